import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from '../start/build.ts';
import { ROOT } from '../start/settings.ts';
import { projectFiles } from './files.ts';
import { readVitest } from './reports.ts';
import { sum, type Result } from './result.ts';

const NX = join(ROOT, 'node_modules/nx/dist/bin/nx.js');
const REPORTS = join(ROOT, 'test-results');

interface Project {
  name: string;
  folder: string;
  /** Angular's own test builder, and not a plain `vitest run`. */
  usesBuilder: boolean;
}

interface ProjectFile {
  name: string;
  targets?: { test?: { executor?: string } };
}

/** The projects that have tests. */
export const testedProjects = (): Project[] =>
  projectFiles()
    .filter((path) => /(^|\/)project\.json$/.test(path))
    .map((path) => ({ folder: join(ROOT, dirname(path)), ...(JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as ProjectFile) }))
    .filter(({ targets }) => targets?.test)
    .map(({ name, folder, targets }) => ({ name, folder, usesBuilder: Boolean(targets?.test?.executor) }));

/** What takes longest begins first: else it would be left to run alone at the end. */
const LONGEST = ['tools', 'api'];
const byLength = (one: Project, other: Project): number => rank(one) - rank(other);
const rank = ({ name }: Project): number => (LONGEST.includes(name) ? LONGEST.indexOf(name) : LONGEST.length);

/** Runs the tests of the projects, two at a time, against one PostgreSQL. */
export async function testProjects(projects: Project[], superuserUrl: string): Promise<Result> {
  mkdirSync(REPORTS, { recursive: true });
  const waiting = [...projects].sort(byLength);
  const results: Result[] = [];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results.push(await testProject(next, superuserUrl));
  };
  await Promise.all([worker(), worker()]);
  const total = sum(results);
  return total.passed + total.failed > 0 ? total : { ...total, failed: 1, details: 'No test was found' };
}

async function testProject({ name, folder, usesBuilder }: Project, superuserUrl: string): Promise<Result> {
  const report = join(REPORTS, `${name}.json`);
  rmSync(report, { force: true });
  const environment = { TEST_DATABASE_URL: superuserUrl };
  const { code, output } = usesBuilder
    ? await run([NX, 'run', `${name}:test`, '--skip-nx-cache', '--reporters=json', `--outputFile=${report}`], environment)
    : await runVitest(folder, report, environment);
  return readVitest(report, name, code, output);
}

/** Vitest itself, without Nx between: what is counted was run now, and not remembered. */
function runVitest(folder: string, report: string, environment: NodeJS.ProcessEnv): Promise<{ code: number; output: string }> {
  return new Promise((done) => {
    const args = [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', '--passWithNoTests', '--reporter=default', '--reporter=json'];
    const child = spawn(process.execPath, [...args, `--outputFile.json=${report}`], {
      cwd: folder,
      env: { ...process.env, NO_COLOR: '1', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.once('close', (code) => done({ code: code ?? 1, output }));
  });
}

/** Runs one target of every project that has it; what Nx remembers of unchanged projects is good enough here. */
export async function runTarget(target: string, extra: string[] = []): Promise<Result> {
  const { code, output } = await run([NX, 'run-many', '-t', target, '--parallel=2', '--outputStyle=static', ...extra]);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, details: output.trim() };
}
