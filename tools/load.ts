import { readFileSync, statSync } from 'node:fs';
import { basename, extname, relative } from 'node:path';
import {
  type Choices,
  missingFrom,
  openList,
  type OpenList,
  readBatches,
  type Survey,
  surveyList,
} from '../libs/people/model/src/own-list/index.ts';
import { ClearError, codeOf, runCommand } from './clear-error.ts';
import { type Asked, readAsked } from './load/asked.ts';
import { checkList, writeBadRows } from './load/check-list.ts';
import { type Counts, OwnList } from './load/own-list.ts';
import { preview } from './load/preview.ts';
import { findRunningDatabase } from './load/running-database.ts';
import { ask, figures, plain, Progress, rows } from './load/terminal.ts';
import { checkNode } from './start/preflight.ts';
import { untilAskedToStop } from './start/stopping.ts';

const [LOADED, SOME_BAD, STOPPED] = [0, 2, 130];
/** Large enough for speed, small enough to stop soon. */
const BATCH = { rows: 500, letters: 1_000_000 };

/** `npm run load -- people FILE`: puts a partner's list on their organisation's own list. Exit code 2: some rows are bad; 130: stopped by Ctrl-C. */
async function load(): Promise<number> {
  checkNode(process.versions.node);
  const asked = readAsked(process.argv.slice(2));
  const database = asked.check ? undefined : findRunningDatabase();
  const list = openFile(asked);
  const survey = await surveyed(list, asked);
  const checked = checkList(list, survey);
  console.log(preview(asked.file, list, survey, checked));

  const going = database && checked.good > 0 && (asked.yes || (await agreed(checked.good)));
  const badFile = checked.bad && (asked.check || going || checked.good === 0) ? writeBadRows(asked.file, list, survey) : undefined;
  if (badFile)
    console.log(
      `\nThe ${rows(checked.bad)} that cannot be loaded, each with its reason: ${shown(badFile)}. Mend them there, and load that file.`,
    );
  if (!database || !going) {
    if (!asked.check) console.log('\nNothing was loaded.');
    return badFile ? SOME_BAD : LOADED;
  }

  const source = (asked.source ?? basename(asked.file, extname(asked.file))).slice(0, 200);
  const stopping = untilAskedToStop();
  const about = { name: asked.organisation, source, survey };
  const { counts, done, organisation } = await OwnList.open(database, about, async (own) => {
    const counts: Counts = { added: 0, changed: 0, same: 0 };
    const progress = new Progress(checked.good);
    let done = 0;
    for (const batch of readBatches(list, survey, BATCH)) {
      if (stopping.asked()) break;
      const now = await own.load(batch.rows, batch.bad.length);
      for (const key of ['added', 'changed', 'same'] as const) counts[key] += now[key];
      done += batch.rows.length;
      progress.show(done);
    }
    if (done < checked.good) progress.stop();
    return { counts, done, organisation: own.organisation };
  });
  const { added, changed, same } = counts;
  console.log(
    `\n${rows(done)} on the list of ${plain(organisation)}: ${figures(added)} new, ${figures(changed)} changed, ${figures(same)} as before.`,
  );
  if (done < checked.good) {
    console.log('Stopped where you asked. What is in is safe. Run the same command again: it goes on, and nothing doubles.');
    return STOPPED;
  }
  return badFile ? SOME_BAD : LOADED;
}

function openFile({ file, encoding, columns }: Asked): OpenList {
  let bytes: Buffer;
  try {
    if (statSync(file).size > 500_000_000)
      throw new ClearError(`${plain(file)} is larger than 500 MB. Is it the right file? Otherwise, part it in two.`);
    bytes = readFileSync(file);
  } catch (error) {
    if (error instanceof ClearError) throw error;
    const code = codeOf(error);
    const why = code === 'ENOENT' ? 'is not there' : code === 'EISDIR' ? 'is a folder' : 'cannot be read';
    throw new ClearError(`${plain(file)} ${why}. Nothing was loaded.`);
  }
  const list = openList(bytes, { encoding, columns });
  if ('problem' in list) throw new ClearError(`${plain(file)}: ${list.words} Nothing was loaded.`);
  return list;
}

/** The survey, with what whoever loads said about dates that the list leaves open. */
async function surveyed(list: OpenList, { columns, dates, yes, check }: Asked): Promise<Survey> {
  const choices: Choices = { columns, dates };
  const unknown = Object.keys(columns).filter(
    (name) => !/^#\d+$/.test(name) && !list.header.some((header) => header.toLowerCase() === name.toLowerCase()),
  );
  if (unknown.length)
    throw new ClearError(
      `No column is called "${plain(unknown[0] ?? '')}". There are: ${plain(list.header.slice(0, 40).join(', '))}. Nothing was loaded.`,
    );
  const survey = surveyList(list, choices);
  const missing = missingFrom(survey);
  if (missing)
    throw new ClearError(
      `${missing} The columns are: ${plain(list.header.slice(0, 40).join(', '))}. Say which is what: --column "HEADER=birth date". Nothing was loaded.`,
    );
  if (!(survey.birthDates.undecided || survey.knownAt.undecided) || yes || check || !process.stdin.isTTY) return survey;
  const answer = await ask(
    'Dates such as 03/04/1990 may be 3 April or 4 March, and the list does not show which. Is the day first? (yes, or no for the month) ',
  );
  return /^n/.test(answer) ? surveyList(list, { ...choices, dates: 'month-first' }) : survey;
}

async function agreed(count: number): Promise<boolean> {
  if (!process.stdin.isTTY)
    throw new ClearError(
      'There is no one to ask here, so nothing was loaded. In a script, say it yourself: npm run load -- people FILE --yes',
    );
  return /^y/.test(await ask(`\nLoad ${rows(count)}? (yes or no) `));
}

const shown = (path: string): string => plain(relative(process.cwd(), path));

await runCommand(load);
