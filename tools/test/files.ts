import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from '../start/settings.ts';

const LEAVE_OUT = new Set(['node_modules', 'dist', '.git', '.nx', '.angular', '.data', 'tmp', 'test-results']);

/** Every file of the project: what git knows or would add; without git, what is not made by a tool. */
export function projectFiles(): string[] {
  const git = spawnSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: ROOT, encoding: 'utf8' });
  const found = git.status === 0 ? git.stdout.split('\0').filter(Boolean) : walk(ROOT).map((path) => relative(ROOT, path));
  return found.filter((path) => existsSync(join(ROOT, path)));
}

/** Every file under a folder, tools' own folders left out. */
export function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return LEAVE_OUT.has(entry.name) ? [] : walk(path);
    return entry.isFile() ? [path] : [];
  });
}

const TEXT = /\.(ts|m?js|json|graphql|sql|html|scss|css|md|ya?ml|sh|txt|svg|webmanifest)$|(^|\/)\.?[a-z-]+$/;

/** The text of a file, or '' where it holds none. */
export const textOf = (path: string): string => (TEXT.test(path) && statSync(path).size < 5_000_000 ? readFileSync(path, 'utf8') : '');
