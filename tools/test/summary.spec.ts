import { expect, it } from 'vitest';
import { summarise } from './summary.ts';

const passed = { title: 'Formatting', result: { passed: 1, failed: 0 } };

it('is the counts alone where nothing failed', () => {
  const tests = { title: 'Tests', result: { passed: 8, failed: 0, skipped: 2, details: '', tests: [] } };
  expect(summarise([passed, tests])).toBe(
    [
      'Summary',
      '  Formatting: 1 passed, 0 failed',
      '  Tests: 8 passed, 0 failed, 2 skipped',
      '  Skipped, and so not shown to work: 2',
      '9 passed, 0 failed',
    ].join('\n'),
  );
});

it('names each test that failed under its check, just above the last line', () => {
  const tests = { title: 'Tests', result: { passed: 8, failed: 1, tests: ['libs/a.spec.ts: one is one'] } };
  const journeys = { title: 'Journeys', result: { passed: 3, failed: 1, tests: ['apps/b.spec.ts: she is found'] } };
  expect(summarise([tests, journeys]).split('\n').slice(-4)).toEqual([
    'Failed',
    '  Tests: libs/a.spec.ts: one is one',
    '  Journeys: apps/b.spec.ts: she is found',
    '11 passed, 2 failed',
  ]);
});

it('names thirty, and says how many more there are', () => {
  const failures = Array.from({ length: 34 }, (_, n) => `a.spec.ts: ${n}`);
  const lines = summarise([{ title: 'Tests', result: { passed: 0, failed: 34, tests: failures } }]).split('\n');
  expect(lines.filter((line) => line.includes('a.spec.ts'))).toHaveLength(30);
  expect(lines.slice(-3)).toEqual(['  Tests: a.spec.ts: 29', '  and 4 more', '0 passed, 34 failed']);
});

it('says the last line of a check that has no tests', () => {
  const types = { title: 'Types', result: { passed: 0, failed: 1, details: 'much\nFailed tasks: people-api:typecheck\n' } };
  const silent = { title: 'Lock file', result: { passed: 0, failed: 1 } };
  expect(summarise([types, silent]).split('\n').slice(-4)).toEqual([
    'Failed',
    '  Types: Failed tasks: people-api:typecheck',
    '  Lock file',
    '0 passed, 2 failed',
  ]);
});
