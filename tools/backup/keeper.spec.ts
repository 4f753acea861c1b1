import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startPostgres, withClient, type RunningPostgres } from '../postgres/index.ts';
import { segmentsIn } from '../postgres/wal.ts';
import { ArchiveKeeper, type Keeping } from './keeper.ts';
import { backupsIn } from './kept.ts';

const MEGABYTE = 1024 * 1024;
const HOUR = 3_600_000;

describe('the keeper of the archive', () => {
  let folder = '';
  let server: RunningPostgres;
  let clock = 0;
  let said: string[] = [];
  const daily = () => backupsIn(join(folder, 'backups/daily'));
  const pieces = () => segmentsIn(server.archive ?? '').length;
  const write = (megabytes: number) =>
    withClient(server.superuserUrl(), async (client) => {
      await client.query('create table if not exists words (word text)');
      for (let n = 0; n < megabytes; n++) {
        await client.query('insert into words select repeat(md5(i::text), 30) from generate_series(1, 700) i');
        await client.query('select pg_switch_wal()');
      }
    });
  /** A keeper that has run for a quarter of an hour. */
  const keeper = (more: Partial<Keeping> = {}): ArchiveKeeper => {
    clock = Date.now();
    const limits = { archive: 40 * MEGABYTE, waiting: 4 * MEGABYTE, free: 500 * MEGABYTE, day: 24 * HOUR, settle: 600_000 };
    const made = new ArchiveKeeper({ server, dataFolder: folder, limits, now: () => clock, say: (line) => said.push(line), ...more });
    clock += 900_000;
    return made;
  };
  const until = async (holds: () => boolean) => {
    for (let tries = 0; tries < 300 && !holds(); tries++) await wait(50);
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'alongside-keeper-'));
    chmodSync(folder, 0o711);
    said = [];
    server = await startPostgres({ folder, archiveRoot: join(folder, 'archive') });
  });
  afterEach(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('makes a backup each day in which something was written, and keeps three', async () => {
    const keeping = keeper();
    await keeping.look();
    expect(daily()).toHaveLength(1);
    clock = Date.now() + 25 * HOUR;
    await until(() => pieces() > 0);
    await keeping.look();
    expect(daily(), 'nothing was written').toHaveLength(1);
    for (let day = 1; day <= 3; day++) {
      await write(1);
      await until(() => pieces() > 1);
      await keeping.look();
    }
    expect(daily()).toHaveLength(3);
    expect(said).toEqual([]);
  });

  it('keeps no piece that no backup needs', async () => {
    const keeping = keeper();
    clock -= 900_000;
    await write(3);
    await until(() => pieces() >= 3);
    const before = segmentsIn(server.archive ?? '');
    await keeping.look();
    expect(segmentsIn(server.archive ?? '').filter((piece) => before.includes(piece))).toEqual([]);
    expect(daily()).toEqual([]);
  });

  it('begins the archive anew before it grows beyond its size, and says from when on one can restore', async () => {
    const keeping = keeper();
    await keeping.look();
    await write(45);
    await until(() => pieces() > 42);
    await keeping.look();
    expect(daily()).toHaveLength(2);
    expect(pieces()).toBeLessThan(5);
    expect(said.join()).toMatch(/The archive had grown to 40 MB.*from now on a restore can stop at any moment after 20/);
  });

  it('never stops what people write: an archive that takes nothing is let go, aloud, and begins again with a backup', async () => {
    const keeping = keeper();
    const archive = server.archive ?? '';
    const { uid, gid } = statSync(archive);
    // closed to the server, whoever it runs as
    chmodSync(archive, 0o500);
    chownSync(archive, process.getuid?.() ?? uid, process.getgid?.() ?? gid);
    await write(6);
    await keeping.look();
    expect(said.join()).toMatch(/has stopped, because the archive .* takes nothing\. What people write is still saved/);
    chmodSync(archive, 0o700);
    chownSync(archive, uid, gid);
    await keeping.look();
    expect(said.at(-1)).toBe('The archive of the database goes on, with a new backup.');
    expect(daily()).toHaveLength(1);
  });

  it('ends keeping twice when the disk is nearly full, and gives its room back', async () => {
    let free = 10_000 * MEGABYTE;
    const keeping = keeper({ free: () => free });
    await keeping.look();
    await write(3);
    await until(() => pieces() >= 3);
    free = 400 * MEGABYTE;
    await keeping.look();
    expect(pieces()).toBeLessThan(3);
    expect(said.join()).toMatch(/less than 500 MB of disk are free/);
    await write(2);
    expect(existsSync(join(server.folder, 'postgres/postmaster.pid'))).toBe(true);
  });
});
