import type { SharedPerson } from '../served/shared-place.ts';
import type { Read } from './readers.ts';
import type { Withdrawal } from './withdrawals.ts';

/** What a race came to. */
export interface Raced {
  withdrawals: number;
  /** Reads that began after the withdrawal was acknowledged. */
  readsAfter: number;
  reads: number;
  /** Reads that began after it and still showed the words. */
  shown: number;
  /** Reads, whenever they began, that showed words written after it. */
  newWords: number;
  /** People whose words were not to be seen before either: nothing is proved by them. */
  unseen: number;
}

/** Who takes part in a race. */
export interface Race {
  readonly origins: readonly string[];
  readonly read: Read;
  readonly withdraw: Withdrawal;
  /** Writes words about the person after the withdrawal. */
  readonly writeMore: (person: SharedPerson, words: string) => Promise<void>;
}

const READERS = 3;

/** One withdrawal against readers that ask without a pause, each on connections of its own. */
export async function raceOne({ origins, read, withdraw, writeMore }: Race, person: SharedPerson, raced: Raced): Promise<void> {
  const { reader, personId, mark } = person;
  const later = `later-${mark}`;
  let acknowledged = Infinity;
  const one = async (n: number): Promise<void> => {
    const origin = origins[n % origins.length] ?? '';
    for (let after = 0; after < 2;) {
      const began = performance.now();
      const body = await read(origin, reader.cookie, personId);
      raced.reads++;
      if (body.includes(later)) raced.newWords++;
      if (began <= acknowledged) continue;
      after++;
      raced.readsAfter++;
      if (body.includes(mark)) raced.shown++;
    }
  };
  if (!(await read(origins[0] ?? '', reader.cookie, personId)).includes(mark)) raced.unseen++;
  const readers = Array.from({ length: READERS }, (_, n) => one(n));
  try {
    await withdraw.run(person);
    acknowledged = performance.now();
    await writeMore(person, later);
  } finally {
    acknowledged = Math.min(acknowledged, performance.now()); // a withdrawal that failed must not leave readers behind
    await Promise.allSettled(readers);
  }
  await Promise.all(readers);
  raced.withdrawals++;
}
