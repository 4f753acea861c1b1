import { existsSync, readFileSync } from 'node:fs';
import type { Result } from './result.ts';

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { fullName: string; status: string; failureMessages?: string[] }[];
  }[];
}

/** Counts of a Vitest report. A run without a report (it broke before the first test) counts as one failure. */
export function readVitest(file: string, name: string, exitCode: number, output: string): Result {
  if (!existsSync(file)) return { passed: 0, failed: 1, details: `${name}: the tests did not run\n${output.trim()}` };
  const report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
  const failures = report.testResults.flatMap((suite) => {
    const failed = suite.assertionResults.filter(({ status }) => status === 'failed');
    const tests = failed.map((test) => `${name}: ${test.fullName}\n${indent((test.failureMessages ?? []).join('\n'))}`);
    return suite.status === 'failed' && tests.length === 0 ? [`${name}: ${suite.name} did not run\n${indent(suite.message ?? '')}`] : tests;
  });
  // an error outside a test (a rejected promise, a broken file) ends the run with a code and without a failed test
  const unexplained = exitCode !== 0 && failures.length === 0;
  return {
    passed: report.numPassedTests,
    failed: Math.max(failures.length, report.numFailedTests, unexplained ? 1 : 0),
    skipped: report.numPendingTests + report.numTodoTests,
    details: [...failures, ...(unexplained ? [`${name}: ended with code ${exitCode}\n${output.trim()}`] : [])].join('\n'),
  };
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors?: { message?: string }[];
}

/** Counts of a Playwright report; a journey that passed only at a second try counts as failed. */
export function readPlaywright(file: string, exitCode: number, output: string): Result {
  if (!existsSync(file)) return { passed: 0, failed: 1, details: `The journeys did not run\n${output.trim()}` };
  const { stats, errors = [] } = JSON.parse(readFileSync(file, 'utf8')) as PlaywrightReport;
  const failed = Math.max(stats.unexpected + stats.flaky, errors.length > 0 || exitCode !== 0 ? 1 : 0);
  return { passed: stats.expected, failed, skipped: stats.skipped, details: failed ? output.trim() : '' };
}

const indent = (text: string): string =>
  text
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
