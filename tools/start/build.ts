import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ClearError } from '../clear-error.ts';
import { precompress } from './precompress.ts';
import { ROOT } from './settings.ts';
import { step } from './steps.ts';

/** What the build makes. */
export const DIST = join(ROOT, 'dist');
export const API_MAIN = join(DIST, 'apps/api/demo.js');
/** The same product without anything of the demo. */
export const API_OWN_MAIN = join(DIST, 'apps/api/main.js');
export const WEB_FOLDER = join(DIST, 'apps/web/browser');
const STAMP = join(DIST, 'build-stamp');

const SOURCES = ['apps/api', 'apps/web', 'libs'];
const SETTINGS = ['package.json', 'package-lock.json', 'nx.json', 'tsconfig.base.json', 'schema.graphql'];

/** Whether the built files are those of the present sources. Names, sizes and times are compared: thousands of files take milliseconds. */
export function isBuilt(): boolean {
  return (
    existsSync(API_MAIN) &&
    existsSync(join(WEB_FOLDER, 'index.html')) &&
    existsSync(STAMP) &&
    readFileSync(STAMP, 'utf8') === fingerprint(ROOT)
  );
}

/** One line that changes when a source file does. */
export function fingerprint(root: string): string {
  const hash = createHash('sha256').update(process.version);
  const add = (path: string) => {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${relative(root, path)} ${size} ${mtimeMs}\n`);
  };
  for (const folder of SOURCES.map((name) => join(root, name)).filter((path) => existsSync(path))) {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .forEach(add);
  }
  SETTINGS.map((name) => join(root, name))
    .filter((path) => existsSync(path))
    .forEach(add);
  return hash.digest('hex');
}

/** How to build: `always` asks Nx even when nothing seems to have changed, `quiet` shows no progress. */
export interface BuildOptions {
  always?: boolean;
  quiet?: boolean;
}

/** Builds the API and the worker app where they are not those of the present sources. Returns what the build printed. */
export async function build({ always = false, quiet = false }: BuildOptions = {}): Promise<string> {
  if (!always && isBuilt()) return '';
  const show = quiet ? <T>(_name: string, work: () => Promise<T>) => work() : step;
  const made = fingerprint(ROOT);
  rmSync(STAMP, { force: true });
  const api = await show('Building the API', () => nxBuild('api'));
  const web = await show('Building the worker app', () => nxBuild('web'));
  await show('Packing it for slow connections', () => precompress(WEB_FOLDER));
  mkdirSync(DIST, { recursive: true });
  writeFileSync(STAMP, made);
  return api + web;
}

async function nxBuild(project: string): Promise<string> {
  const { code, output } = await run([join(ROOT, 'node_modules/nx/dist/bin/nx.js'), 'run-many', '-t', 'build', `--projects=${project}`]);
  if (code !== 0)
    throw new ClearError(`${output.trim()}\n\nThe build of ${project} failed; the lines above say why. The data was not touched.`);
  return output;
}

/** Runs a script with this Node and gathers what it prints. */
export function run(args: string[], environment: NodeJS.ProcessEnv = {}): Promise<{ code: number; output: string }> {
  return new Promise((done) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', NO_COLOR: '1', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const end = () => void child.kill('SIGTERM');
    process.once('SIGTERM', end);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.once('error', (error) => done({ code: 1, output: `${output}${error.message}` }));
    child.once('close', (code) => {
      process.removeListener('SIGTERM', end);
      done({ code: code ?? 1, output: stripVTControlCharacters(output) });
    });
  });
}
