import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sealFilesIn, trustedLine } from '../../libs/access-log/model/src/index.ts';
import { migrateAll } from '../crash/small-place.ts';
import { prepareDatabase, type PreparedDatabase, type RunningPostgres, startTestPostgres, withClient } from '../postgres/index.ts';
import { TestSealer } from '../restore/testing/sealing.ts';
import { ROOT } from '../start/settings.ts';

// The command itself, on a log with two looks. What it finds is tested where the sealer is.
let server: RunningPostgres;
let database: PreparedDatabase;
const folder = mkdtempSync(join(tmpdir(), 'verify-log-'));
const files = sealFilesIn(folder);

beforeAll(async () => {
  server = await startTestPostgres();
  database = await prepareDatabase(server.superuserUrl(), { passwords: server.secrets });
  await migrateAll(database.adminUrl);
  await withClient(database.adminUrl, (client) =>
    client.query(
      `insert into access_events (place_id, person_id, at, event_id, worker_id, organisation_id, role, session_id, purpose, operation, kind, result, entry_ids, rules, request_id)
       select u, u, moment(), gen_random_uuid(), u, u, 'worker', u, 'support', 'Person', 'opened', 'shown', '{}', '{}', u from (select gen_random_uuid() u from generate_series(1, 2)) ids`,
    ),
  );
  const sealer = new TestSealer();
  await sealer.seal(database.appUrl);
  writeFileSync(files.witness, sealer.lines.map((line) => `${line}\n`).join(''));
  writeFileSync(files.trusted, [...sealer.trusted.values()].map((key) => `${trustedLine(key)}\n`).join(''));
});
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the command as somebody at a terminal does. */
const verify = (...args: string[]): Promise<{ code: number | null; output: string }> =>
  new Promise((done) => {
    const environment = { ALONGSIDE_DATA: folder, DATABASE_URL: '', DATABASE_ADMIN_URL: database.adminUrl, ALONGSIDE_WITNESS: undefined };
    const child = spawn(process.execPath, [join(ROOT, 'tools/verify-log.ts'), ...args], { env: { ...process.env, ...environment } });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.once('close', (code) => done({ code, output }));
  });

it('says that nothing is wrong, and ends with 0', async () => {
  const { code, output } = await verify();
  expect(output).toMatch(/^Checked 2 looks in 1 seal, .*\nNothing is wrong: /);
  expect(code).toBe(0);
});

it('takes a witness and a key from elsewhere', async () => {
  writeFileSync(join(folder, 'other.txt'), '');
  expect(await verify('--witness', join(folder, 'other.txt'), '--witness', files.witness)).toMatchObject({ code: 0 });
  const { code, output } = await verify('--trusted', join(folder, 'other.txt'));
  expect(output).toContain('There is no trusted key');
  expect(code).toBe(1);
});

it('takes no missing file for a good sign', async () => {
  const { code, output } = await verify('--witness', join(folder, 'none.txt'));
  expect(output).toMatch(/There is no file with the witness at .*none\.txt, so the log could not be checked against it/);
  expect(code).toBe(1);
});

it('says in plain words what is wrong and where, without a name, and ends with 1', async () => {
  await withClient(server.superuserUrl('alongside'), (client) =>
    client.query("set session_replication_role = 'replica'; update access_events set operation = 'Today'"),
  );
  const { code, output } = await verify();
  expect(output).toMatch(
    /The log is not as it was sealed:\n(- Seal 1, \d{4}-\d\d, look [0-9a-f-]{36}: it says something else than when it was sealed\.\n){2}/,
  );
  expect(code).toBe(1);
});
