import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ClearError } from '../clear-error.ts';
import { accountFor } from '../postgres/account.ts';
import { type Archiving, writeArchiving } from '../postgres/archive.ts';
import { withClient, type RunningPostgres } from '../postgres/index.ts';
import { numberOf, segmentsIn, segmentSizeIn } from '../postgres/wal.ts';
import { freeAt } from './copy.ts';
import { backupsIn, KEPT_DAILY, pruneArchive, removeBefore } from './kept.ts';
import { makeBackup } from './make-backup.ts';
import { readManifest } from './manifest.ts';
import { size } from './progress.ts';

const MEGABYTE = 1024 * 1024;
const MINUTE = 60_000;

/** When the keeper acts. */
export interface Limits {
  /** The archive is begun anew with a fresh backup before it grows beyond this. */
  archive: number;
  /** So much may wait for an archive that takes nothing. */
  waiting: number;
  /** With less free disk than this, keeping things twice ends. */
  free: number;
  /** How old the newest daily backup may become. */
  day: number;
  /** How long the product runs before its first one. */
  settle: number;
}

const LIMITS: Limits = {
  archive: 2048 * MEGABYTE,
  waiting: 512 * MEGABYTE,
  free: 500 * MEGABYTE,
  day: 24 * 60 * MINUTE,
  settle: 10 * MINUTE,
};

/** What the keeper looks after, and how it learns of disk and time. */
export interface Keeping {
  server: RunningPostgres;
  dataFolder: string;
  limits?: Limits;
  free?: (folder: string) => number;
  now?: () => number;
  say?: (line: string) => void;
}

/**
 * Keeps the archive useful and small while the product runs: a backup each day, no piece that no backup needs, never more than a
 * fixed size. What people write comes first: where the archive takes nothing, or the disk is nearly full, keeping twice ends, aloud.
 */
export class ArchiveKeeper {
  private readonly limits: Limits;
  private readonly free: (folder: string) => number;
  private readonly now: () => number;
  private readonly say: (line: string) => void;
  private readonly server: RunningPostgres;
  private readonly dataFolder: string;
  private readonly began: number;
  private readonly stopping = new AbortController();
  private archiving: Archiving = 'keep';
  private turn: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;
  private said = '';
  private tryAt = 0;

  constructor({ server, dataFolder, limits = LIMITS, free = freeAt, now = Date.now, say = console.error }: Keeping) {
    this.server = server;
    this.dataFolder = dataFolder;
    this.limits = limits;
    this.free = free;
    this.now = now;
    this.say = say;
    this.began = now();
  }

  /** Looks once a minute from now on. */
  start(): this {
    this.timer = setInterval(() => {
      this.turn = this.turn.then(() => this.look());
    }, MINUTE);
    this.timer.unref();
    return this;
  }

  /** Breaks off a backup that is under way, and waits for it. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.stopping.abort();
    await this.turn;
  }

  /** Looks at disk, archive and age, and does what is due. Never throws: it says what is wrong, once. */
  async look(): Promise<void> {
    const { archive } = this.server;
    if (!archive || this.stopping.signal.aborted) return;
    try {
      if (this.archiving === 'let go') return await this.resume();
      if (this.free(this.cluster) < this.limits.free) return await this.letGo(`less than ${size(this.limits.free)} of disk are free`);
      if (this.waiting() > this.limits.waiting) return await this.letGo(`the archive ${archive} takes nothing`);
      if (this.kept(archive) > this.limits.archive) await this.beginAnew(archive);
      else if (this.isDue(archive)) await this.backUp();
      else pruneArchive(archive, this.segmentSize);
      this.said = '';
    } catch (error) {
      if (this.stopping.signal.aborted) return;
      this.sayOnce(`The daily backup could not be made: ${error instanceof ClearError ? error.message : String(error)}`);
    }
  }

  private get cluster(): string {
    return join(this.server.folder, 'postgres');
  }

