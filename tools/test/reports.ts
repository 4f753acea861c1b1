import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from '../start/settings.ts';
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

/** Counts of a Vitest report, and which tests failed. A run without a report (it broke before the first test) counts as one failure. */
export function readVitest(file: string, name: string, exitCode: number, output: string): Result {
  if (!existsSync(file)) return brokenOff(`${name}: the tests did not run`, output);
  const report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
  const failures = report.testResults.flatMap((suite) => {
    const failed = suite.assertionResults.filter(({ status }) => status === 'failed');
    const tests = failed.map((test) => `${name}: ${test.fullName}\n${indent((test.failureMessages ?? []).join('\n'))}`);
    // the report says nothing of what a `beforeAll` in a `describe` failed with; what the run printed does
    const why = suite.message?.trim() || output.slice(Math.max(0, output.indexOf('Failed Suites'))).trim();
    return suite.status === 'failed' && tests.length === 0 ? [`${name}: ${suite.name} did not run\n${indent(why)}`] : tests;
  });
  const failedOf = ({ name: file, status, assertionResults }: VitestReport['testResults'][number]) => {
    const titles = assertionResults.filter((test) => test.status === 'failed').map(({ fullName }) => fullName);
    return (status === 'failed' && titles.length === 0 ? ['did not run'] : titles).map((title) => inFile(file, title));
  };
  // an error outside a test (a rejected promise, a broken file) ends the run with a code and without a failed test
  const unexplained = exitCode !== 0 && failures.length === 0;
  const ended = `${name}: ended with code ${exitCode}`;
  return {
    passed: report.numPassedTests,
    failed: Math.max(failures.length, report.numFailedTests, unexplained ? 1 : 0),
    skipped: report.numPendingTests + report.numTodoTests,
    tests: [...report.testResults.flatMap(failedOf), ...(unexplained ? [ended] : [])],
    details: [...failures, ...(unexplained ? [`${ended}\n${output.trim()}`] : [])].join('\n'),
  };
}

interface PlaywrightSuite {
  title: string;
  suites?: PlaywrightSuite[];
  specs?: { title: string; file: string; tests: { status: string; projectName: string }[] }[];
}

interface PlaywrightReport {
  config: { rootDir: string };
  suites: PlaywrightSuite[];
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors?: { message?: string }[];
}

/** Counts of a Playwright report, and which journeys failed; one that passed only at a second try counts as failed. */
export function readPlaywright(file: string, exitCode: number, output: string): Result {
  if (!existsSync(file)) return brokenOff('The journeys did not run', output);
  const { config, suites, stats, errors = [] } = JSON.parse(readFileSync(file, 'utf8')) as PlaywrightReport;
  const failed = Math.max(stats.unexpected + stats.flaky, errors.length > 0 || exitCode !== 0 ? 1 : 0);
  const journeys = suites.flatMap((suite) => failedJourneys(suite, config.rootDir));
  const tests = failed > journeys.length ? [...journeys, errors[0]?.message?.split('\n')[0] ?? `ended with code ${exitCode}`] : journeys;
  return { passed: stats.expected, failed, skipped: stats.skipped, details: failed ? output.trim() : '', tests };
}

/** Those of a file and of each `describe` in it, with the titles around them. */
function failedJourneys({ suites = [], specs = [] }: PlaywrightSuite, folder: string, around: string[] = []): string[] {
  const failed = specs.filter(({ tests }) => tests.some(({ status }) => status === 'unexpected' || status === 'flaky'));
  return [
    ...failed.map(({ file, title }) => inFile(join(folder, file), [...around, title].join(' '))),
    ...suites.flatMap((suite) => failedJourneys(suite, folder, [...around, suite.title])),
  ];
}

const brokenOff = (what: string, output: string): Result => ({
  passed: 0,
  failed: 1,
  details: `${what}\n${output.trim()}`,
  tests: [what],
});

const inFile = (file: string, title: string): string => `${relative(ROOT, file)}: ${title}`;

const indent = (text: string): string =>
  text
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
