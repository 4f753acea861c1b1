import { seconds } from '../start/steps.ts';
import { ClearError } from '../clear-error.ts';
import { closingTable } from '../closing-table.ts';
import { askPair, type Difference } from './ask-pair.ts';
import { Heard } from './heard.ts';
import { leastHidden } from './least-hidden.ts';
import { everythingAsked, notAsked, operationsOfTheApps } from './operations.ts';
import { makePair } from './plan.ts';
import { Twins } from './twins.ts';

/** Of so many operations that differ one is shown, with the least that is hidden. The rest is counted. */
const SHOWN = 12;
/** Among so many pairs, which is what `npm test` asks, something must be answered beside each kind of hidden thing. */
const ENOUGH = 2000;

/** What many pairs said. */
export interface Tally {
  pairs: number;
  worlds: number;
  requests: number;
  /** Answers that held something, and no error. */
  answered: number;
  readonly asked: Map<string, number>;
  readonly heard: Heard;
  readonly differences: Difference[];
}

const more = (counts: Map<string, number>, key: string, by = 1): void => void counts.set(key, (counts.get(key) ?? 0) + by);

/** Asks so many pairs, each operation in its turn, or `only` one. Stops early once `enough` says so. */
export async function askPairs(
  twins: Twins,
  { pairs, perWorld, seed, only }: { pairs: number; perWorld: number; seed: number; only?: string | undefined },
  told: (tally: Tally) => void | Promise<void> = () => undefined,
  enough: (tally: Tally) => boolean = () => false,
): Promise<Tally> {
  const { operations: all, mutations } = everythingAsked();
  const operations = only === undefined ? all : [only];
  const tally: Tally = { pairs: 0, worlds: 0, requests: 0, answered: 0, asked: new Map(), heard: new Heard(), differences: [] };
  for (let at = 0; tally.pairs < pairs && !enough(tally); at++) {
    const pair = makePair(worldSeed(seed, at));
    if (!pair) continue;
    const some = Array.from(
      { length: Math.min(perWorld, pairs - tally.pairs) },
      (_, n) => operations[(tally.pairs + n) % operations.length] ?? '',
    );
    const { requests, differences, answered } = await askPair(twins, pair, { operations: some, mutations });
    tally.pairs += some.length;
    tally.worlds += 1;
    tally.requests += requests;
    tally.answered += answered.length;
    tally.heard.add(pair.hidden, some.length, answered);
    for (const operation of some) more(tally.asked, operation);
    tally.differences.push(...differences);
    await told(tally);
  }
  return tally;
}

/** `npm run check:no-trace -- --pairs N`: prints each kind of difference once, and the counts. */
export async function checkPairs(options: { pairs: number; perWorld: number; seed: number }): Promise<number> {
  const missing = notAsked(operationsOfTheApps().operations);
  if (missing.length > 0) throw new ClearError(`tools/no-trace/questions.ts has to ask what the apps ask: ${missing.join(', ')}`);
  console.log(`${options.pairs} pairs, seed ${options.seed}`);
  const from = performance.now();
  let last = from;
  const shown = new Set<string>();
  const twins = await Twins.open();
  try {
    const tally = await askPairs(twins, options, async (so) => {
      for (const difference of so.differences) {
        if (shown.has(difference.operation) || shown.size >= SHOWN) continue;
        shown.add(difference.operation);
        console.log(await leastHidden(twins, difference));
      }
      if (performance.now() - last > 5000) {
        last = performance.now();
        console.log(`  ${so.pairs} pairs, ${so.differences.length} differ, ${seconds(from)}`);
      }
    });
    const { operations } = everythingAsked();
    console.log(
      `\n${closingTable([
        ['Pairs of answers', `${tally.pairs}, of ${tally.asked.size} kinds, each ${Math.min(...tally.asked.values())} times or more`],
        ['Pairs of worlds', tally.worlds],
        ['Requests', `${tally.requests}; ${tally.answered} of the half in whole worlds were answered without an error`],
        ...tally.heard.rows(operations),
        ['Answers that differ', tally.differences.length],
        ['Seed', `${options.seed}, ${seconds(from)}`],
      ])}`,
    );
    const besideWhat = tally.pairs >= ENOUGH ? tally.heard.silentKinds() : [];
    return tally.differences.length === 0 && besideWhat.length === 0 ? 0 : 1;
  } finally {
    await twins.close();
  }
}

/** Each seed has worlds of its own. */
const worldSeed = (seed: number, at: number): number => (Math.imul(seed | 0, 0x85ebca6b) + Math.imul(at, 0xc2b2ae35)) >>> 0;
