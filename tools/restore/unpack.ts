import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { copyFile, makeFolder, mayGoOn, mustFit } from '../backup/copy.ts';
import { broken } from '../backup/manifest.ts';
import { Progress } from '../backup/progress.ts';
import { codeOf } from '../clear-error.ts';
import type { Account } from '../postgres/account.ts';
import { isHistory, isSegment, numberOf, timelineOf } from '../postgres/wal.ts';
import type { Chosen } from './choose.ts';

/** What a restore unpacks, and where to. */
export interface Unpacking {
  chosen: Chosen;
  /** The folder that becomes the cluster. */
  cluster: string;
  /** The folder for the passwords, which stay with whoever restores. */
  secrets: string;
  account: Account;
  /** Folders with pieces of the log from after the backup. The first one that has a piece gives it. */
  logs: readonly string[];
  signal?: AbortSignal | undefined;
  say: (line: string) => void;
}

/** Copies a backup's files and checks each one on the way; a single other byte, and it is refused. Lays the pieces of the log beside them. */
export async function unpack({ chosen, cluster, secrets, account, logs, signal, say }: Unpacking): Promise<void> {
  const { path, manifest } = chosen;
  const pieces = findPieces(chosen, logs);
  const total = manifest.files.reduce((sum, { size }) => sum + size, 0) + pieces.length * manifest.segmentSize;
  mustFit(cluster, total * 1.1, 'The restore');
  const progress = new Progress('restored', total, say);
  const options = { account, signal, onBytes: (bytes: number) => progress.add(bytes) };
  await makeFolder(secrets);
  await makeFolder(cluster, account);
  for (const folder of manifest.folders) await makeFolder(join(cluster, folder.slice('cluster/'.length)), account);
  for (const folder of ['pg_wal/archive_status', 'pg_wal/summaries']) await makeFolder(join(cluster, folder), account);
  await makeFolder(join(cluster, 'pg_wal'), account);
  for (const file of manifest.files) {
    const [kind = '', inside = ''] = file.path.split(/\/(.*)/s);
    const owner = kind === 'secrets' ? { ...options, account: {} } : options;
    const target = join({ cluster, wal: join(cluster, 'pg_wal'), secrets }[kind] ?? secrets, inside);
    const copied = await copyFile(join(path, file.path), target, owner).catch(refuseUnreadable(path, file.path));
    if (!copied) throw broken(path, `${file.path} is missing`);
    if (copied.sha256 !== file.sha256 || copied.size !== file.size) throw broken(path, `${file.path} is not as it was written`);
  }
  for (const piece of pieces) {
    mayGoOn(signal);
    const name = piece.slice(piece.lastIndexOf('/') + 1);
    if (!existsSync(join(cluster, 'pg_wal', name))) await copyFile(piece, join(cluster, 'pg_wal', name), options);
  }
}

const refuseUnreadable = (backup: string, file: string) => (error: unknown) => {
  if (codeOf(error) === 'EIO') throw broken(backup, `${file} cannot be read from its disk`);
  throw error;
};

/** The pieces that follow the backup, and the notes on where timelines branched. */
function findPieces({ manifest }: Chosen, logs: readonly string[]): string[] {
  const found = new Map<string, string>();
  const first = numberOf(manifest.firstSegment, manifest.segmentSize);
  for (const log of logs.filter((folder) => existsSync(folder))) {
    for (const name of readdirSync(log)) {
      if (found.has(name)) continue;
      const wanted = isHistory(name) || (isSegment(name) && numberOf(name, manifest.segmentSize) >= first);
      if (wanted && (isHistory(name) || statSync(join(log, name)).size === manifest.segmentSize)) found.set(name, join(log, name));
    }
  }
  return [...found.values()];
}

/** The last piece that an archive holds, on its newest timeline; undefined where it holds none. */
export function lastPiece(archive: string): string | undefined {
  if (!existsSync(archive)) return undefined;
  const all = readdirSync(archive).filter(isSegment);
  const newest = Math.max(0, ...all.map(timelineOf));
  return all
    .filter((name) => timelineOf(name) === newest)
    .sort()
    .at(-1);
}
