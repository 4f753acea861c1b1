import type { SharedPerson } from '../served/shared-place.ts';
import type { Read } from './readers.ts';
import type { Withdrawal } from './withdrawals.ts';

/** What a race came to. */
export interface Raced {
  withdrawals: number;
  /** Reads that began after the withdrawal was acknowledged. */
  readsAfter: number;
  reads: number;
  /** Reads that began after it and still showed what it hides, by their names. */
  readonly shown: Map<string, number>;
  /** Reads, whenever they began, that showed words written after it. */
  newWords: number;
  /** Reads that showed nothing before either: nothing is proved by them. */
  unseen: number;
}

/** Who takes part in a race. */
export interface Race {
  readonly origins: readonly string[];
  readonly reads: readonly Read[];
  readonly withdraw: Withdrawal;
  /** Writes words about the person after the withdrawal. */
  readonly writeMore: (person: SharedPerson, words: string) => Promise<void>;
}

const READERS = 3;

/** One withdrawal against readers that ask without a pause, each on connections of its own. */
export async function raceOne({ origins, reads, withdraw, writeMore }: Race, person: SharedPerson, raced: Raced): Promise<void> {
  const { personId, mark } = person;
  const later = `later-${mark}`;
  const isSeen = ({ shows }: Read, body: string): boolean => body.includes(shows === 'words' ? mark : personId);
  // whose words alone are withdrawn may be found still
  const isGone = ({ shows }: Read): boolean => shows === 'words' || withdraw.hides === 'person';
  let acknowledged = Infinity;
  const one = async (n: number): Promise<void> => {
    const origin = origins[n % origins.length] ?? '';
    let after = 0;
    for (let turn = n; after < 2; turn++) {
      const read = reads[turn % reads.length];
      if (!read) return;
      const began = performance.now();
      const body = await read.ask(origin, person);
      raced.reads++;
      if (body.includes(later)) raced.newWords++;
      if (began <= acknowledged || !isGone(read)) continue;
      after++;
      raced.readsAfter++;
      if (isSeen(read, body)) raced.shown.set(read.name, (raced.shown.get(read.name) ?? 0) + 1);
    }
  };
  for (const read of reads) if (!isSeen(read, await read.ask(origins[0] ?? '', person))) raced.unseen++;
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
