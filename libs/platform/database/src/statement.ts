/** One person's content, as it leaves in an answer. */
export interface Look {
  readonly personId: string;
  readonly kind: 'listed' | 'kept_on_a_phone' | 'opened';
  /** Denied: the id was asked for and not found or hidden. Default shown. */
  readonly result?: 'shown' | 'denied';
  readonly entryIds?: readonly string[];
  /** The lines of the sharing decision that opened it. */
  readonly rules?: readonly string[];
}

/** A row as PostgreSQL gives it. */
export type Row = Record<string, unknown>;

/**
 * A written SQL statement. Reading ones say what they show of whom, so that no read can forget the access log;
 * `nobody` is for reference data and for functions that give no personal content.
 */
export interface Statement<R extends object, V extends readonly unknown[]> {
  readonly name: string;
  readonly text: string;
  readonly shows: 'nobody' | ((rows: readonly R[], values: V) => readonly Look[]);
}

const WRITES = /\b(insert|update|delete|merge|truncate|copy|call|do|alter|create|drop|grant|set_config|for\s+(update|share))\b/i;

/** A statement that reads. It is prepared once a connection under its name, which is unique in the product. */
export function query<R extends object, V extends readonly unknown[]>(
  name: string,
  shows: Statement<R, V>['shows'],
  text: string,
): Statement<R, V> & { readonly reads: true } {
  if (!/^\s*(select|with)\b/i.test(text) || WRITES.test(text)) throw new Error(`${name} is not a plain select.`);
  return { name, text: tidy(text), shows, reads: true };
}

/** A statement that writes. What it gives back is no personal content. */
export function change<V extends readonly unknown[], R extends object = Row>(name: string, text: string): Statement<R, V> {
  return { name, text: tidy(text), shows: 'nobody' };
}

/**
 * A statement that is a whole mutation: a function that resumes the session, has its effect and keeps the answer, committed by itself. The door gives
 * its first five values: token, purpose, mutation, hash of the request, answer. The function gives who asks as `context`.
 */
export interface WholeMutation<V extends readonly unknown[]> {
  readonly name: string;
  readonly text: string;
  /** The values after those of the door. */
  readonly values?: V;
}

/**
 * A statement that is a whole read: a function that resumes the session, reads, and writes the look, committed by itself. The door gives its first five
 * values: token, purpose, operation, request, and the id of the look. The first row gives who asks as `context`; those after it are what was read.
 */
export interface WholeRead<R extends object, V extends readonly unknown[]> {
  readonly name: string;
  readonly text: string;
  /** The values after those of the door, and a row. */
  readonly values?: V;
  readonly row?: R;
}

/** A whole read by one call of an SQL function. */
export function wholeRead<R extends object, V extends readonly unknown[]>(name: string, text: string): WholeRead<R, V> {
  return { name, text: tidy(text) };
}

/** A whole mutation by one call of an SQL function. */
export function wholeMutation<V extends readonly unknown[]>(name: string, text: string): WholeMutation<V> {
  return { name, text: tidy(text) };
}

/** One line a clause, without the source's indent: what a reviewer reads in the snapshot. */
function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith('--'))
    .join('\n');
}
