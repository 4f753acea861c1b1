import type { Column, DatesRead, ListedRow, OpenList, Survey } from '../../libs/people/model/src/own-list/index.ts';
import type { Checked } from './check-list.ts';
import { figures, plain, rows } from './terminal.ts';

const DELIMITERS: Readonly<Record<string, string>> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'upright lines' };
const LEFT: Readonly<Record<Exclude<Column['left'], null>, string>> = {
  unknown: 'not taken: its meaning is not known',
  second: 'not taken: another column is this already',
  told: 'not taken, as you said',
  ours: 'a note on a bad row, not taken',
};
/** Rows and columns that are shown. */
const [SAMPLE, WORST, MOST_SHOWN] = [3, 5, 40];

/** Says how the list was understood, so that a mistake is seen before anything is loaded. */
export function preview(file: string, list: OpenList, survey: Survey, checked: Checked): string {
  const columns = survey.columns.slice(0, MOST_SHOWN).map(
    (column) =>
      `  ${plain(column.header || `(column ${column.index + 1})`)
        .slice(0, 40)
        .padEnd(30)} ${meaningOf(column, survey)}`,
  );
  const more = survey.columns.length - MOST_SHOWN;
  const sample = checked.sample.slice(0, SAMPLE).map((row) => `  ${inOneLine(row)}`);
  const bad = checked.worst
    .slice(0, WORST)
    .map(({ line, column, reason }) => `  line ${line}${column ? `, ${plain(column)}` : ''}: ${reason}`);
  return [
    `${plain(file)}: ${rows(survey.rows)}, read as ${list.encoding}, cells parted by ${DELIMITERS[list.delimiter] ?? `“${list.delimiter}”`}, names of columns in line ${list.headerLine}.`,
    '',
    ...columns,
    ...(more > 0 ? [`  and ${figures(more)} more`] : []),
    ...(survey.columns.some(({ meaning }) => meaning === 'nhs_number')
      ? ['', 'NHS numbers are left out: Alongside does not need them.']
      : []),
    ...(survey.referenceIsOnePerson ? [] : ['', 'Several people share a reference, so a row is known by its reference and its name.']),
    '',
    ...(sample.length ? ['The first rows will stand on the list like this:', ...sample, ''] : []),
    `${rows(checked.good)} can be loaded. ${checked.bad ? `${rows(checked.bad)} cannot${checked.bad > WORST ? '; the first of them' : ''}:` : 'None is bad.'}`,
    ...bad,
  ].join('\n');
}

function meaningOf(column: Column, { birthDates, knownAt }: Survey): string {
  if (column.left) return LEFT[column.left];
  if (column.meaning === 'nhs_number') return 'not taken';
  const words = (column.meaning ?? '').replaceAll('_', ' ');
  if (column.meaning === 'birth_date') return `${words}${inWords(birthDates)}`;
  return column.meaning === 'known_at' ? `${words}${inWords(knownAt)}` : words;
}

function inWords({ order, undecided, votes }: DatesRead): string {
  if (votes.dayFirst + votes.monthFirst + votes.either === 0) return '';
  const words = order === 'day-first' ? 'day first: 03/04/1990 is 3 April' : 'month first: 03/04/1990 is 4 March';
  return ` (${words}${undecided ? '; the list does not show it' : ''})`;
}

const inOneLine = (row: ListedRow): string =>
  plain(
    [row.fullName ?? row.preferredName, row.birthDate, row.postcode, row.phone, row.reference, row.worker && `worker ${row.worker}`]
      .filter(Boolean)
      .join(' · ')
      .slice(0, 160),
  );
