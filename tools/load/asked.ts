import { parseArgs } from 'node:util';
import { ClearError } from '../clear-error.ts';
import { type DateOrder, type Meaning, meaningOf, type Told } from '../../libs/people/model/src/own-list/index.ts';

/** What `npm run load` was asked for. */
export interface Asked {
  readonly file: string;
  readonly organisation: string | undefined;
  readonly columns: Told;
  readonly dates: DateOrder | undefined;
  readonly source: string | undefined;
  readonly encoding: string | undefined;
  /** Nobody is asked: for scripts. */
  readonly yes: boolean;
  /** Shows what would be loaded, and loads nothing. */
  readonly check: boolean;
}

export const USAGE = `npm run load -- people FILE [options]

Puts a partner's list of people on their organisation's own list. FILE is a CSV with names of columns in its first line.

  --organisation NAME         whose list it is; needed where the place has several organisations
  --column "HEADER=MEANING"   says what a column is, or "HEADER=ignore"; may be given several times
  --dates day-first           03/04/1990 is 3 April, or month-first: 4 March; only needed where the list does not show it
  --source "WORDS"            where the list comes from, such as "Tenancy list, October"; else the name of the file
  --encoding NAME             how letters are written, such as windows-1252; only needed where they look wrong
  --check                     shows what would be loaded, and loads nothing
  --yes                       does not ask, for scripts`;

/** Reads the words after `npm run load --`. Throws a ClearError where they make no sense. */
export function readAsked(words: readonly string[]): Asked {
  const { values, positionals } = parse(words);
  const [what, file, ...more] = positionals;
  if (what !== 'people' || !file || more.length > 0) throw new ClearError(USAGE);
  if (values.dates !== undefined && values.dates !== 'day-first' && values.dates !== 'month-first')
    throw new ClearError(`--dates is day-first or month-first, and not "${values.dates}".`);
  return {
    file,
    organisation: values.organisation,
    columns: Object.fromEntries((values.column ?? []).map(toColumn)),
    dates: values.dates,
    source: values.source,
    encoding: values.encoding,
    yes: values.yes ?? false,
    check: values.check ?? false,
  };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        organisation: { type: 'string' },
        column: { type: 'string', multiple: true },
        dates: { type: 'string' },
        source: { type: 'string' },
        encoding: { type: 'string' },
        yes: { type: 'boolean' },
        check: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new ClearError(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

function toColumn(said: string): [string, Meaning | 'ignore'] {
  const at = said.lastIndexOf('=');
  const [header, word] = [said.slice(0, at).trim(), said.slice(at + 1).trim()];
  const meaning = /^(ignore|leave out|nothing)$/i.test(word) ? 'ignore' : meaningOf(word);
  if (at < 1 || !header || !meaning)
    throw new ClearError(`--column "${said}" is not understood. For instance: --column "DOB=birth date", or --column "Notes=ignore".`);
  return [header, meaning];
}
