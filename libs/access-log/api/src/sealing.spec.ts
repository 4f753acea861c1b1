import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { leafOf, LOOK_COLUMNS, type LookRow, sealFilesIn } from '@alongside/access-log/model';
import { SCHEMA_GUARD } from '@alongside/platform/database';
import { logTo } from '@alongside/platform/logging';
import { withClient } from '../../../../tools/postgres/index.ts';
import { startSealing } from './testing/start-sealing.ts';

const { database, actor, files, sealer, another, look, after, kindsAfter } = startSealing();
const nothing = () => Promise.resolve();
const lines = () => readFileSync(files().witness, 'utf8').trim().split('\n');
const seals = () =>
  database.sql<{ number: string; rows: number; published: boolean }>(
    'select number, (last_position - first_position + 1)::int as rows, published_at is not null as published from log_seals order by number',
  );
const unsealed = () =>
  database.sql<{ event_id: string }>(
    'select event_id from access_events e where not exists (select from log_leaves l where l.event_id = e.event_id)',
  );

describe('a leaf', () => {
  it('is the same with and without the database, whatever stands in the row', async () => {
    const texts = ['', 'Person', '"\\ \b\f\n\r\t\u0001\u001f\u007f', 'é ☃ 😀 \u2028', "it's {a,b} NULL", 'null', ','.repeat(300)];
    for (const operation of texts)
      await look({ operation, rules: texts, entryIds: [uuidv7(), uuidv7()] }, { operation, rules: [operation] }, { operation, rules: [] });
    await look({ at: '1999-12-31T23:59:59.999999Z' }, { at: '2031-01-01T00:00:00.000001Z' });
    const rows = await database.sql<LookRow & { leaf: Buffer }>(`select ${LOOK_COLUMNS}, leaf from access_events`);
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.filter((row) => !leafOf(row).equals(row.leaf))).toEqual([]);
  });

  it('can be given by nobody', async () => {
    await expect(database.sql("update access_events set leaf = '\\x00'")).rejects.toThrow();
    await expect(database.as(actor()).sees("insert into access_events (leaf) values ('\\x00')")).rejects.toThrow('non-DEFAULT');
  });

  it('is the same when a look moves from the default partition to that of its month', async () => {
    const [id] = await look({ at: '2030-03-03T03:00:00Z' });
    const leaf = () => database.sql('select leaf from access_events where event_id = $1', [id]);
    const before = await leaf();
    await database.setClock('2030-02-01T00:00:00Z');
    await database.sql('call make_access_event_partitions()');
    await database.setClock(undefined);
    expect(await leaf()).toEqual(before);
    expect(await database.sql('select tableoid::regclass::text as part from access_events where event_id = $1', [id])).toEqual([
      { part: 'access_events_2030_03' },
    ]);
    expect(await database.sql(SCHEMA_GUARD)).toEqual([]);
  });
});

describe('rows of the log', () => {
  const parts = ['access_events', 'access_events_default', 'access_events_2030_03', 'log_leaves', 'log_seals', 'guardian_alerts'];
  it.each(parts)('are not changed, deleted or emptied by their owner: %s', async (table) => {
    await sealer().pass();
    if (table.startsWith('access_events_d')) await look({ at: '2099-01-01T00:00:00Z' });
    const [row] = await database.sql<{ n: number }>(`select count(*)::int as n from ${table}`);
    const column = { log_leaves: 'leaf', log_seals: 'root', guardian_alerts: 'kind' }[table] ?? 'operation';
    if (row?.n) {
      await expect(database.sql(`update ${table} set ${column} = ${column}`)).rejects.toThrow('only ever');
      await expect(database.sql(`delete from ${table}`)).rejects.toThrow('only ever added to');
    }
    await expect(database.sql(`truncate ${table}`)).rejects.toThrow('only ever added to');
  });

  it('of its seals and leaves are read and written by the application through its functions alone', async () => {
    for (const table of ['log_seals', 'log_leaves', 'guardian_alerts', 'log_watch'])
      await expect(database.as(actor()).sees(`select * from ${table}`)).rejects.toThrow('permission denied');
  });
});

describe('the sealer', () => {
  it('seals what waits, oldest first, and publishes it', async () => {
    await sealer().pass();
    const earlier = (await seals()).length;
    await look({}, {}, {});
    await sealer().pass();
    expect(await unsealed()).toEqual([]);
    expect((await seals()).slice(earlier)).toEqual([{ number: String(earlier + 1), rows: 3, published: true }]);
    expect(lines()).toHaveLength(earlier + 1);
  });

  it('makes no seal where nothing waits', async () => {
    const before = await seals();
    await sealer().pass();
    expect(await seals()).toEqual(before);
  });

  it('seals a look that was committed late, with an earlier time than one that has its seal', async () => {
    await withClient(database.adminUrl, async (client) => {
      await client.query('begin');
      const late = uuidv7();
      await client.query(
        `insert into access_events (place_id, person_id, at, event_id, worker_id, organisation_id, role, session_id, purpose, operation, kind, result, entry_ids, rules, request_id)
         values ($1, $1, moment(), $1, $1, $1, 'worker', $1, 'support', 'Late', 'opened', 'shown', '{}', '{}', $1)`,
        [late],
      );
      await look({});
      await sealer().pass();
      await client.query('commit');
      expect(await unsealed()).toEqual([{ event_id: late }]);
    });
    await sealer().pass();
    expect(await unsealed()).toEqual([]);
    expect((await after(nothing)).findings.filter(({ kind }) => kind !== 'dated later' && kind !== 'back-dated')).toEqual([]);
  });

  it('seals in batches of 5,000, and goes on until nothing waits', async () => {
    await database.sql(
      `insert into access_events (place_id, person_id, at, event_id, worker_id, organisation_id, role, session_id, purpose, operation, kind, result, entry_ids, rules, request_id)
       select $1, gen_random_uuid(), moment() + n * interval '1 microsecond', gen_random_uuid(), $1, $1, 'worker', $1, 'support', 'Many', 'opened', 'shown', '{}', '{}', $1 from generate_series(1, 12000) n`,
      [uuidv7()],
    );
    const earlier = (await seals()).length;
    await sealer().pass();
    expect((await seals()).slice(earlier).map(({ rows }) => rows)).toEqual([5000, 5000, 2000]);
    expect(await unsealed()).toEqual([]);
  });

  it('is one, of several at once: no look gets two seals, and no number is given twice', async () => {
    const others = await Promise.all([another(), another(), another()]);
    for (let n = 0; n < 5; n++) {
      await look({}, {});
      await Promise.all([sealer(), ...others].map((each) => each.pass()));
    }
    await sealer().pass();
    expect(await unsealed()).toEqual([]);
    expect((await after(nothing)).findings.filter(({ kind }) => kind !== 'dated later' && kind !== 'back-dated')).toEqual([]);
  });

  it('keeps its key to itself', () => {
    expect(statSync(files().key).mode & 0o777).toBe(0o600);
  });
});

