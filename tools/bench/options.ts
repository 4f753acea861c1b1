import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ClearError } from '../clear-error.ts';
import { ROOT } from '../start/settings.ts';
import { baseOf, type Sizes } from './dataset/sizes.ts';

/** What can be measured. */
export const SUBJECTS = ['page', 'record', 'decision', 'log', 'load', 'idle', 'oracle'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** What `npm run bench` was asked for. */
export interface Options {
  readonly sizes: Sizes;
  readonly small: boolean;
  readonly only: readonly Subject[];
  readonly rounds: number;
  readonly seconds: number;
  readonly connections: readonly number[];
  /** Connections to PostgreSQL, the same for every contender. */
  readonly pool: number;
  /** How many the oracle asks about somebody hidden, and as many about nobody. */
  readonly questions: number;
  /** How many people are on the partner's list that is loaded. */
  readonly rows: number;
  /** End with 1 where a gate fails. */
  readonly gate: boolean;
  /** The API's built entry. */
  readonly api: string;
  readonly folder: string;
}

const HELP = `npm run bench -- [what] [options]

  page, record, decision, log, load, idle, oracle   what to measure; all but the oracle where none is named
  --small                  a small dataset and short rounds: whether everything works, no figure to quote
  --people 200000          how many people the dataset has
  --entries 2000000        how many entries they have together
  --seed 1                 another seed, other people; the rounds of the oracle ask by this seed and those after it
  --only page,record       the same as naming them
  --rounds 3               how often each contender is measured; the median counts
  --seconds 5              how long each time
  --connections 1,16,64    how many ask at once
  --questions 10000        how many the oracle asks about the hidden, and about nobody, in each round
  --rows 10000             how many people are on the partner's list that is loaded
  --pool 8                 connections to PostgreSQL, the same for every contender; 8 is what Alongside takes where nothing is said
  --api dist/apps/api/main.js   another build of the API
  --gate                   end with 1 where a target is missed

The dataset is kept in .data/bench, or in ALONGSIDE_BENCH_DATA.`;

/** Where nothing is named. The oracle alone takes longer than all the rest; memory is read as Linux tells it. */
const isUsual = (subject: Subject, small: boolean): boolean =>
  small ? subject !== 'idle' || process.platform === 'linux' : subject !== 'oracle';

/** Reads the command line. Throws a ClearError that says what is wrong with it; undefined where only help was asked for. */
export function readOptions(args: readonly string[], environment: NodeJS.ProcessEnv, today: Date): Options | undefined {
  const { values, positionals } = parse(args);
  if (values.help) {
    console.log(HELP);
    return undefined;
  }
  const small = values.small ?? false;
  const whole = (
    name: 'people' | 'entries' | 'seed' | 'rounds' | 'seconds' | 'pool' | 'questions' | 'rows',
    usual: number,
    least: number,
    most: number,
  ): number => {
    const number = Number(values[name] ?? usual);
    if (Number.isInteger(number) && number >= least && number <= most) return number;
    throw new ClearError(`--${name} must be a whole number from ${least} to ${most}, and is "${values[name]}".`);
  };
  const list = (text: string) => text.split(',').filter(Boolean);
  const named = [...positionals, ...list(values.only ?? '')];
  for (const name of named)
    if (!SUBJECTS.some((subject) => subject === name))
      throw new ClearError(`"${name}" is nothing that the bench measures. It measures ${SUBJECTS.join(', ')}.`);
  const connections = list(values.connections ?? (small ? '4' : '1,16,64')).map(Number);
  if (connections.length === 0 || connections.some((n) => !Number.isInteger(n) || n < 1 || n > 256))
    throw new ClearError(`--connections must be whole numbers from 1 to 256 with commas between, and is "${values.connections}".`);
  return {
    sizes: {
      people: whole('people', small ? 3000 : 200_000, 500, 1_000_000),
      entries: whole('entries', small ? 30_000 : 2_000_000, 5000, 10_000_000),
      seed: whole('seed', 1, 0, 1_000_000_000),
      base: baseOf(today),
    },
    small,
    only: SUBJECTS.filter((subject) => (named.length ? named.includes(subject) : isUsual(subject, small))),
    rounds: whole('rounds', small ? 1 : 3, 1, 50),
    seconds: whole('seconds', small ? 1 : 5, 1, 600),
    connections,
    pool: whole('pool', 8, 1, 64),
    questions: whole('questions', small ? 200 : 10_000, 40, 1_000_000),
    rows: whole('rows', small ? 500 : 10_000, 1, 1_000_000),
    gate: values.gate ?? false,
    api: resolve(ROOT, values.api ?? 'dist/apps/api/main.js'),
    folder: resolve(ROOT, environment['ALONGSIDE_BENCH_DATA'] || join('.data', 'bench')),
  };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const yes = { type: 'boolean' } as const;
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...{ help: yes, small: yes, gate: yes, people: text, entries: text, seed: text, only: text },
        ...{ rounds: text, seconds: text, connections: text, pool: text, questions: text, rows: text, api: text },
      },
    });
  } catch (error) {
    throw new ClearError(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
  }
}
