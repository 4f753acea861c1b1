import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Client, QueryResultRow } from 'pg';
import { ClearError, codeOf, explainWrite } from '../clear-error.ts';
import { SETTINGS_FILE } from '../postgres/archive.ts';
import { majorOf } from '../postgres/control.ts';
import { withClient } from '../postgres/index.ts';
import { bytesAt, numberOf, segmentsIn, segmentSizeIn, timelineOf } from '../postgres/wal.ts';
import { bytesOf, type Copied, copyFile, makeFolder, mayGoOn, mustFit, syncPath, syncTree, walk, writeSummed } from './copy.ts';
import { halfNameFor, nameFor, pruneArchive, remember, removeOld } from './kept.ts';
import { MANIFEST, type ManifestFile, manifestText } from './manifest.ts';
import { Progress } from './progress.ts';

/** What to back up, and where to. */
export interface BackupRequest {
  /** The superuser's connection to the running server. */
  url: string;
  /** The folder that holds the cluster. */
  folder: string;
  /** The folders whose small secret files a restore needs beside the cluster. */
  secretsOf: readonly string[];
  into: string;
  keep: number;
  signal?: AbortSignal | undefined;
  say?: (line: string) => void;
}

/** A finished backup. */
export interface Backup {
  path: string;
  bytes: number;
  madeAt: string;
  /** Where the moments after it are kept; null: nowhere. */
  archive: string | null;
  /** The older ones that the rule no longer keeps. */
  removed: string[];
}

