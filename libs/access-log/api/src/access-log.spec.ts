import { beforeAll, describe, expect, it, vi } from 'vitest';
import { LogMonths, SCHEMA_GUARD } from '@alongside/platform/database';
import { logTo } from '@alongside/platform/logging';
import { type Actor, aBareActor, testDatabase } from '@alongside/platform/testing';

const database = testDatabase();
let actor: Actor;

const LOOK = `insert into access_events (place_id, person_id, at, event_id, worker_id, organisation_id, role, session_id, purpose, operation, kind, result, entry_ids, rules, request_id)
  values (me_place(), gen_random_uuid(), coalesce($1::timestamptz, moment()), gen_random_uuid(), me_worker(), me_organisation(), me_role(), me_session(), me_purpose(), 'Test', 'opened', 'shown', '{}', '{}', gen_random_uuid())`;

beforeAll(async () => {
  actor = await aBareActor(database);
});

describe('the access log, to the application', () => {
  it('takes a look of one’s own', async () => {
    await expect(database.as(actor).sees(LOOK, [null])).resolves.toEqual([]);
  });

  it.each([
    ['cannot be read', 'select * from access_events'],
    ['cannot be changed', "update access_events set operation = 'x'"],
    ['cannot be deleted from', 'delete from access_events'],
    ['cannot be emptied', 'truncate access_events'],
    ['cannot be reached through a partition', 'select * from access_events_default'],
    ['cannot be written past its parent', 'insert into access_events_default (place_id) values (gen_random_uuid())'],
    ['cannot have a rule dropped', 'drop policy app_logs on access_events'],
  ])('%s', async (_what, text) => {
    await expect(database.as(actor).sees(text)).rejects.toThrow(/permission denied|must be owner/);
  });

  it.each([
    ['another worker', 'me_worker()'],
    ['another organisation', 'me_organisation()'],
    ['another session', 'me_session()'],
  ])('takes no look in the name of %s', async (_who, own) => {
    await expect(database.as(actor).sees(LOOK.replace(own, 'gen_random_uuid()'), [null])).rejects.toThrow('row-level security');
  });
});

describe('the partitions', () => {
  it('stand for this month and three more, each with row-level security forced, and a default one', async () => {
    const rows = await database.sql<{ name: string; forced: boolean }>(
      "select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'access_events'::regclass order by 1",
    );
    const now = new Date();
    const months = [0, 1, 2, 3].map((n) => {
      const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + n, 1));
      return `access_events_${month.getUTCFullYear()}_${String(month.getUTCMonth() + 1).padStart(2, '0')}`;
    });
    expect(rows.map(({ name }) => name).sort()).toEqual([...months, 'access_events_default'].sort());
    expect(rows.every(({ forced }) => forced)).toBe(true);
  });

  it('take a look of a month that nobody made one for: a read never stops for want of a partition', async () => {
    await expect(database.as(actor).sees(LOOK, ['2031-05-01T00:00:00Z'])).resolves.toEqual([]);
  });

  it('take along what the default one had to hold', async () => {
    await database.setClock('2028-05-10T00:00:00Z');
    await database.sql(
      LOOK.replaceAll('me_place()', '$2')
        .replaceAll('me_worker()', '$2')
        .replaceAll('me_organisation()', '$2')
        .replaceAll('me_session()', '$2')
        .replace('me_role()', "'worker'")
        .replace('me_purpose()', "'support'"),
      [null, actor.workerId],
    );
    await database.sql('call make_access_event_partitions()');
    await database.setClock(undefined);
    expect(await database.sql("select tableoid::regclass::text as stands_in from access_events where at = '2028-05-10T00:00:00Z'")).toEqual(
      [{ stands_in: 'access_events_2028_05' }],
    );
  });

  it('are made again without harm, also over the end of a year', async () => {
    await database.setClock('2026-11-30T23:59:59Z');
    await database.sql('call make_access_event_partitions()');
    await database.setClock('2027-02-10T00:00:00Z');
    await database.sql('call make_access_event_partitions()');
    await database.sql('call make_access_event_partitions()');
    await database.setClock(undefined);
    const [row] = await database.sql<{ bounds: string }>(
      "select pg_get_expr(relpartbound, oid) as bounds from pg_class where relname = 'access_events_2027_05'",
    );
    expect(row?.bounds).toContain("FROM ('2027-05-01 00:00:00+00') TO ('2027-06-01 00:00:00+00')");
  });
});

describe('a process that runs for months', () => {
  it('gets the months to come by asking, although it may make no table', async () => {
    await database.setClock('2031-05-07T09:00:00Z');
    try {
      await database.outside('select prepare_access_log()');
      await database.outside('select prepare_access_log()');
      const months = await database.sql(
        "select to_regclass('access_events_2031_0' || n) is not null as there from generate_series(4, 9) n",
      );
      expect(months.map(({ there }) => there)).toEqual([false, true, true, true, true, false]);
      expect(await database.sql(SCHEMA_GUARD)).toEqual([]);
    } finally {
      await database.setClock(undefined);
    }
    await expect(database.outside('call make_access_event_partitions()')).rejects.toThrow('permission denied');
    await expect(database.outside('create table mine (x int)')).rejects.toThrow('permission denied');
  });

  it('asks once a day, and a failure stops nothing', async () => {
    vi.useFakeTimers();
    const lines: string[] = [];
    const unlog = logTo((line) => lines.push(line));
    const call = vi.fn(() => Promise.reject(new Error('lock timeout')));
    const months = new LogMonths({ call } as never);
    months.onApplicationBootstrap();
    await vi.advanceTimersByTimeAsync(3 * 24 * 60 * 60 * 1000);
    months.onApplicationShutdown();
    await vi.advanceTimersByTimeAsync(24 * 60 * 60 * 1000);
    vi.useRealTimers();
    unlog();
    expect(call).toHaveBeenCalledTimes(3);
    expect(lines.join()).toContain('months of the access log not prepared');
  });
});
