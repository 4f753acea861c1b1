import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isAlive } from '../postgres/processes.ts';
import { isSegment, numberOf, segmentsIn } from '../postgres/wal.ts';
import { isBackup, readManifest } from './manifest.ts';

/** How many backups stay in a folder: those made by hand, and those that the running product makes each day. */
export const KEPT_BY_HAND = 7;
export const KEPT_DAILY = 3;

const NAME = /^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z$/;
const HALF = /^\.(\d{4}-.*Z)\.half-(\d+)$/;

/** A backup's name: when it was begun, as a folder can be called. */
export const nameFor = (moment: Date): string => `${moment.toISOString().slice(0, 19).replaceAll(':', '-')}Z`;

/** Where a backup is made, until it is whole. */
export const halfNameFor = (name: string): string => `.${name}.half-${process.pid}`;

/** The finished backups of a folder, oldest first. */
export const backupsIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => NAME.test(name) && isBackup(join(folder, name)))
        .sort()
        .map((name) => join(folder, name))
    : [];

/** Removes what the rule does not keep: all but the newest, and what a killed run left half made. Gives the finished ones that went. */
export function removeOld(folder: string, keep: number): string[] {
  for (const name of readdirSync(folder)) {
    const pid = Number(HALF.exec(name)?.[2] ?? 0);
    if (pid && pid !== process.pid && !isAlive(pid)) rmSync(join(folder, name), { recursive: true, force: true });
  }
  const old = backupsIn(folder).slice(0, -keep);
  for (const path of old) rmSync(path, { recursive: true, force: true });
  return old;
}

/** A backup, as the archive remembers it. */
interface Remembered {
  path: string;
  firstSegment: string;
}

const registerOf = (archive: string): string => join(archive, 'backups.json');

/** The backups whose moments this archive goes on from. One that was removed by hand is forgotten; one on a disk that is away is not. */
export function remembered(archive: string): Remembered[] {
  const file = registerOf(archive);
  if (!existsSync(file)) return [];
  try {
    const all = JSON.parse(readFileSync(file, 'utf8')) as Remembered[];
    return all.filter(({ path }) => isBackup(path) || !existsSync(dirname(path)));
  } catch {
    return [];
  }
}

/** Writes down that the archive goes on from this backup. */
export function remember(archive: string, path: string): void {
  const others = remembered(archive).filter((each) => each.path !== path);
  const file = registerOf(archive);
  writeFileSync(`${file}.new`, JSON.stringify([...others, { path, firstSegment: readManifest(path).firstSegment }]), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** Removes the pieces that no kept backup needs. With no backup at all, no piece is of any use. Gives how many went. */
export function pruneArchive(archive: string, segmentSize: number): number {
  const needed = remembered(archive).map(({ firstSegment }) => numberOf(firstSegment, segmentSize));
  return removeBefore(archive, needed.length ? Math.min(...needed) : Infinity, segmentSize);
}

/** Removes the pieces before a count, and PostgreSQL's notes on backups that began there. */
export function removeBefore(archive: string, count: number, segmentSize: number): number {
  const old = segmentsIn(archive).filter((name) => numberOf(name, segmentSize) < count);
  for (const name of old) rmSync(join(archive, name), { force: true });
  for (const name of readdirSync(archive)) {
    if (!name.endsWith('.backup') || !isSegment(name.slice(0, 24))) continue;
    if (numberOf(name, segmentSize) < count) rmSync(join(archive, name), { force: true });
  }
  return old.length;
}
