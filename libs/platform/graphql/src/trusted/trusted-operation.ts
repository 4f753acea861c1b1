import type { Type } from '@nestjs/common';
import type { AtOnce } from '@alongside/platform/database';

/** The arguments of an operation's fields, by the field's path: `given['person.story']`. They are coerced by the schema, as in the normal way. */
export type Given = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/**
 * A hot operation that is answered without GraphQL’s execution: a use case of the same domain gives the whole tree, and the safelisted document
 * is written from it. Guard, transaction, log and masking are those of every operation. A spec of its domain proves the answer equal, byte by byte.
 */
export interface TrustedOperation {
  /** The operation’s name on the safelist. */
  readonly operation: string;
  /** The resolver of its one root field, and its method: whoever may not run that is refused here too. */
  readonly resolver: readonly [resolver: Type, method: string];
  /** Fields with a resolver of their own that `run` fills, and the arguments it knows: `{ 'Person.story': ['first'] }`. Asked for more, it is not asked. */
  readonly fills: Readonly<Record<string, readonly string[]>>;
  /** Plain fields that `run` leaves out, as `Entry.earlier`: a document that asks for one goes the normal way. */
  readonly lacks: readonly string[];
  /** Whether `run` is one statement that resumes the session itself, so that nothing may be asked before it. */
  readonly resumesSession?: true;
  /** Gives what the root field gives, with what is filled. */
  run(given: Given): Promise<object>;
  /** A mutation as one statement, where it is one; undefined where it is not, or something is amiss, which `run` then says. */
  atOnce?(given: Given): AtOnce<object, readonly unknown[]> | undefined;
}
