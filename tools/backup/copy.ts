import { createHash } from 'node:crypto';
import { chown, mkdir, open, readdir, stat, writeFile } from 'node:fs/promises';
import { existsSync, statfsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ClearError, codeOf } from '../clear-error.ts';
import type { Account } from '../postgres/account.ts';
import { size } from './progress.ts';

const CHUNK = 1024 * 1024;

/** What a copy wrote. */
export interface Copied {
  size: number;
  sha256: string;
}

/** How to copy: who owns the copies, when to break off, whom to tell of the bytes. */
export interface CopyOptions {
  account?: Account;
  signal?: AbortSignal | undefined;
  onBytes?: (bytes: number) => void;
}

/** The person asked for a stop; what was half made is taken away. */
export class Stopped extends ClearError {}

/** Throws where the person has asked for a stop. */
export function mayGoOn(signal: AbortSignal | undefined): void {
  if (signal?.aborted)
    throw new Stopped('Stopped, as you asked. What was half made has been taken away, and the database was not touched.');
}

/** Copies one file and sums up what it wrote. Undefined: the file has gone meanwhile, as files of a running database do. */
export async function copyFile(from: string, to: string, options: CopyOptions = {}): Promise<Copied | undefined> {
  const { account = {}, signal, onBytes } = options;
  const source = await open(from, 'r').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (!source) return undefined;
  try {
    const target = await open(to, 'wx', 0o600);
    try {
      const hash = createHash('sha256');
      const buffer = Buffer.allocUnsafe(CHUNK);
      let size = 0;
      for (;;) {
        mayGoOn(signal);
        const { bytesRead } = await source.read(buffer, 0, CHUNK, null);
        if (bytesRead === 0) break;
        const chunk = buffer.subarray(0, bytesRead);
        hash.update(chunk);
        await target.writeFile(chunk);
        size += bytesRead;
        onBytes?.(bytesRead);
      }
      if (account.uid !== undefined) await target.chown(account.uid, account.gid ?? account.uid);
      return { size, sha256: hash.digest('hex') };
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/** Writes a small file of ours and sums it up alike. */
export async function writeSummed(to: string, content: Buffer): Promise<Copied> {
  await writeFile(to, content, { mode: 0o600, flag: 'wx' });
  return { size: content.length, sha256: createHash('sha256').update(content).digest('hex') };
}

/** Makes a folder that is closed to everyone else. */
export async function makeFolder(folder: string, account: Account = {}): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (account.uid !== undefined) await chown(folder, account.uid, account.gid ?? account.uid);
}

/** Every file and folder below a folder, as paths from it. What goes away meanwhile is left out. */
export async function walk(folder: string, skip: (path: string) => boolean): Promise<{ files: string[]; folders: string[] }> {
  const found: { files: string[]; folders: string[] } = { files: [], folders: [] };
  const enter = async (inside: string): Promise<void> => {
    const entries = await readdir(join(folder, inside), { withFileTypes: true }).catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return [];
      throw error;
    });
    for (const entry of entries) {
      const path = inside ? `${inside}/${entry.name}` : entry.name;
      if (skip(path)) continue;
      if (entry.isDirectory()) {
        found.folders.push(path);
        await enter(path);
      } else found.files.push(path);
    }
  };
  await enter('');
  return found;
}

/** The bytes of files below a folder; what has gone counts as nothing. */
export async function bytesOf(folder: string, files: readonly string[]): Promise<number> {
  let sum = 0;
  for (const file of files)
    sum += await stat(join(folder, file)).then(
      ({ size }) => size,
      () => 0,
    );
  return sum;
}

/** Makes sure that a tree is on the disk itself, files first: a name is worth nothing while its content may still be lost. */
export async function syncTree(folder: string): Promise<void> {
  const { files, folders } = await walk(folder, () => false);
  for (const path of files) await syncPath(join(folder, path));
  for (const path of folders.reverse()) await syncPath(join(folder, path));
  await syncPath(folder);
}

/** Makes sure that one file or folder is on the disk itself. */
export async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Refuses before anything is written where the disk cannot hold it. */
export function mustFit(folder: string, needed: number, what: string): void {
  const free = freeAt(folder);
  if (free >= needed) return;
  throw new ClearError(
    `${what} needs about ${size(needed)}, and only ${size(free)} are free on the disk that holds ${folder}. Nothing was written. ` +
      'Free some space, or choose a folder on another disk.',
  );
}

/** The bytes that are free where a folder is, or is to be. */
export function freeAt(folder: string): number {
  let there = folder;
  while (!existsSync(there)) there = dirname(there);
  const { bavail, bsize } = statfsSync(there);
  return bavail * bsize;
}
