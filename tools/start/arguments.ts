import { ClearError } from '../clear-error.ts';

/** What `npm start` was asked for by its arguments. */
export interface Arguments {
  /** A place of one's own instead of the demo. */
  readonly empty: boolean;
  readonly help: boolean;
}

/** The words of `npm start -- --help`. */
export const HELP = `npm start               opens the demo place, Millbrook: everyone in it is made up
npm start -- --empty    opens a place of your own; the first time it shows a code to set it up with
npm start -- --help     says this

Settings come before the command, as in PORT=3100 npm start -- --empty. README.md lists them.`;

/** Reads the arguments. What it does not know is refused, so that nobody opens the demo by a slip of the keys. */
export function readArguments(given: readonly string[]): Arguments {
  const unknown = given.find((each) => !['--empty', '--help', '-h'].includes(each));
  if (unknown !== undefined) throw new ClearError(`"${unknown}" means nothing to npm start, so nothing was started.\n\n${HELP}`);
  return { empty: given.includes('--empty'), help: given.includes('--help') || given.includes('-h') };
}