describe('what is missing', () => {
  let unlog = () => undefined as void;
  let said: string[] = [];
  const listen = () => {
    said = [];
    unlog = logTo((line) => said.push((JSON.parse(line) as { event: string }).event));
  };
  afterEach(() => unlog());

  it('a witness is begun anew with what was never published, and the check tells', async () => {
    renameSync(files().witness, `${files().witness}.aside`);
    await look({});
    await sealer().pass();
    expect(lines()).toHaveLength(1);
    const number = Number((await seals()).at(-1)?.number);
    expect(lines()[0]).toMatch(new RegExp(`^alongside-log/1 ${number} `));
    writeFileSync(files().witness, readFileSync(`${files().witness}.aside`, 'utf8') + readFileSync(files().witness, 'utf8'));
  });

  it('a witness with half a line gets the whole one', async () => {
    appendFileSync(files().witness, 'alongside-log/1 12');
    await look({});
    await sealer().pass();
    expect(lines().at(-2)).toBe('alongside-log/1 12');
    expect(lines().at(-1)).toMatch(/^alongside-log\/1 \d+ \d+-\d+ /);
    writeFileSync(files().witness, readFileSync(files().witness, 'utf8').replace('alongside-log/1 12\n', ''));
  });

  it('a seal that was kept and not yet published is published by the next pass', async () => {
    const aside = `${files().witness}.taken`;
    renameSync(files().witness, aside);
    mkdirSync(files().witness);
    listen();
    await look({});
    await sealer().pass();
    expect(said).toEqual(['access log not sealed']);
    expect((await seals()).at(-1)).toMatchObject({ published: false });
    await sealer().pass();
    expect(said).toEqual(['access log not sealed']);
    rmSync(files().witness, { recursive: true });
    renameSync(aside, files().witness);
    await sealer().pass();
    expect(said).toEqual(['access log not sealed', 'access log sealed again']);
    expect((await seals()).at(-1)).toMatchObject({ published: true });
    expect(lines()).toHaveLength((await seals()).length);
  });

  it('a key is made anew, so that sealing goes on; what it signs is not believed until somebody says so', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'alongside-other-key-'));
    await look({});
    await (await another(folder)).pass();
    await sealer().pass();
    expect(existsSync(sealFilesIn(folder).key)).toBe(true);
    expect(existsSync(sealFilesIn(folder).trusted)).toBe(false);
    expect(await kindsAfter(nothing)).toContain('another key');
    rmSync(folder, { recursive: true });
  });

  it('the database: it tries again, and says so once', async () => {
    listen();
    const name = new URL(database.adminUrl).pathname.slice(1);
    const end = () =>
      withClient(inject('superuserUrl'), (client) =>
        client.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and application_name = 'alongside'", [
          name,
        ]),
      );
    await withClient(inject('superuserUrl'), (client) => client.query(`alter database ${name} allow_connections false`));
    await end();
    await sealer().pass();
    await sealer().pass();
    expect(said).toEqual(['access log not sealed']);
    await withClient(inject('superuserUrl'), (client) => client.query(`alter database ${name} allow_connections true`));
    await sealer().pass();
    expect(said).toEqual(['access log not sealed', 'access log sealed again']);
  });

  it('seals in the database that the witness holds: after a restore both go on, and the check tells', async () => {
    const superuser = new URL(inject('superuserUrl'));
    superuser.pathname = new URL(database.adminUrl).pathname;
    await withClient(superuser.href, (client) =>
      client.query(`set session_replication_role = 'replica'; delete from access_events e using log_leaves l, log_seals s where l.event_id = e.event_id
        and l.position >= s.first_position and s.number = (select max(number) from log_seals);
        delete from log_leaves l using log_seals s where l.position >= s.first_position and s.number = (select max(number) from log_seals);
        delete from log_seals where number = (select max(number) from log_seals)`),
    );
    expect(await kindsAfter(nothing)).toContain('cut tail');
    listen();
    await look({});
    await sealer().pass();
    await look({});
    await sealer().pass();
    expect(said).toEqual(['the witness of the access log holds a seal that the database does not have']);
    expect(await kindsAfter(nothing)).toContain('another seal');
    expect(await seals()).toHaveLength(new Set(lines().map((line) => line.split(' ')[1])).size);
  });
});
