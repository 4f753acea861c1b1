import {
  type BadRow,
  badRowsHeader,
  badRowsLine,
  type Choices,
  type ListedRow,
  type OpenList,
  openList,
  readBatches,
  surveyList,
} from './index.ts';

/** The day on which the specs read their lists. */
export const TODAY = new Date('2026-11-24T12:00:00Z');
export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
/** Opens a list that is one. */
export const open = (text: string | Uint8Array): OpenList => {
  const list = openList(typeof text === 'string' ? bytes(text) : text);
  if ('problem' in list) throw new Error(list.words);
  return list;
};
/** Reads a whole list: its good rows, its bad ones, and the list of bad rows. */
export function read(text: string | Uint8Array, choices: Choices = {}): { rows: ListedRow[]; bad: BadRow[]; badCsv: string } {
  const list = open(text);
  const survey = surveyList(list, { today: TODAY, ...choices });
  const batches = [...readBatches(list, survey)];
  const bad = batches.flatMap((batch) => batch.bad);
  return {
    rows: batches.flatMap(({ rows }) => rows),
    bad,
    badCsv: badRowsHeader(list, survey) + bad.map((row) => badRowsLine(list, survey, row)).join(''),
  };
}
