import { anySeed, checkOptions, wholeNumber } from '../check-options.ts';
import { ClearError } from '../clear-error.ts';

/** What is checked. */
export type Options =
  | { kind: 'help' }
  | { kind: 'worlds'; file: string; postgres: boolean }
  | { kind: 'questions'; questions: number; perWorld: number; seed: number; postgres: boolean }
  | { kind: 'mutants'; seed: number; postgres: boolean };

export const USE = `npm run check:sharing asks the sharing decision twice: of PostgreSQL, and of TypeScript.

  --worlds FILE             the questions of a file in the format of sharing-cases.ndjson, with its own expectations
  --questions N --seed S    N random questions; without --seed another seed each time
  --per-world M             so many of them about each world (20): more are faster, fewer vary more
  --mutants [--seed S]      small mistakes are put into both, one at a time, and each must be noticed
  --without-postgres        TypeScript alone: with --worlds against the expectations, with --questions to see how often each rule fires
  --help                    this text

It ends with 1 where two are not of one mind, a mistake is not noticed, or a rule never fired.`;

/** Reads the command line. Throws a ClearError with the usage. */
export function readOptions(args: string[]): Options {
  const values = checkOptions(
    {
      worlds: { type: 'string' },
      questions: { type: 'string' },
      seed: { type: 'string', default: anySeed() },
      'per-world': { type: 'string', default: '20' },
      mutants: { type: 'boolean', default: false },
      'without-postgres': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
    USE,
    args,
  );
  const asked = [values.help, values.worlds !== undefined, values.questions !== undefined, values.mutants].filter(Boolean);
  if (values.help || asked.length === 0) return { kind: 'help' };
  if (asked.length > 1) throw new ClearError(`Ask for one thing at a time.\n\n${USE}`);
  const postgres = !values['without-postgres'];
  const seed = wholeNumber(values.seed, '--seed', USE);
  if (values.worlds !== undefined) return { kind: 'worlds', file: values.worlds, postgres };
  if (values.mutants) return { kind: 'mutants', seed, postgres };
  const questions = wholeNumber(values.questions ?? '', '--questions', USE, 1);
  const perWorld = wholeNumber(values['per-world'], '--per-world', USE, 1);
  return { kind: 'questions', questions, perWorld, seed, postgres };
}
