import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ApiError, type ErrorCode, type RequestScope, runInScope } from '@alongside/platform/context';
import { type Actor, aBareActor, testDatabase } from '@alongside/platform/testing';
import { Database } from './database.ts';
import { openPool, type Pool } from './pool.ts';
import { query, wholeMutation } from './statement.ts';

// A mutation that finds nothing is a denied look at what it asked for: no log, no answer.

const test = testDatabase();
let pool: Pool;
let close: () => Promise<void>;
let actor: Actor;

beforeAll(async () => {
  ({ pool, close } = await openPool(test.appUrl, { connections: 3 }));
  actor = await aBareActor(test);
});
afterAll(() => close());

const scopeOf = (context: Actor | undefined): RequestScope => ({ requestId: uuidv7(), context, operation: 'Test', purpose: 'support' });
const as = <T>(who: Actor, work: () => Promise<T>): Promise<T> => runInScope(scopeOf(who), work);
const LOOKED = query<{ person: string }, [string]>(
  'test.looked',
  (rows) => rows.map(({ person }) => ({ personId: person, kind: 'opened' })),
  'select $1::uuid as person',
);
const WHOLE = wholeMutation<[]>('test.whole_refused', 'select test_refused($1, $2, $3, $4, $5) as context');
const refused = (person: string, code: ErrorCode, mutationId = uuidv7(), work?: () => Promise<object>) =>
  as(actor, () =>
    new Database(pool).mutation('mark', mutationId, { person }, work ?? (() => Promise.reject(new ApiError(code))), [
      { personId: person, kind: 'opened', result: 'denied' },
    ]),
  );
const denied = (person: string) => test.sql('select operation, result, purpose from access_events where person_id = $1', [person]);

it('is a denied look at what it asked for, committed before it is answered; what the work itself missed goes with it', async () => {
  const [person, missed] = [uuidv7(), uuidv7()];
  const database = new Database(pool);
  const MISSED = query<object, [string]>(
    'test.missed',
    (_rows, [id]) => [{ personId: id, kind: 'opened', result: 'denied' }],
    'select $1::uuid',
  );
  const attempt = as(actor, () =>
    database.mutation(
      'mark',
      uuidv7(),
      {},
      async () => {
        await database.write((writer) => writer.rows(MISSED, [missed]));
        await database.write((writer) => writer.rows(LOOKED, [person]));
        throw new ApiError('NOT_FOUND');
      },
      [{ personId: person, kind: 'opened', result: 'denied' }],
    ),
  );
  await expect(attempt).rejects.toMatchObject({ code: 'NOT_FOUND' });
  for (const id of [person, missed]) expect(await denied(id)).toEqual([{ operation: 'Test', result: 'denied', purpose: 'support' }]);
});

it('is none, where it fails in another way, or was done before', async () => {
  for (const code of ['BAD_INPUT', 'CONFLICT', 'FORBIDDEN', 'INTERNAL'] as const) {
    const person = uuidv7();
    await expect(refused(person, code)).rejects.toMatchObject({ code });
    expect(await denied(person)).toEqual([]);
  }
  const [person, mutation] = [uuidv7(), uuidv7()];
  await refused(person, 'NOT_FOUND', mutation, () => Promise.resolve({ id: person }));
  expect(await refused(person, 'NOT_FOUND', mutation)).toEqual({ id: person });
  expect(await denied(person)).toEqual([]);
});

it('is one of a whole mutation too', async () => {
  await test.sql(
    `create function test_refused(token bytea, purpose text, mutation uuid, hash bytea, answer jsonb) returns json language plpgsql as $$
     begin perform enter_session(token, purpose); raise exception 'refused' using errcode = 'foreign_key_violation'; end $$;
     grant execute on function test_refused(bytea, text, uuid, bytea, jsonb) to alongside_app`,
  );
  const person = uuidv7();
  const token = createHash('sha256').update(actor.token).digest();
  const attempt = runInScope({ ...scopeOf(undefined), token }, () =>
    new Database(pool).mutationAtOnce('mark', uuidv7(), {}, { whole: WHOLE, values: [], answer: {} }, [
      { personId: person, kind: 'opened', result: 'denied' },
    ]),
  );
  await expect(attempt).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await denied(person)).toEqual([{ operation: 'Test', result: 'denied', purpose: 'support' }]);
});

// a policy that refuses the row reads as not there: it must not stand for the answer that was to be written down
it.each([
  ['a right is missing', 'revoke insert on access_events from alongside_app', 'grant insert on access_events to alongside_app'],
  [
    'a policy refuses',
    'create policy test_refuses on access_events as restrictive for insert to alongside_app with check (false)',
    'drop policy test_refuses on access_events',
  ],
])('has no answer, where it cannot be written: %s', async (_why, breaks, mends) => {
  await test.sql(breaks);
  try {
    await expect(refused(uuidv7(), 'NOT_FOUND')).rejects.toMatchObject({ code: 'INTERNAL' });
  } finally {
    await test.sql(mends);
  }
});
