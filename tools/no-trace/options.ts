import { anySeed, checkOptions, wholeNumber } from '../check-options.ts';

/** What is checked. */
export type Options = { kind: 'help' } | { kind: 'pairs'; pairs: number; perWorld: number; seed: number };

export const USE = `npm run check:no-trace asks pairs of worlds, one with and one without what is hidden from whoever asks, and wants the same answer to the byte.

  --pairs N --seed S   N pairs of answers, of every operation of the apps in turn; without --seed another seed each time
  --per-world M        so many of them about each pair of worlds (16): more are faster, fewer vary more
  --help               this text

What is hidden is told by the TypeScript decision. It is asked of the API, in this process. A difference is printed with the least that is hidden in it.
It ends with 1 where an answer differs or an operation has no question; from 2000 pairs on also where beside some kind of hidden thing nothing was
answered without an error.`;

/** Reads the command line. Throws a ClearError with the usage. */
export function readOptions(args: string[]): Options {
  const values = checkOptions(
    {
      pairs: { type: 'string' },
      seed: { type: 'string', default: anySeed() },
      'per-world': { type: 'string', default: '16' },
      help: { type: 'boolean', default: false },
    },
    USE,
    args,
  );
  if (values.help || values.pairs === undefined) return { kind: 'help' };
  return {
    kind: 'pairs',
    pairs: wholeNumber(values.pairs, '--pairs', USE, 1),
    perWorld: wholeNumber(values['per-world'], '--per-world', USE, 1),
    seed: wholeNumber(values.seed, '--seed', USE),
  };
}
