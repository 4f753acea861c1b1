import { spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SCHEMA_GUARD } from '../../libs/platform/database/src/guard.ts';
import { makeSmallPlace, migrateAll } from '../crash/small-place.ts';
import { prepareDatabase, startPostgres, withClient, type PreparedDatabase, type RunningPostgres } from '../postgres/index.ts';
import { segmentsIn } from '../postgres/wal.ts';
import { ROOT } from '../start/settings.ts';
import { checkLog } from '../verify-log/check-log.ts';
import { TestSealer } from './testing/sealing.ts';
import { Writing, type Written } from './testing/writing.ts';

/** Runs a command of ours as someone at a terminal does, from a data folder whose path has a space and an apostrophe in it. */
function run(command: string, args: string[], dataFolder: string, more: NodeJS.ProcessEnv = {}): Promise<{ code: number; output: string }> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(ROOT, `tools/${command}.ts`), ...args], {
      env: { ...process.env, INIT_CWD: '/', ALONGSIDE_DATA: dataFolder, DATABASE_URL: '', DATABASE_ADMIN_URL: '', ...more },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.once('close', (code) => done({ code: code ?? 1, output }));
  });
}

describe('a restore drill', { timeout: 120_000 }, () => {
  let root = '';
  let place = '';
  let backup = '';
  let moment = new Date();
  let written: Written[] = [];
  const sealer = new TestSealer();
  const before = (end: number) => written.filter(({ at }) => at < end);
  let running: RunningPostgres | undefined;
  const open = async (folder: string): Promise<PreparedDatabase> => {
    running = await startPostgres({ folder, archiveRoot: join(folder, 'archive') });
    return prepareDatabase(running.superuserUrl(), { passwords: running.secrets });
  };
  const close = () => running?.stop();
  const asSuperuser = <R extends object>(text: string) =>
    withClient(running?.superuserUrl('alongside') ?? '', async (client) => (await client.query<R & Record<string, unknown>>(text)).rows);
  const idsOf = async (query: string) => new Set((await asSuperuser<{ id: string }>(query)).map(({ id }) => id));

  /** What is wrong with the log of the place that is open, told by the witness outside of it. */
  const wrongWithLog = async () => {
    const checked = await withClient(running?.superuserUrl('alongside') ?? '', (client) =>
      checkLog(client, { trusted: sealer.trusted, witnesses: [sealer.lines.map((line) => `${line}\n`).join('')] }),
    );
    expect(checked.looks).toBeGreaterThan(0);
    return checked.findings.map(({ words }) => words);
  };

  /** Opens a restored folder and compares it with what was acknowledged. */
  const mustHold = async (folder: string, acknowledged: readonly Written[]) => {
    const { appUrl } = await open(folder);
    const entries = await idsOf('select entry_id as id from entries');
    const looks = await idsOf('select event_id as id from access_events');
    expect(acknowledged.filter(({ entryId }) => !entries.has(entryId))).toEqual([]);
    expect(acknowledged.filter(({ eventId }) => !looks.has(eventId))).toEqual([]);
    const asApp = (text: string) => withClient(appUrl, async (client) => (await client.query<Record<string, unknown>>(text)).rows);
    expect(await asApp('select current_user as me')).toEqual([{ me: 'alongside_app' }]);
    expect(await asApp(SCHEMA_GUARD)).toEqual([]);
    expect(await asSuperuser('select from sessions where ended_at is null')).toEqual([]);
    return entries;
  };

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'alongside-drill-'));
    chmodSync(root, 0o711);
    place = join(root, "Kelly's place");
    const { adminUrl, appUrl } = await open(place);
    await migrateAll(adminUrl);
    const writing = new Writing(appUrl, await makeSmallPlace(adminUrl, 3));
    await writing.more(30);
    const backingUp = run('backup', [join(root, 'all backups')], place);
    await writing.more(30);
    const { code, output } = await backingUp;
    expect(code, output).toBe(0);
    backup = /The backup is whole: (.*) \(/.exec(output)?.[1] ?? '';
    await sealer.seal(appUrl);
    await writing.more(60);
    await sealer.seal(appUrl);
    moment = new Date();
    await writing.more(60);
    await sealer.seal(appUrl);
    await writing.stop();
    written = writing.done;
    await asSuperuser('delete from entries');
    await close();
  }, 120_000);
  afterEach(close);
  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });

  it('goes back to just before an accidental delete, beside the place that goes on running', async () => {
    await open(place);
    const { code, output } = await run('restore', [backup, '--to', moment.toISOString(), '--into', join(root, 'restored')], place);
    expect(code, output).toBe(0);
    expect(await asSuperuser('select from entries')).toEqual([]);
    expect(await wrongWithLog()).toEqual([]);
    await close();
    const entries = await mustHold(join(root, 'restored'), before(moment.getTime()));
    expect(written.filter(({ entryId, begun }) => entries.has(entryId) && begun > moment.getTime() + 1)).toEqual([]);
    // nothing was changed, and the witness knows that there was more
    expect(await wrongWithLog()).toEqual([expect.stringMatching(/^The witness is ahead of the database: .*restored to an earlier moment/)]);
    expect(
      await asSuperuser('select from entries e where not exists (select from access_events a where e.entry_id = any (a.entry_ids))'),
    ).toEqual([]);
  });

  it('does not pass by a hole in the archive in silence', async () => {
    const archive = join(place, 'archive', readdirSync(join(place, 'archive'))[0] ?? '');
    const pieces = segmentsIn(archive);
    const lost = join(archive, pieces[pieces.length - 3] ?? '');
    renameSync(lost, `${lost}.away`);
    const { code, output } = await run('restore', [backup, '--latest', '--into', join(root, 'never')], join(root, 'nowhere'));
    renameSync(`${lost}.away`, lost);
    expect(code).toBe(1);
    expect(output).toMatch(/has a hole or a damaged piece\. Nothing was changed\. The latest possible moment is 20/);
  });

  it('goes back in place once it is stopped, keeps the former database aside, and goes on from there', async () => {
    const { code, output } = await run('restore', [join(root, 'all backups'), '--to', moment.toISOString()], place);
    expect(code, output).toBe(0);
    expect(readdirSync(place).filter((name) => name.startsWith('postgres.before-restore-'))).toHaveLength(1);
    await mustHold(place, before(moment.getTime()));

    // from then on the archive follows the new history, and is enough alone
    await asSuperuser('create table since_the_restore (x int)');
    await close();
    const again = await run('restore', [backup, '--latest', '--into', join(root, 'latest')], join(root, 'nowhere'));
    expect(again.code, again.output).toBe(0);
    await open(join(root, 'latest'));
    expect(await asSuperuser("select to_regclass('since_the_restore') is not null as there")).toEqual([{ there: true }]);
    expect((await idsOf('select entry_id as id from entries')).size).toBeGreaterThan(60);
  });

  it('holds at least what was acknowledged before the backup, without any archive', async () => {
    const { madeAt } = (JSON.parse(readFileSync(join(backup, 'manifest.json'), 'utf8')) as { manifest: { madeAt: string } }).manifest;
    const { code, output } = await run('restore', [backup, '--into', join(root, 'bare')], join(root, 'nowhere'));
    expect(code, output).toBe(0);
    const acknowledged = before(Date.parse(madeAt) - 5);
    expect(acknowledged.length).toBeGreaterThan(30);
    await mustHold(join(root, 'bare'), acknowledged);
  });

  it('says the earliest and the latest moment where one lies outside', async () => {
    const early = await run('restore', [backup, '--to', '2020-01-01T00:00:00Z', '--into', join(root, 'never')], place);
    expect(early.code).toBe(1);
    expect(early.output).toMatch(/before this backup was made\. Nothing was changed\. The earliest possible moment is 20/);
    const late = await run(
      'restore',
      [backup, '--to', new Date(Date.now() - 1000).toISOString(), '--into', join(root, 'never')],
      join(root, 'nowhere'),
    );
    expect(late.output).toMatch(
      /after everything that was kept\. Nothing was changed\. The earliest possible moment for this backup is 20.*, the latest 20/,
    );
    expect(existsSync(join(root, 'never'))).toBe(false);
  });

  it.each([
    [
      'one other byte in it',
      (folder: string) => {
        const file = join(folder, 'cluster/global/pg_filenode.map');
        const content = readFileSync(file);
        content[100] = (content[100] ?? 0) ^ 1;
        writeFileSync(file, content);
      },
      /pg_filenode\.map is not as it was written/,
    ],
    ['a file missing', (folder: string) => rmSync(join(folder, 'cluster/PG_VERSION')), /PG_VERSION is missing/],
    [
      'another list of files',
      (folder: string) => {
        const file = join(folder, 'manifest.json');
        writeFileSync(file, readFileSync(file, 'utf8').replace('"postgres":"18"', '"postgres":"19"'));
      },
      /list of files .* is damaged/,
    ],
  ])('refuses a backup with %s', async (_what, spoil, words) => {
    const spoilt = join(root, 'spoilt');
    cpSync(backup, spoilt, { recursive: true });
    spoil(spoilt);
    const { code, output } = await run('restore', [spoilt, '--into', join(root, 'never')], place);
    rmSync(spoilt, { recursive: true });
    expect(code).toBe(1);
    expect(output).toMatch(words);
    expect(output).toContain('Nothing was restored');
    expect(existsSync(join(root, 'never'))).toBe(false);
  });

  it('says what to do where nothing runs, and where the database is one’s own', async () => {
    const nothing = await run('backup', [join(root, 'never')], join(root, 'nowhere'));
    expect(nothing).toMatchObject({ code: 1, output: expect.stringContaining('No Alongside runs from') as string });
    const own = await run('backup', [], place, { DATABASE_URL: 'postgres://x', DATABASE_ADMIN_URL: 'postgres://x' });
    expect(own).toMatchObject({ code: 1, output: expect.stringContaining('Use its own backup') as string });
    expect(existsSync(join(root, 'never'))).toBe(false);
  });

  it('restores nothing over a database of one’s own, nor beside it: the place is as it was', async () => {
    const ownDatabase = { DATABASE_URL: 'postgres://x', DATABASE_ADMIN_URL: 'postgres://x' };
    const stands = readdirSync(place).sort();
    for (const more of [[], ['--latest'], ['--into', join(root, 'never')]]) {
      const { code, output } = await run('restore', [backup, ...more], place, ownDatabase);
      expect(code).toBe(1);
      expect(output).toContain('DATABASE_URL is set');
      expect(output).toContain('`npm run restore` does nothing. Use its own backup');
      expect(output).not.toMatch(/Restoring|at .*\.ts:\d/);
    }
    expect(existsSync(join(root, 'never'))).toBe(false);
    expect(readdirSync(place).sort()).toEqual(stands);
  });
});
