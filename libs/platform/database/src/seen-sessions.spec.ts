import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type RequestScope, runInScope } from '@alongside/platform/context';
import { type Actor, aBareActor, testDatabase, withBrokenRule } from '@alongside/platform/testing';
import { Database } from './database.ts';
import { OutsideContext } from './outside.ts';
import { openPool, type Pool } from './pool.ts';
import { SeenSessions } from './seen-sessions.ts';
import { query, wholeMutation } from './statement.ts';

// A session lives while it is used. That it is, is noted beside the requests: no note may be lost, and none may bring a session back.

const test = testDatabase();
let pool: Pool;
let close: () => Promise<void>;
let seen: SeenSessions;
let database: Database;
let actor: Actor;

beforeAll(async () => {
  ({ pool, close } = await openPool(test.appUrl, { connections: 3 }));
});
beforeEach(async () => {
  seen = new SeenSessions(new OutsideContext(pool));
  database = new Database(pool, undefined, seen);
  actor = await aBareActor(test);
});
afterEach(() => seen.beforeApplicationShutdown());
afterAll(() => close());

const WHO = query<{ worker: string }, []>('test.who', 'nobody', 'select me_worker() as worker');
const WHOLE = wholeMutation<[]>('test.whole', 'select enter_session($1, $2) as context from (select $3::uuid, $4::bytea, $5::jsonb) given');
const hashOf = (token: string) => createHash('sha256').update(token).digest();
const scope = (who: Actor, quiet = false): RequestScope => ({
  requestId: uuidv7(),
  context: undefined,
  token: hashOf(who.token),
  operation: 'Test',
  purpose: 'support',
  quiet,
});
const ask = (who: Actor, quiet?: boolean) =>
  runInScope(scope(who, quiet), () => database.read((reader) => reader.rows(WHO, [])).finally(() => database.finish()));
const lastUsed = (who: Actor, ago: string) =>
  test.sql('update sessions set seen_at = moment() - $2::interval where session_id = $1', [who.sessionId, ago]);
const idleSeconds = async (who: Actor): Promise<number> =>
  (
    await test.sql<{ idle: number }>(
      'select extract(epoch from moment() - seen_at)::double precision as idle from sessions where session_id = $1',
      [who.sessionId],
    )
  )[0]!.idle;
const note = (who: Actor, secondsAgo = 0) => pool.query('select note_seen($1, $2, $3)', [[hashOf(who.token)], ['support'], [secondsAgo]]);

describe('a session that is used', () => {
  it('is noted beside the request, with the time it was used at', async () => {
    await lastUsed(actor, '1 minute');
    await ask(actor);
    expect(await idleSeconds(actor)).toBeGreaterThan(59); // the request itself wrote nothing
    await new Promise((resolve) => setTimeout(resolve, 300));
    await seen.note();
    const idle = await idleSeconds(actor);
    expect(idle).toBeGreaterThanOrEqual(0.3);
    expect(idle).toBeLessThan(30);
  });

  it('is noted in the request where it was long unused, so that a process that dies signs nobody out early', async () => {
    await lastUsed(actor, '11 minutes');
    await ask(actor);
    expect(await idleSeconds(actor)).toBeLessThan(30);
  });

  it('is noted for a mutation that is one statement', async () => {
    await lastUsed(actor, '1 minute');
    await runInScope(scope(actor), () => database.mutationAtOnce('test', uuidv7(), {}, { whole: WHOLE, values: [], answer: {} }));
    await seen.note();
    expect(await idleSeconds(actor)).toBeLessThan(30);
  });

  it('is not noted where a screen asked by itself', async () => {
    await lastUsed(actor, '1 minute');
    await ask(actor, true);
    await seen.note();
    expect(await idleSeconds(actor)).toBeGreaterThan(59);
  });

  it('is noted at most twice a minute', async () => {
    await lastUsed(actor, '20 seconds');
    await ask(actor);
    await seen.note();
    expect(await idleSeconds(actor)).toBeGreaterThan(19);
  });

  it('is noted by itself within seconds, and when the process is stopped', async () => {
    await lastUsed(actor, '1 minute');
    await ask(actor);
    await expect.poll(() => idleSeconds(actor), { timeout: 8000, interval: 250 }).toBeLessThan(30);
    await lastUsed(actor, '2 minutes');
    await ask(actor);
    await seen.beforeApplicationShutdown();
    expect(await idleSeconds(actor)).toBeLessThan(30);
  });

  it('is noted later where PostgreSQL does not answer, and its use is not told to the log', async () => {
    await lastUsed(actor, '1 minute');
    await ask(actor);
    const outside = vi.spyOn(OutsideContext.prototype, 'call').mockRejectedValueOnce(new Error('no connection'));
    const log = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    await seen.note();
    const told = log.mock.calls.map(([line]) => String(line)).join('');
    outside.mockRestore();
    log.mockRestore();
    expect(told).toContain('use of sessions not noted');
    for (const secret of [actor.sessionId, actor.workerId, hashOf(actor.token).toString('hex')]) expect(told).not.toContain(secret);
    expect(await idleSeconds(actor)).toBeGreaterThan(59);
    await seen.note();
    expect(await idleSeconds(actor)).toBeLessThan(30);
  });
});

