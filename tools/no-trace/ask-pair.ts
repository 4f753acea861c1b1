import type { Hidden } from './hidden.ts';
import { without } from './hidden.ts';
import { type Ids, type Pair, questionsFor, type Step } from './plan.ts';
import type { Told, Twins } from './twins.ts';

/** An operation that answers otherwise where something hidden is there. */
export interface Difference {
  readonly operation: string;
  /** The steps from the first to the one that differs. */
  readonly steps: readonly Step[];
  readonly told: Told;
  readonly toldWithout: Told;
  readonly hidden: readonly Hidden[];
}

/** What is asked of a pair of worlds. */
export interface Asked {
  readonly operations: readonly string[];
  readonly mutations: ReadonlySet<string>;
}

/** Asks each operation in the world and in its twin without what is hidden. Gives those whose answers are not the same to the byte. */
export async function askPair(twins: Twins, pair: Pair, { operations, mutations }: Asked): Promise<{ requests: number; differences: Difference[]; told: Told[] }> {
  const salt = `s${pair.seed}`;
  const askers = pair.witness ? [pair.asker, pair.witness] : [pair.asker];
  let ids: Ids | undefined;
  let plan: Step[][] = [];
  const tellAll = async (furnished: Pair['furnished']): Promise<Told[][]> =>
    twins.inWorld(furnished, askers, salt, async (found, ask) => {
      // what the asker may send is the same in both: ids of the world that has everything
      ids ??= found;
      plan = questionsFor(pair, operations, mutations, salt, ids);
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
    return [{ operation: operations[at] ?? '', steps: steps.slice(0, step + 1), told: one[step] ?? '', toldWithout: other[step] ?? '', hidden: pair.hidden }];
  });
  return { requests: plan.flat().length * 2, differences, told: told.flat() };
}
