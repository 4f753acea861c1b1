import { SHORT_NAMES } from './nicknames.data.ts';

const others = new Map<string, Set<string>>();
for (const group of SHORT_NAMES)
  for (const name of group) {
    const known = others.get(name) ?? new Set<string>();
    for (const other of group) if (other !== name) known.add(other);
    others.set(name, known);
  }

/** Other names that the same person may go by: tommy → thomas, tom. Two short names of one full name count; two full names never do. */
export function alternatives(word: string): string[] {
  return [...(others.get(word) ?? [])].sort();
}

/** A typed word with its alternatives, as the database's `word_fit` reads it: `kelly|kel|kels`. */
export function withAlternatives(word: string): string {
  return [word, ...alternatives(word)].join('|');
}