describe('a note', () => {
  const ENDED: readonly (readonly [string, string])[] = [
    ['signed out', 'update sessions set ended_at = moment() where session_id = $1'],
    ['half an hour unused', "update sessions set seen_at = moment() - interval '31 minutes' where session_id = $1"],
    ['twelve hours old', 'update sessions set ends_at = moment() where session_id = $1'],
    [
      'of somebody who left',
      'update memberships set until_at = moment() where worker_id = (select worker_id from sessions where session_id = $1)',
    ],
  ];
  const rowOf = (who: Actor) => test.sql('select seen_at, ended_at, ends_at from sessions where session_id = $1', [who.sessionId]);

  it.each(ENDED)('brings no session back that is %s', async (_what, end) => {
    await lastUsed(actor, '1 minute');
    await ask(actor);
    await test.sql(end, [actor.sessionId]);
    const before = await rowOf(actor);
    await seen.note();
    expect(await rowOf(actor)).toEqual(before);
    await expect(ask(actor)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('that asks nothing of the session is noticed', async () => {
    await test.sql("update sessions set seen_at = moment() - interval '31 minutes' where session_id = $1", [actor.sessionId]);
    await withBrokenRule(test, ['note_seen', 'and exists (select from good_sessions g where g.session_id = s.session_id)', ''], () =>
      note(actor),
    );
    expect(await idleSeconds(actor)).toBeLessThan(30);
  });

  it('neither turns a session’s clock back nor sets it to what is to come', async () => {
    await lastUsed(actor, '1 minute');
    await note(actor, 300);
    expect(await idleSeconds(actor)).toBeLessThan(70);
    await note(actor, -3600);
    expect(await idleSeconds(actor)).toBeGreaterThanOrEqual(0);
  });

  it('of a token that nobody has is nothing', async () => {
    await expect(pool.query('select note_seen($1, $2, $3)', [[hashOf('made up')], ['support'], [0]])).resolves.toMatchObject({
      rowCount: 1,
    });
  });

  it('does not wait for whoever is ending the session, and of two processes neither stops the other', async () => {
    const others: Actor[] = [];
    for (let at = 0; at < 20; at++) others.push(await aBareActor(test)); // each makes a place: one after the other
    await Promise.all(others.map((who) => lastUsed(who, '1 minute')));
    const ending = others[7]!;
    await test.late(
      async (run) => void (await run('update sessions set ended_at = moment() where session_id = $1', [ending.sessionId])),
      async () => {
        const tokens = others.map(({ token }) => hashOf(token));
        const purposes = others.map(() => 'support');
        const both = [tokens, [...tokens].reverse()].map((each) =>
          pool.query('select note_seen($1, $2, $3)', [each, purposes, others.map(() => 0)]),
        );
        await Promise.all(both);
      },
    );
    const idle = await Promise.all(others.map(idleSeconds));
    expect(idle.map((each) => each < 30)).toEqual(others.map((who) => who !== ending));
  });
});