/** What is this one server's and no other's, or is made anew at a start. PostgreSQL's manual lists them. */
const LEFT_OUT =
  /^((pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\/.*|(.*\/)?(pgsql_tmp|pg_internal\.init).*|postmaster\.(pid|opts)|backup_(label|manifest)(\.old)?|tablespace_map(\.old)?|current_logfiles(\.tmp)?|postgresql\.auto\.conf\.tmp)$/;
const CONTROL = 'global/pg_control';
const HEADROOM = 64 * 1024 * 1024;

const leftOut = (file: string): boolean => LEFT_OUT.test(file) || file === SETTINGS_FILE || file === CONTROL;

/** Copies the running database, with the pieces of its log that make the copy whole. It gets its name only when it is on the disk. */
export async function makeBackup(request: BackupRequest): Promise<Backup> {
  const into = resolve(request.into);
  const cluster = join(request.folder, 'postgres');
  const { files } = await walk(cluster, leftOut);
  mustFit(into, (await bytesOf(cluster, files)) + HEADROOM, 'The backup');
  const name = nameFor(new Date());
  const path = join(into, name);
  if (existsSync(path)) throw new ClearError(`A backup was made in ${into} this very second. Wait a moment and try again.`);
  const half = join(into, halfNameFor(name));
  try {
    await mkdir(into, { recursive: true, mode: 0o700 });
    await mkdir(half, { mode: 0o700 });
    const { archive, segmentSize, ...made } = await withClient(request.url, (client) => new Copying(client, request, cluster, half).run());
    await syncTree(half);
    mayGoOn(request.signal);
    renameSync(half, path);
    await syncPath(into);
    if (archive) remember(archive, path);
    const removed = removeOld(into, request.keep);
    if (archive) pruneArchive(archive, segmentSize);
    return { path, archive, removed, ...made };
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    throw explain(error, into);
  }
}

function explain(error: unknown, into: string): unknown {
  if (codeOf(error) === 'ENOSPC' || codeOf(error) === 'EDQUOT')
    return new ClearError(
      `The disk that holds ${into} became full. The half-made backup was taken away, and the database was not touched.`,
    );
  return explainWrite(error, into);
}

/** One copy under way. */
class Copying {
  private readonly listed: ManifestFile[] = [];
  private readonly client: Client;
  private readonly request: BackupRequest;
  private readonly cluster: string;
  private readonly half: string;

  constructor(client: Client, request: BackupRequest, cluster: string, half: string) {
    this.client = client;
    this.request = request;
    this.cluster = cluster;
    this.half = half;
  }

  async run(): Promise<{ madeAt: string; bytes: number; archive: string | null; segmentSize: number }> {
    const { tablespaces } = await this.one<{ tablespaces: number }>(
      "select count(*)::int as tablespaces from pg_tablespace where spcname !~ '^pg_'",
    );
    if (tablespaces)
      throw new ClearError(
        'This database has tablespaces, which lie outside its folder. A backup cannot hold them, so nothing was copied.',
      );
    // the pieces written meanwhile stay until they are copied, whether or not there is an archive
    await this.client.query(`select pg_create_physical_replication_slot('alongside_backup_${process.pid}', true, true)`);
    const { start } = await this.one<{ start: string }>("select pg_backup_start('alongside', fast => true)::text as start");
    const folders = await this.copyFiles();
    const stopped = await this.one<{ stop: string; label: string; at: Date }>(
      'select lsn::text as stop, labelfile as label, clock_timestamp() as at from pg_backup_stop(wait_for_archive => false)',
    );
    await this.write('cluster/backup_label', Buffer.from(stopped.label));
    const server = await this.one<{ identifier: string; timeline: number; archive: string | null }>(
      `select (select system_identifier::text from pg_control_system()) as identifier, (select timeline_id from pg_control_checkpoint()) as timeline,
              nullif(current_setting('basic_archive.archive_directory', true), '') as archive`,
    );
    const segmentSize = segmentSizeIn(join(this.cluster, 'pg_wal')) ?? 0;
    const pieces = await this.copyPieces(bytesAt(start), bytesAt(stopped.stop), server.timeline, segmentSize);
    await this.copySecrets();
    const { archive } = server;
    const madeAt = stopped.at.toISOString();
    const manifest = manifestText({
      ...{ madeAt, postgres: majorOf(this.cluster), systemIdentifier: server.identifier, segmentSize, archive },
      ...{ firstSegment: pieces[0] ?? '', lastSegment: pieces.at(-1) ?? '' },
      folders: folders.map((folder) => `cluster/${folder}`),
      files: this.listed,
    });
    await writeSummed(join(this.half, MANIFEST), Buffer.from(manifest));
    return { madeAt, archive, segmentSize, bytes: this.listed.reduce((sum, { size }) => sum + size, 0) };
  }

  private async copyFiles(): Promise<string[]> {
    const { signal, say = () => undefined } = this.request;
    const { files, folders } = await walk(this.cluster, leftOut);
    const progress = new Progress('copied', await bytesOf(this.cluster, files), say);
    const onBytes = (bytes: number) => progress.add(bytes);
    await makeFolder(join(this.half, 'cluster'));
    for (const folder of folders) await makeFolder(join(this.half, 'cluster', folder));
    for (const file of files)
      this.list(`cluster/${file}`, await copyFile(join(this.cluster, file), join(this.half, 'cluster', file), { signal, onBytes }));
    await this.write(`cluster/${CONTROL}`, readTwiceAlike(join(this.cluster, CONTROL)));
    return folders;
  }

  private async copyPieces(start: number, stop: number, timeline: number, segmentSize: number): Promise<string[]> {
    const folder = join(this.cluster, 'pg_wal');
    const first = Math.floor(start / segmentSize);
    const last = Math.floor((stop - 1) / segmentSize);
    const pieces = segmentsIn(folder).filter((piece) => {
      const number = numberOf(piece, segmentSize);
      return timelineOf(piece) === timeline && number >= first && number <= last;
    });
    if (pieces.length !== last - first + 1) throw new Error(`Of ${last - first + 1} pieces of the log only ${pieces.length} are there.`);
    await makeFolder(join(this.half, 'wal'));
    const { signal } = this.request;
    for (const piece of pieces) this.list(`wal/${piece}`, await copyFile(join(folder, piece), join(this.half, 'wal', piece), { signal }));
    return pieces;
  }

  private async copySecrets(): Promise<void> {
    await makeFolder(join(this.half, 'secrets'));
    for (const folder of new Set(this.request.secretsOf.filter((each) => existsSync(each))))
      for (const name of readdirSync(folder).filter((each) => each.endsWith('.json')))
        this.list(`secrets/${name}`, await copyFile(join(folder, name), join(this.half, 'secrets', name)));
  }

  private async write(path: string, content: Buffer): Promise<void> {
    this.list(path, await writeSummed(join(this.half, path), content));
  }

  private list(path: string, copied: Copied | undefined): void {
    if (copied) this.listed.push({ path, ...copied });
  }

  private async one<R extends object>(text: string): Promise<R> {
    const { rows } = await this.client.query<R & QueryResultRow>(text);
    if (!rows[0]) throw new Error('The database gave no answer.');
    return rows[0];
  }
}

/** This one file is written in place while the server runs: two reads that agree saw no half of a write. */
function readTwiceAlike(file: string): Buffer {
  for (let before = readFileSync(file); ;) {
    const now = readFileSync(file);
    if (now.equals(before)) return now;
    before = now;
  }
}
