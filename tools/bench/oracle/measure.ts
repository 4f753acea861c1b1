import { join } from 'node:path';
import { ClearError } from '../../clear-error.ts';
import { randomOf } from '../dataset/random.ts';
import type { Options } from '../options.ts';
import { type Gate, markdown } from '../report.ts';
import { pageContenders } from '../run/contenders.ts';
import { type Bench, environmentOf } from '../run/measure.ts';
import { Processes } from '../run/processes.ts';
import { median } from '../statistics.ts';
import { askByTurns, type Kind, KINDS, type Times } from './ask.ts';
import { kolmogorovSmirnov, type Tested } from './kolmogorov-smirnov.ts';
import { chooseSubjects } from './subjects.ts';

/** Below this chance alone is no explanation. */
const P = 0.01;

/** One run: what the test says of each kind of question, and of all together. */
export type Run = Readonly<Record<Kind | 'all', Tested & { readonly hidden: number; readonly invented: number }>>;

/** Asks as often about somebody hidden as about nobody, and tests whether the time of an answer tells which it was. */
export async function askTheOracle({ options, database, stopping }: Bench): Promise<Run[]> {
  const processes = new Processes();
  try {
    const [api] = pageContenders(options.api);
    if (!api) throw new Error('There is no API to ask.');
    const { port } = await processes.server(
      api.name,
      api.script,
      join(options.folder, 'oracle.log'),
      environmentOf(api, options, database),
    );
    const runs: Run[] = [];
    for (let run = 0; run < options.rounds; run++) {
      if (stopping.asked()) throw new ClearError('Stopped half-way, so there are no figures.');
      const seed = options.sizes.seed + run;
      const random = randomOf(seed, 9);
      const subjects = await chooseSubjects(database.adminUrl, options.questions, seed);
      const asked = Array.from({ length: options.questions }, (_, at) => subjects[at % subjects.length] ?? subjects[0]).filter(
        (one) => one !== undefined,
      );
      await askByTurns(port, asked.slice(0, 400), () => random.fraction()); // plans are made, and what slept wakes up
      runs.push(tested(await askByTurns(port, asked, () => random.fraction())));
      console.log(`  run ${run + 1}, seed ${seed}: ${KINDS.map((kind) => `${kind} p ${runs.at(-1)?.[kind].p.toFixed(3)}`).join(', ')}`);
    }
    return runs;
  } finally {
    await processes.stop();
  }
}

function tested(times: Times): Run {
  const all = { hidden: KINDS.flatMap((kind) => times[kind].hidden), invented: KINDS.flatMap((kind) => times[kind].invented) };
  const of = ({ hidden, invented }: { hidden: number[]; invented: number[] }) => ({
    ...kolmogorovSmirnov(hidden, invented),
    hidden: median(hidden),
    invented: median(invented),
  });
  return { ...Object.fromEntries(KINDS.map((kind) => [kind, of(times[kind])])), all: of(all) } as Run;
}

/** The runs as a Markdown table. */
export function oracleTable(runs: readonly Run[], { questions, sizes }: Options): string {
  const rows = runs.flatMap((run, at) =>
    [...KINDS, 'all' as const].map((kind) => {
      const { d, p, hidden, invented } = run[kind];
      return [String(at + 1), kind, d.toFixed(4), p.toFixed(3), hidden.toFixed(3), invented.toFixed(3)];
    }),
  );
  const head = ['run', 'asked', 'D', 'p', 'median ms, hidden', 'median ms, invented'];
  return [`### Hidden, or nobody: ${questions} questions about each, seed ${sizes.seed}\n`, ...markdown([head, ...rows])].join('\n');
}

/** In two of three runs the test must find nothing, of each kind by itself. */
export const oracleGates = (runs: readonly Run[]): Gate[] =>
  [...KINDS, 'all' as const].map((kind) => {
    const passed = runs.filter((run) => run[kind].p > P).length;
    return {
      name: `time of an answer about the hidden and about nobody: ${kind}`,
      target: `p > ${P} in 2 of 3`,
      measured: `in ${passed} of ${runs.length}`,
      passed: passed * 3 >= runs.length * 2,
    };
  });
