import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT } from '../start/settings.ts';
import { readPlaywright, readVitest } from './reports.ts';

const folder = mkdtempSync(join(tmpdir(), 'reports-'));
afterAll(() => rmSync(folder, { recursive: true }));
const report = (content: object) => {
  const file = join(folder, `${Math.random()}.json`);
  writeFileSync(file, JSON.stringify(content));
  return file;
};
const vitest = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0, testResults: [] };
const journeys = { config: { rootDir: join(ROOT, 'apps/e2e/src') }, suites: [] };

describe('the counts', () => {
  it('are those of the report', () => {
    expect(readVitest(report(vitest), 'people', 0, '')).toMatchObject({ passed: 3, failed: 0, skipped: 1 });
    const stats = { expected: 5, unexpected: 0, flaky: 0, skipped: 0 };
    expect(readPlaywright(report({ ...journeys, stats }), 0, '')).toMatchObject({ passed: 5, failed: 0, skipped: 0 });
  });

  it('are a failure when nothing ran', () => {
    const none = join(folder, 'none.json');
    expect(readVitest(none, 'people', 1, 'no database')).toMatchObject({ passed: 0, failed: 1, tests: ['people: the tests did not run'] });
    expect(readPlaywright(none, 1, 'no browser')).toMatchObject({ passed: 0, failed: 1, tests: ['The journeys did not run'] });
  });

  it('count a file that could not be run', () => {
    const testResults = [{ name: 'people.spec.ts', status: 'failed', message: 'SyntaxError', assertionResults: [] }];
    const result = readVitest(report({ ...vitest, testResults }), 'people', 1, '');
    expect(result.failed).toBe(1);
    expect(result.details).toContain('people.spec.ts did not run');
  });

  it('tell what broke before the first test of a file, which the report does not', () => {
    const testResults = [
      { name: 'drill.spec.ts', status: 'failed', message: '', assertionResults: [{ fullName: 'goes back', status: 'skipped' }] },
    ];
    const printed = 'all the others passed\n Failed Suites 1 \n FAIL drill.spec.ts > a drill\nError: Hook timed out';
    const { details } = readVitest(report({ ...vitest, testResults }), 'tools', 1, printed);
    expect(details).toContain('Hook timed out');
    expect(details).not.toContain('all the others passed');
  });

  it('count an error outside every test', () => {
    const tests = ['people: ended with code 1'];
    expect(readVitest(report(vitest), 'people', 1, 'Unhandled rejection')).toMatchObject({ passed: 3, failed: 1, tests });
    const stats = { expected: 5, unexpected: 0, flaky: 0, skipped: 0 };
    const errors = [{ message: 'The server did not start\nat line 1' }];
    const broken = readPlaywright(report({ ...journeys, stats, errors }), 1, '');
    expect(broken).toMatchObject({ passed: 5, failed: 1, tests: ['The server did not start'] });
  });

  it('do not forgive a journey that passed only at a second try', () => {
    const stats = { expected: 5, unexpected: 0, flaky: 1, skipped: 0 };
    expect(readPlaywright(report({ ...journeys, stats }), 0, '').failed).toBe(1);
  });
});

describe('what failed', () => {
  it('is told by file and title', () => {
    const assertionResults = [
      { fullName: 'a person is found', status: 'passed' },
      { fullName: 'a person is hidden', status: 'failed', failureMessages: ['1 is not 2'] },
    ];
    const testResults = [
      { name: join(ROOT, 'libs/people/find.spec.ts'), status: 'failed', assertionResults },
      { name: join(ROOT, 'libs/people/broken.spec.ts'), status: 'failed', message: 'SyntaxError', assertionResults: [] },
    ];
    const { tests, failed } = readVitest(report({ ...vitest, numFailedTests: 1, testResults }), 'people', 1, '');
    expect(tests).toEqual(['libs/people/find.spec.ts: a person is hidden', 'libs/people/broken.spec.ts: did not run']);
    expect(failed).toBe(2);
  });

  it('is told of journeys with the titles around them, also of those that passed at a second try', () => {
    const spec = (title: string, status: string) => ({
      title,
      file: 'journeys/undo.spec.ts',
      tests: [{ status, projectName: 'chromium' }],
    });
    const around = { title: 'within ten seconds', specs: [spec('it comes back', 'flaky')] };
    const file = { title: 'journeys/undo.spec.ts', specs: [spec('it goes', 'unexpected'), spec('it stays', 'expected')], suites: [around] };
    const stats = { expected: 1, unexpected: 1, flaky: 1, skipped: 0 };
    const { tests, failed } = readPlaywright(report({ ...journeys, suites: [file], stats }), 1, 'much');
    expect(tests).toEqual([
      'apps/e2e/src/journeys/undo.spec.ts: it goes',
      'apps/e2e/src/journeys/undo.spec.ts: within ten seconds it comes back',
    ]);
    expect(failed).toBe(2);
  });
});
