import { inWords, sum, type Result } from './result.ts';

/** What one check found, under the title of the check. */
export interface Found {
  title: string;
  result: Result;
}

/** Failed tests that are named. More than these have one cause, as a rule, and would push it out of sight. */
const NAMED = 30;

/** The end of `npm test`: the counts of each check, what failed by name, and the counts of all. Whoever sees nothing but these lines knows where to look. */
export function summarise(found: Found[]): string {
  const total = sum(found.map(({ result }) => result));
  const failures = found.flatMap(failuresOf);
  return [
    'Summary',
    ...found.map(({ title, result }) => `  ${title}: ${inWords(result)}`),
    ...(total.skipped ? [`  Skipped, and so not shown to work: ${total.skipped}`] : []),
    ...(failures.length > 0 ? ['Failed', ...failures.slice(0, NAMED).map((line) => `  ${line}`)] : []),
    ...(failures.length > NAMED ? [`  and ${failures.length - NAMED} more`] : []),
    `${total.passed} passed, ${total.failed} failed`,
  ].join('\n');
}

/** Each failed test of a check; of a check without tests the last line that it said. */
function failuresOf({ title, result: { failed, tests = [], details = '' } }: Found): string[] {
  if (failed === 0) return [];
  if (tests.length > 0) return tests.map((test) => `${title}: ${test}`);
  const last = details.trimEnd().split('\n').at(-1)?.trim();
  return [last ? `${title}: ${last}` : title];
}
