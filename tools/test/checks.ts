import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { closingOf } from '../closing-table.ts';
import { findPgBouncer } from '../pool/pgbouncer.ts';
import { startTestPostgres } from '../postgres/index.ts';
import { build, run } from '../start/build.ts';
import { ROOT } from '../start/settings.ts';
import { findChromium } from './browser.ts';
import { findHoles, findHosts, type LockFile } from './lock-file.ts';
import { findPostgres15, startPostgres15 } from './postgres-15.ts';
import { runTarget, testedProjects, testProjects } from './projects.ts';
import { readPlaywright } from './reports.ts';
import { lacking, sum, verdict, type Result } from './result.ts';
import { crownInBuild, demoInProduction, firstLoad, inlineInBuild, registryHosts } from './rules.ts';

/** One line of `npm test`. */
export interface Check {
  /** What `--only` calls it. */
  name: string;
  title: string;
  run: () => Promise<Result>;
}

const script = async (path: string, ...args: string[]): Promise<Result> => {
  const { code, output } = await run([join(ROOT, path), ...args]);
  return verdict(code === 0 ? [] : [output.trim()]);
};

/** A check that counts: its closing table is shown also where nothing is wrong. */
const counting = async (path: string, ...args: string[]): Promise<Result> => {
  const { code, output } = await run([join(ROOT, path), ...args]);
  return code === 0 ? { ...verdict([]), counted: closingOf(output) } : verdict([output.trim()]);
};

/** Every check, in the order that tells soonest what is wrong. */
export const CHECKS: Check[] = [
  {
    name: 'formatting',
    title: 'Formatting',
    run: () => script('node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'),
  },
  { name: 'codegen', title: 'Generated code is that of the schema', run: () => script('tools/codegen.ts', '--check') },
  { name: 'schema', title: 'db/schema.sql is that of the migrations', run: () => script('tools/print-schema.ts', '--check') },
  { name: 'lock', title: 'Lock file', run: () => Promise.resolve(checkLockFile()) },
  { name: 'build', title: 'Build, and its rules', run: checkBuild },
  { name: 'types', title: 'Types', run: () => runTarget('typecheck') },
  { name: 'lint', title: 'Lint and boundaries', run: () => runTarget('lint', ['--', '--max-warnings=0']) },
  { name: 'tests', title: 'Unit, API and policy tests', run: () => runTests() },
  { name: 'postgres15', title: 'API tests on PostgreSQL 15', run: runOnPostgres15 },
  {
    name: 'sharing',
    title: 'The sharing decision, asked twice',
    run: checkSharing,
  },
  {
    name: 'mutants',
    title: 'Each small mistake in the decision in TypeScript is noticed',
    // those in the SQL are among the tests: tools/decision/mutants.spec.ts. The seed is one with which each was noticed
    run: () => counting('tools/check-sharing.ts', '--mutants', '--without-postgres', '--seed', '7'),
  },
  {
    name: 'no-trace',
    title: 'What is hidden leaves no trace',
    // another seed each time; a failure prints it
    run: () => counting('tools/check-no-trace.ts', '--pairs', '2000', '--per-world', '22'),
  },
  {
    name: 'withdrawal',
    title: 'A thousand withdrawals, raced against readers',
    run: () => script('tools/check-withdrawal.ts', '--times', '1000'),
  },
  { name: 'pool', title: 'Two thousand requests through PgBouncer', run: checkPool },
  { name: 'crash', title: 'Killed five times, nothing lost or doubled', run: () => script('tools/check-crash.ts', '--kills', '5') },
  { name: 'bench', title: 'The bench runs, and all sides answer alike', run: () => script('tools/bench.ts', '--small') },
  { name: 'journeys', title: 'Journeys in a browser', run: runJourneys },
];

function checkLockFile(): Result {
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as LockFile;
  return sum([verdict(findHoles(lock)), verdict(findHosts(lock)), verdict(registryHosts())]);
}

/** Another seed each day. It is printed, so that a failure can be asked again. */
async function checkSharing(): Promise<Result> {
  const seed = String(Math.floor(Date.now() / 86_400_000));
  console.log(`Sharing: 20000 questions, seed ${seed}. Again: npm run check:sharing -- --questions 20000 --seed ${seed} --per-world 40`);
  return counting('tools/check-sharing.ts', '--questions', '20000', '--seed', seed, '--per-world', '40');
}

async function checkBuild(): Promise<Result> {
  const output = await build({ always: true, quiet: true });
  const warnings = output.split('\n').filter((line) => /\bWARNING\b|\(!\)/.test(line));
  return sum([warnings, crownInBuild(), inlineInBuild(), firstLoad(), demoInProduction()].map(verdict));
}

/** The tests of every project, or of those whose name holds one of the words. All share one PostgreSQL. */
export async function runTests(words: string[] = []): Promise<Result> {
  const projects = testedProjects().filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return testProjects(projects, given);
  const server = await startTestPostgres();
  try {
    return await testProjects(projects, server.superuserUrl());
  } finally {
    await server.stop();
  }
}

/** The API's tests once more on the oldest version that a place may bring. Without one they are skipped, and that is said; in CI they fail. */
async function runOnPostgres15(): Promise<Result> {
  const binaries = findPostgres15();
  if (!binaries) return lacking('PostgreSQL 15 is not on this machine: apt-get install postgresql-15');
  const server = await startPostgres15(binaries);
  try {
    return await testProjects(
      testedProjects().filter(({ name }) => /(^|-)(api|platform)$/.test(name)),
      server.superuserUrl,
    );
  } finally {
    await server.stop();
  }
}

/** Where PgBouncer is not there and cannot be installed, the check is skipped, and that is said; in CI it fails. */
function checkPool(): Promise<Result> {
  if (findPgBouncer()) return script('tools/check-pool.ts', '--requests', '2000');
  return Promise.resolve(lacking('PgBouncer is not on this machine: apt-get install pgbouncer'));
}

async function runJourneys(): Promise<Result> {
  const report = join(ROOT, 'test-results/journeys.json');
  rmSync(report, { force: true });
  mkdirSync(dirname(report), { recursive: true }); // the place of the journeys writes its console there
  const environment = { CHROMIUM_PATH: await findChromium(), NO_COLOR: '1' };
  const { code, output } = await run(
    [join(ROOT, 'node_modules/@playwright/test/cli.js'), 'test', '--config', join(ROOT, 'apps/e2e/playwright.config.ts')],
    environment,
  );
  return readPlaywright(report, code, output);
}
