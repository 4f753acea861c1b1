import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readPlaywright, readVitest } from './reports.ts';

describe('the counts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reports-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const report = (content: object) => {
    const file = join(folder, `${Math.random()}.json`);
    writeFileSync(file, JSON.stringify(content));
    return file;
  };
  const vitest = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0, testResults: [] };

  it('are those of the report', () => {
    expect(readVitest(report(vitest), 'people', 0, '')).toMatchObject({ passed: 3, failed: 0, skipped: 1 });
    const stats = { expected: 5, unexpected: 0, flaky: 0, skipped: 0 };
    expect(readPlaywright(report({ stats }), 0, '')).toMatchObject({ passed: 5, failed: 0, skipped: 0 });
  });

  it('are a failure when nothing ran', () => {
    expect(readVitest(join(folder, 'none.json'), 'people', 1, 'no database')).toMatchObject({ passed: 0, failed: 1 });
    expect(readPlaywright(join(folder, 'none.json'), 1, 'no browser')).toMatchObject({ passed: 0, failed: 1 });
  });

  it('count a file that could not be run', () => {
    const testResults = [{ name: 'people.spec.ts', status: 'failed', message: 'SyntaxError', assertionResults: [] }];
    const result = readVitest(report({ ...vitest, testResults }), 'people', 1, '');
    expect(result.failed).toBe(1);
    expect(result.details).toContain('people.spec.ts did not run');
  });

  it('count an error outside every test', () => {
    expect(readVitest(report(vitest), 'people', 1, 'Unhandled rejection')).toMatchObject({ passed: 3, failed: 1 });
  });

  it('do not forgive a journey that passed only at a second try', () => {
    const stats = { expected: 5, unexpected: 0, flaky: 1, skipped: 0 };
    expect(readPlaywright(report({ stats }), 0, '').failed).toBe(1);
  });
});
