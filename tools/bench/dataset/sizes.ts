import { ClearError } from '../../clear-error.ts';
import { randomOf } from './random.ts';

/** What a dataset is made from: equal sizes give equal rows. */
export interface Sizes {
  readonly people: number;
  readonly entries: number;
  readonly seed: number;
  /** The moment, in milliseconds, that the invented place has reached. */
  readonly base: number;
}

/** One person in ten has a story of this many entries: theirs are the pages that are measured. */
const LONG = { every: 10, least: 64, most: 104 };

/** The place's clock stands at the last quarter's beginning, so that what people agreed to has not run out, and a dataset serves for weeks. */
export function baseOf(today: Date): number {
  return Date.UTC(today.getUTCFullYear(), Math.floor(today.getUTCMonth() / 3) * 3, 1);
}

/** Whether this person's story is a long one. */
export const isLong = (person: number): boolean => person % LONG.every === 0;

/** How many entries each person has; their sum is exactly what was asked for. */
export function storyLengths({ people, entries, seed }: Sizes): Uint16Array {
  const random = randomOf(seed, 1);
  const lengths = new Uint16Array(people);
  const weights = new Float64Array(people);
  let left = entries;
  let weight = 0;
  for (let person = 0; person < people; person++) {
    if (isLong(person)) left -= lengths[person] = random.between(LONG.least, LONG.most);
    else weight += weights[person] = -Math.log(1 - random.fraction());
  }
  if (left < 0) throw new ClearError(`${people} people need at least ${Math.ceil(people * 8.5)} entries, and ${entries} were asked for.`);
  let [passed, given] = [0, 0];
  for (let person = 0; person < people; person++) {
    if (isLong(person)) continue;
    passed += weights[person] ?? 0;
    const now = Math.round((left * passed) / weight);
    lengths[person] = now - given;
    given = now;
  }
  return lengths;
}
