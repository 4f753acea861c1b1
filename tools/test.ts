import { ClearError, runCommand } from './clear-error.ts';
import { checkNode } from './start/preflight.ts';
import { seconds } from './start/steps.ts';
import { CHECKS, runTests, type Check } from './test/checks.ts';
import { inWords, type Result } from './test/result.ts';
import { summarise, type Found } from './test/summary.ts';

/** `npm test`: every check, one line each, and at the end the counts and the name of all that failed. `npm test -- --only lint,people-api` runs some of them. */
async function test(): Promise<number> {
  checkNode(process.versions.node);
  const results: Found[] = [];
  for (const check of chosen()) results.push({ title: check.title, result: await runCheck(check) });
  console.log(`\n${summarise(results)}`);
  return results.every(({ result }) => result.failed === 0) ? 0 : 1;
}

async function runCheck({ title, run }: Check): Promise<Result> {
  const from = performance.now();
  process.stdout.write(`${title} …`);
  const result = await run().catch((error: unknown): Result => ({ passed: 0, failed: 1, details: describe(error) }));
  console.log(` ${inWords(result)}, ${seconds(from)}`);
  if (result.counted) console.log(result.counted.replaceAll(/^/gm, '  '));
  if (result.failed > 0 && result.details) console.log(`\n${result.details}\n`);
  return result;
}

const describe = (error: unknown): string =>
  error instanceof ClearError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);

/** The checks that `--only` names; a word that names no check stands for the tests of the projects with that word in their name. */
function chosen(): Check[] {
  const at = process.argv.indexOf('--only');
  if (at < 0) return CHECKS;
  const words = (process.argv[at + 1] ?? '').split(',').filter(Boolean);
  if (words.length === 0)
    throw new ClearError(`--only needs names: ${CHECKS.map(({ name }) => name).join(', ')}, or the name of a project.`);
  const checks = CHECKS.filter(({ name }) => words.includes(name));
  const projects = words.filter((word) => !CHECKS.some(({ name }) => name === word));
  return projects.length === 0
    ? checks
    : [...checks, { name: 'projects', title: `Tests of ${projects.join(', ')}`, run: () => runTests(projects) }];
}

await runCommand(test);
