import { parseArgs } from 'node:util';
import { ClearError } from '../clear-error.ts';

/** What is checked. */
export type Options = { kind: 'help' } | { kind: 'pairs'; pairs: number; perWorld: number; seed: number };

export const USE = `npm run check:no-trace asks pairs of worlds, one with and one without what is hidden from whoever asks, and wants the same answer to the byte.

  --pairs N --seed S   N pairs of answers, of every operation of the apps in turn; without --seed another seed each time
  --per-world M        so many of them about each pair of worlds (16): more are faster, fewer vary more
  --help               this text

What is hidden is told by the TypeScript decision. It is asked of the API, in this process. A difference is printed with the least that is hidden in it.
It ends with 1 where an answer differs, or where an operation has no question.`;

/** Reads the command line. Throws a ClearError with the usage. */
export function readOptions(args: string[]): Options {
  const values = parse(args);
  if (values.help || values.pairs === undefined) return { kind: 'help' };
  const [pairs, perWorld] = [wholeNumber(values.pairs, '--pairs'), wholeNumber(values['per-world'], '--per-world')];
  const seed = wholeNumber(values.seed ?? String(Date.now() % 1_000_000_000), '--seed');
  if (pairs < 1 || perWorld < 1) throw new ClearError(`--pairs and --per-world must be at least 1.\n\n${USE}`);
  return { kind: 'pairs', pairs, perWorld, seed };
}

function wholeNumber(text: string, name: string): number {
  const number = Number(text.replaceAll(/[_,]/g, ''));
  if (text.trim() === '' || !Number.isSafeInteger(number)) throw new ClearError(`${name} must be a whole number.\n\n${USE}`);
  return number;
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        pairs: { type: 'string' },
        seed: { type: 'string' },
        'per-world': { type: 'string', default: '16' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new ClearError(`${error instanceof Error ? error.message : String(error)}\n\n${USE}`);
  }
}
