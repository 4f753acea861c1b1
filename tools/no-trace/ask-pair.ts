import type { Furnished } from './furnished.ts';
import { without } from './hidden.ts';
import { type Asked, type Ids, type Pair, questionsFor, type Step } from './plan.ts';
import type { Told, Twins } from './twins.ts';

/** An operation that answers otherwise where something hidden is there. */
export interface Difference {
  readonly pair: Pair;
  readonly operation: string;
  /** The steps from the first to the one that differs. */
  readonly steps: readonly Step[];
  readonly told: Told;
  readonly toldWithout: Told;
}

/** Something was told, and no error. */
export const isAnswer = (told: Told | undefined): boolean => told !== undefined && !told.includes('"errors":');

const saltOf = ({ seed }: Pair): string => `s${seed}`;
const askersOf = ({ asker, witness }: Pair) => (witness ? [asker, witness] : [asker]);

/** Asks each operation in the world and in its twin without what is hidden. Gives those whose answers are not the same to the byte. */
export async function askPair(
  twins: Twins,
  pair: Pair,
  { operations, mutations }: Asked,
): Promise<{ requests: number; differences: Difference[]; told: Told[]; answered: string[] }> {
  let ids: Ids | undefined;
  let plan: Step[][] = [];
  const tellAll = async (furnished: Furnished): Promise<Told[][]> =>
    twins.inWorld(furnished, askersOf(pair), saltOf(pair), async (found, ask) => {
      // what the asker may send is the same in both: ids of the world that has everything
      ids ??= found;
      plan = questionsFor(pair, { operations, mutations }, saltOf(pair), ids);
      const all: Told[][] = [];
      for (const steps of plan) all.push(await ask(steps));
      return all;
    });
  const told = await tellAll(pair.furnished);
  const toldWithout = await tellAll(without(pair.furnished, pair.hidden));
  const differences = plan.flatMap((steps, at): Difference[] => {
    const [one, other] = [told[at] ?? [], toldWithout[at] ?? []];
    const step = steps.findIndex((_, n) => one[n] !== other[n]);
    if (step < 0) return [];
    return [
      { pair, operation: operations[at] ?? '', steps: steps.slice(0, step + 1), told: one[step] ?? '', toldWithout: other[step] ?? '' },
    ];
  });
  const answered = plan.flatMap((steps, at) => steps.flatMap(({ operation }, n) => (isAnswer(told[at]?.[n]) ? [operation] : [])));
  return { requests: plan.flat().length * 2, differences, told: told.flat(), answered };
}

/** Asks these steps alone, in one world. */
export const askSteps = (twins: Twins, pair: Pair, furnished: Furnished, steps: readonly Step[]): Promise<Told[]> =>
  twins.inWorld(furnished, askersOf(pair), saltOf(pair), (_, ask) => ask(steps));
