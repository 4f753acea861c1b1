import type { Decider } from '../../libs/consent/model/src/decision/decider.ts';
import { randomWorld } from '../../libs/consent/model/src/testing/random-world.ts';
import { closingTable, type Row } from '../closing-table.ts';
import { seconds } from '../start/steps.ts';
import { askEach, inWords, ofOneMind, whoSaidWhat } from './compare.ts';
import { shrink } from './shrink.ts';
import { Tally } from './tally.ts';

/** Of so many kinds of disagreement one is shown, with a small world. The rest is counted. */
const KINDS_SHOWN = 20;

/** Asks random questions about random worlds of every side. */
export async function checkQuestions(
  { questions, perWorld, seed }: { questions: number; perWorld: number; seed: number },
  deciders: readonly Decider[],
): Promise<number> {
  console.log(`${questions} questions, seed ${seed}, of ${deciders.map(({ name }) => name).join(' and ')}`);
  const from = performance.now();
  let told = from;
  const tally = new Tally();
  let differ = 0;
  const kinds = new Map<string, number>();
  for (let at = 0; tally.questions < questions; at++) {
    const random = randomWorld(worldSeed(seed, at), Math.min(perWorld, questions - tally.questions));
    const said = await askEach(deciders, random.world, random.questions);
    for (const [which, question] of random.questions.entries()) {
      const each = said[which] ?? [];
      for (const { answer } of each.slice(-1)) tally.add(answer);
      if (ofOneMind(each, undefined)) continue;
      differ += 1;
      const kind = each.map(({ by, answer }) => `${by} ${inWords({ ...answer, duties: [] })}`).join(', ');
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      if (kinds.get(kind) !== 1 || kinds.size > KINDS_SHOWN) continue;
      const world = await shrink(deciders, random.world, question);
      const small = await askEach(deciders, world, [question]);
      console.log(`\nWorld ${at} of seed ${seed}, its question ${which + 1}. The smallest world in which they still differ:
${JSON.stringify({ n: `${seed}-${at}-${which + 1}`, title: 'not of one mind', world, question })}
${whoSaidWhat(small[0] ?? each, undefined)}`);
    }
    if (performance.now() - told > 5000) {
      told = performance.now();
      console.log(`  ${tally.questions} questions, ${differ} not of one mind, ${seconds(from)}`);
    }
  }
  const silent = tally.silentRules();
  console.log(
    `\n${closingTable([
      ...tally.rows(),
      ['Rules that never fired', silent.join(', ') || 'none'],
      ['Questions', tally.questions],
      ['Not of one mind', differ],
      ...[...kinds].map(([kind, count]): Row => ['', `${count} times: ${kind}`]),
      ['Seed', `${seed}, ${seconds(from)}`],
    ])}`,
  );
  return differ === 0 && silent.length === 0 ? 0 : 1;
}

/** Each seed has worlds of its own. */
const worldSeed = (seed: number, at: number): number => (Math.imul(seed | 0, 0x85ebca6b) + Math.imul(at, 0xc2b2ae35)) >>> 0;
