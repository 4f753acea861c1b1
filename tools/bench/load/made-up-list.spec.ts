import { expect, it } from 'vitest';
import { missingFrom, openList, readBatches, surveyList } from '../../../libs/people/model/src/own-list/index.ts';
import { madeUpList } from './made-up-list.ts';

it('makes a list that the loader understands, without a bad row, and the same one for the same seed', () => {
  const list = openList(Buffer.from(madeUpList(500, 3)), { encoding: undefined, columns: {} });
  if ('problem' in list) throw new Error(list.words);
  const survey = surveyList(list, { columns: {}, dates: undefined });
  expect(missingFrom(survey)).toBeUndefined();
  const batches = [...readBatches(list, survey, { rows: 1000, letters: 1_000_000 })];
  expect(batches.flatMap(({ bad }) => bad)).toEqual([]);
  const rows = batches.flatMap(({ rows: read }) => read);
  expect(rows).toHaveLength(500);
  expect(rows.every(({ fullName, birthDate, worker }) => fullName && birthDate && worker)).toBe(true);
  expect(rows.some(({ known }) => known)).toBe(true);
  expect(madeUpList(500, 3)).toBe(madeUpList(500, 3));
  expect(madeUpList(500, 4)).not.toBe(madeUpList(500, 3));
});
