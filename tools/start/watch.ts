import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ClearError } from '../clear-error.ts';
import { DIST, run } from './build.ts';
import { ROOT } from './settings.ts';

/** Where the watching builds write: beside the built product, which `npm start` keeps using. */
const DEV = join(DIST, 'dev');
export const DEV_API_MAIN = join(DEV, 'api/demo.js');
export const DEV_WEB_FOLDER = join(DEV, 'web/browser');

/** The builds that go on while someone works. */
export interface Watching {
  /** Settles when a build has ended by itself, with words about which. */
  ended: Promise<string>;
  stop(): void;
}

/** Builds the API and the worker app, and again at each change. Generated code follows a changed .graphql file. */
export function watchBuilds(onBuilt: () => void): Watching {
  rmSync(DEV, { recursive: true, force: true });
  mkdirSync(join(DEV, 'api'), { recursive: true });
  const nx = ['node_modules/nx/dist/bin/nx.js', 'run', 'web:build:development', '--watch', '--outputPath.base=dist/dev/web'];
  const vite = [
    '../../node_modules/vite/bin/vite.js',
    'build',
    '--watch',
    '--outDir',
    join(DEV, 'api'),
    '--emptyOutDir',
    '--logLevel',
    'warn',
  ];
  const builds = [
    { name: 'the worker app', child: spawnBuild(nx, ROOT) },
    { name: 'the API', child: spawnBuild(vite, join(ROOT, 'apps/api')) },
  ];
  const watchers = [
    watch(DEV, { recursive: true }, debounced(onBuilt)),
    watch(join(ROOT, 'libs'), { recursive: true }, (_event, file) => file?.endsWith('.graphql') && generate()),
  ];
  const generate = debounced(() => void generateCode());
  return {
    ended: Promise.race(
      builds.map(({ name, child }) => new Promise<string>((done) => child.once('exit', () => done(`The build of ${name} has ended.`)))),
    ),
    stop: () => {
      watchers.forEach((watcher) => watcher.close());
      builds.forEach(({ child }) => child.kill('SIGTERM'));
    },
  };
}

/** Waits until both builds have written something to run. */
export async function untilFirstBuild(watching: Watching): Promise<void> {
  let ended = '';
  void watching.ended.then((words) => (ended = words));
  while (builtAt() === 0) {
    if (ended) throw new ClearError(`${ended} The lines above say why.`);
    await wait(200);
  }
}

const spawnBuild = (args: string[], cwd: string) =>
  spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });

async function generateCode(): Promise<void> {
  const { code, output } = await run([join(ROOT, 'tools/codegen.ts')]);
  console.log(code === 0 ? 'Generated code is up to date.' : output.trim());
}

/** Editors and bundlers write in bursts: act once, when it has been quiet for 200 ms. */
function debounced(act: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, 200);
  };
}

/** When the newest built file was written, in milliseconds; 0 until both builds have something to run. */
export function builtAt(): number {
  if (!existsSync(DEV_API_MAIN) || !existsSync(join(DEV_WEB_FOLDER, 'index.html'))) return 0;
  const files = readdirSync(DEV, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Math.max(...files.map((entry) => statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.mtimeMs ?? 0));
}
