import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { cloneDatabase, dropDatabase } from '../postgres/index.ts';
import { type BrokenDecision, openBrokenDecision, timesFound } from './broken-decision.ts';
import { mutants } from './mutants.ts';

// A rule that a test cannot see broken is not tested. Each mutant breaks one line of the sharing decision in the database; what is then answered of
// the sharing cases, and of what is told beside them, must differ.

const NAME = `mutants_${process.pid}`;
let decision: BrokenDecision;
beforeAll(async () => {
  await cloneDatabase(inject('superuserUrl'), inject('template'), NAME);
  const url = new URL(inject('superuserUrl'));
  url.pathname = `/${NAME}`;
  decision = await openBrokenDecision(url.href);
});
afterAll(async () => {
  await decision?.close();
  await dropDatabase(inject('superuserUrl'), NAME);
});

it('has at least 60 mutants, each another one and where it can be found, once', () => {
  expect(mutants.length).toBeGreaterThanOrEqual(60);
  expect(new Set(mutants.map((mutant) => mutant.join('\n'))).size).toBe(mutants.length);
  for (const mutant of mutants) expect(timesFound(mutant), mutant.slice(0, 2).join(': ')).toBe(1);
});

it.each(mutants)('%s without "%s" is seen', async (...mutant) => {
  expect(await decision.noticed(mutant)).toBeDefined();
});
