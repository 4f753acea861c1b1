/** What one kind of check found. */
export interface Result {
  passed: number;
  failed: number;
  skipped?: number;
  /** Shown when something failed (or is worth knowing): what, and where. */
  details?: string;
  /** Shown whether it failed or not: what a check counted. */
  counted?: string;
  /** Each test that failed, as its file and title, and what broke beside the tests. */
  tests?: string[];
}

/** One check that passed, or failed for these reasons. */
export const verdict = (problems: string[]): Result =>
  problems.length === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, details: problems.join('\n') };

/** A check for which something is missing on this machine: skipped, and that is said. Where CI is set nothing is skipped in silence, so there it fails. */
export const lacking = (what: string, { CI }: NodeJS.ProcessEnv = process.env): Result =>
  CI && CI !== 'false'
    ? verdict([`${what}; where CI is set, this check may not be skipped`])
    : { passed: 0, failed: 0, skipped: 1, details: what };

/** The sum of several results, details one under another. */
export const sum = (results: Result[]): Result => ({
  passed: results.reduce((total, { passed }) => total + passed, 0),
  failed: results.reduce((total, { failed }) => total + failed, 0),
  skipped: results.reduce((total, { skipped = 0 }) => total + skipped, 0),
  details: results.flatMap(({ details = [] }) => details).join('\n'),
  tests: results.flatMap(({ tests = [] }) => tests),
});

/** `12 passed, 1 failed, 2 skipped`; skipped only where there are some. */
export const inWords = ({ passed, failed, skipped = 0 }: Result): string =>
  `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