  private get daily(): string {
    return join(this.server.folder, 'backups/daily');
  }

  private get segmentSize(): number {
    return segmentSizeIn(join(this.cluster, 'pg_wal')) ?? 16 * MEGABYTE;
  }

  /** Bytes that wait for the archive. */
  private waiting(): number {
    return readdirSync(join(this.cluster, 'pg_wal/archive_status')).filter((name) => name.endsWith('.ready')).length * this.segmentSize;
  }

  private kept(archive: string): number {
    return segmentsIn(archive).length * this.segmentSize;
  }

  /** A day has gone by since the newest backup, and something was written since. */
  private isDue(archive: string): boolean {
    const newest = backupsIn(this.daily).at(-1);
    if (newest === undefined) return this.now() - this.began >= this.limits.settle;
    if (this.now() - statSync(newest).mtimeMs < this.limits.day) return false;
    const last = numberOf(readManifest(newest).lastSegment, this.segmentSize);
    return segmentsIn(archive).some((piece) => numberOf(piece, this.segmentSize) > last);
  }

  private async backUp(): Promise<string> {
    const { server, dataFolder } = this;
    const { path } = await makeBackup({
      ...{ url: server.superuserUrl(), folder: server.folder, secretsOf: [server.folder, dataFolder] },
      ...{ into: this.daily, keep: KEPT_DAILY, signal: this.stopping.signal },
    });
    return path;
  }

  private async beginAnew(archive: string): Promise<void> {
    const path = await this.backUp();
    const { madeAt, firstSegment } = readManifest(path);
    removeBefore(archive, numberOf(firstSegment, this.segmentSize), this.segmentSize);
    this.say(
      `The archive had grown to ${size(this.limits.archive)}. A new backup was made, ${path}, and the archive begins with it: ` +
        `from now on a restore can stop at any moment after ${madeAt}. Older backups still restore to the moment when each was made.`,
    );
  }

  private async letGo(why: string): Promise<void> {
    const { archive } = this.server;
    await this.switchTo('let go');
    if (archive && this.free(archive) < this.limits.free) removeBefore(archive, Infinity, this.segmentSize);
    this.say(
      `The archive of the database has stopped, because ${why}. What people write is still saved, but a restore can only go back to the moment of a backup. ` +
        `Make room; the archive then begins again by itself. Backups made so far: ${this.daily}`,
    );
  }

  /** Begins again where there is room, and the archive takes a piece. What was not kept meanwhile is bridged by a new backup. */
  private async resume(): Promise<void> {
    if (this.free(this.cluster) < 2 * this.limits.free || this.now() < this.tryAt) return;
    this.tryAt = this.now() + 10 * MINUTE;
    await this.switchTo('keep');
    if (!(await this.takesAPiece())) return this.switchTo('let go');
    await this.backUp();
    this.say('The archive of the database goes on, with a new backup.');
  }

  private takesAPiece(): Promise<boolean> {
    return withClient(this.server.superuserUrl(), async (client) => {
      const { rows } = await client.query<{ piece: string }>(
        "select pg_walfile_name(pg_switch_wal()) as piece from pg_logical_emit_message(false, 'alongside', 'a try')",
      );
      // a change of what it does makes PostgreSQL begin its archiver anew, which it does every ten seconds at most
      for (let tries = 0; tries < 300; tries++, await wait(100)) {
        const { rowCount } = await client.query('select from pg_stat_archiver where last_archived_wal >= $1', [rows[0]?.piece]);
        if (rowCount) return true;
      }
      return false;
    });
  }

  private async switchTo(archiving: Archiving): Promise<void> {
    writeArchiving(this.cluster, archiving, this.server.archive ?? '', accountFor(this.cluster));
    await withClient(this.server.superuserUrl(), (client) => client.query('select pg_reload_conf()'));
    this.archiving = archiving;
  }

  private sayOnce(line: string): void {
    if (line !== this.said) this.say(line);
    this.said = line;
  }
}
