import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { currentScope, type RequestScope, runInScope } from '@alongside/platform/context';
import { type Actor, aBareActor, testDatabase } from '@alongside/platform/testing';
import { Database } from './database.ts';
import { openPool, type Pool } from './pool.ts';
import { wholeMutation, wholeRead } from './statement.ts';

// A statement that is a whole read or a whole mutation: it asks for the session itself, and where it is refused the connection is as good as before.

const test = testDatabase();
let pool: Pool;
let close: () => Promise<void>;
let actor: Actor;

beforeAll(async () => {
  ({ pool, close } = await openPool(test.appUrl, { connections: 1 }));
  actor = await aBareActor(test);
  await test.sql(
    `create function test_read(token bytea, purpose text, asked_by text, request uuid, event uuid, what text) returns table (context json, said text, pid integer)
     language plpgsql as $$
     begin
       context := enter_session(token, purpose);
       return next;
       if what = 'refused' then raise exception 'refused' using errcode = 'insufficient_privilege'; end if;
       if what = 'broken' then perform pg_terminate_backend(pg_backend_pid()); end if;
       return query select null::json, concat_ws(' ', asked_by, what, me_worker()), pg_backend_pid();
     end $$;
     grant execute on function test_read(bytea, text, text, uuid, uuid, text) to alongside_app;
     create function test_write(token bytea, purpose text, mutation uuid, hash bytea, answer jsonb) returns json language plpgsql as $$
     begin perform enter_session(token, purpose); raise exception 'refused' using errcode = 'check_violation'; end $$;
     grant execute on function test_write(bytea, text, uuid, bytea, jsonb) to alongside_app;
     grant execute on function pg_terminate_backend(integer, bigint) to alongside_app`,
  );
});
afterAll(() => close());

const READ = wholeRead<{ said: string; pid: number }, [what: string]>('test.read', 'select * from test_read($1, $2, $3, $4, $5, $6)');
const WRITE = wholeMutation<[]>('test.write', 'select test_write($1, $2, $3, $4, $5) as context');
const hashOf = (token: string) => createHash('sha256').update(token).digest();
const scope = (more: Partial<RequestScope> = {}): RequestScope => ({
  ...{ requestId: uuidv7(), context: undefined, operation: 'Test', purpose: 'support', token: hashOf(actor.token) },
  ...more,
});
const read = (what: string, more?: Partial<RequestScope>) => runInScope(scope(more), () => new Database(pool).readAtOnce(READ, [what]));
const connection = async () => (await read('x'))[0]?.pid;

it('gives what was read, and says who asked', async () => {
  await runInScope(scope(), async () => {
    const rows = await new Database(pool).readAtOnce(READ, ['words']);
    expect(rows).toMatchObject([{ said: `Test words ${actor.workerId}` }]);
    const { token: _token, ...context } = actor;
    expect(currentScope().context).toEqual(context);
  });
});

it.each([
  ['no session', { token: undefined }],
  ['a session that is none', { token: hashOf('x') }],
])('is refused with %s, and gives nothing', async (_what, more) => {
  await expect(read('words', more)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

it('is never sent without a purpose', async () => {
  await expect(read('words', { purpose: undefined })).rejects.toThrow('A statement without a purpose.');
});

it('leaves the connection as it was where it is refused: who has no session may not cost one', async () => {
  const before = await connection();
  await expect(read('words', { token: hashOf('x') })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  await expect(read('refused')).rejects.toMatchObject({ code: 'INTERNAL' });
  const write = runInScope(scope(), () =>
    new Database(pool).mutationAtOnce('test', uuidv7(), {}, { whole: WRITE, values: [], answer: {} }),
  );
  await expect(write).rejects.toMatchObject({ code: 'BAD_INPUT' });
  expect(await connection()).toBe(before);
});

it('is replaced where the connection broke', async () => {
  const before = await connection();
  await expect(read('broken')).rejects.toMatchObject({ code: 'INTERNAL' });
  expect(await connection()).not.toBe(before);
});
