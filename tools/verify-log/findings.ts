/** What can be wrong with the log, in the order in which it is told. */
export type Kind =
  | 'edited'
  | 'removed'
  | 'doubled'
  | 'without a seal'
  | 'back-dated'
  | 'dated later'
  | 'reordered'
  | 'another root'
  | 'broken link'
  | 'another key'
  | 'forged'
  | 'cut tail'
  | 'another seal'
  | 'cut witness'
  | 'unreadable'
  | 'no key'
  | 'no seals';

/** One thing that is wrong, and where: a seal, a month, the id of a look. Never a name, and never a person. */
export interface Finding {
  readonly kind: Kind;
  readonly words: string;
}

/** How many of one kind are told one by one. */
const TOLD = 20;

/** Collects what a check finds: each kind is counted, and the first of it are told. */
export class Findings {
  private readonly found = new Map<Kind, { count: number; told: string[] }>();

  add(kind: Kind, words: string): void {
    const seen = this.found.get(kind) ?? { count: 0, told: [] };
    this.found.set(kind, seen);
    seen.count++;
    if (seen.told.length < TOLD) seen.told.push(words);
  }

  get all(): Finding[] {
    return [...this.found].flatMap(([kind, { count, told }]) => [
      ...told.map((words) => ({ kind, words })),
      ...(count > told.length ? [{ kind, words: `… and ${count - told.length} more like this (${kind}).` }] : []),
    ]);
  }
}
