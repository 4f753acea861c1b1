import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RequestScope, runInScope } from '@alongside/platform/context';
import { type Actor, aBareActor, testDatabase } from '@alongside/platform/testing';
import { Database } from './database.ts';
import { openPool, type Pool } from './pool.ts';
import { change, query } from './statement.ts';

const test = testDatabase();
let pool: Pool;
let close: () => Promise<void>;
let actor: Actor;

beforeAll(async () => {
  ({ pool, close } = await openPool(test.appUrl, { connections: 3 }));
  actor = await aBareActor(test);
});
afterAll(() => close());

const WHO = query<{ worker: string }, []>('test.who', 'nobody', 'select me_worker() as worker');
const CHANGE = change<[string]>(
  'test.mark',
  "insert into call_backs (call_back_id, place_id, asker_id, organisation_id, typed, names, phone, asked_at) values ($1, me_place(), me_worker(), me_organisation(), 'x', '{}', '0', moment())",
);

describe('a session that is only claimed', () => {
  const claim = (token: string): RequestScope => ({
    requestId: uuidv7(),
    context: undefined,
    token: createHash('sha256').update(token).digest(),
    operation: 'Test',
    purpose: 'support',
  });

  it('becomes the context with the first statement, and is told to whoever asks', async () => {
    const database = new Database(pool);
    const scope = claim(actor.token);
    await runInScope(scope, async () => {
      const [rows, context] = await Promise.all([database.read((reader) => reader.rows(WHO, [])), database.enter()]);
      expect(rows).toEqual([{ worker: actor.workerId }]);
      const { workerId, organisationId, placeId, role, sessionId } = actor;
      expect(context).toEqual({ workerId, organisationId, placeId, role, sessionId });
      expect(scope.context).toBe(context);
      expect(Object.isFrozen(context)).toBe(true);
      await database.finish();
    });
  });

  it('sets for its transaction alone how statements run', async () => {
    const SETTINGS = query<{ plans: string; limit: string; idle: string }, []>(
      'test.settings',
      'nobody',
      "select current_setting('plan_cache_mode') as plans, current_setting('statement_timeout') as limit, current_setting('idle_in_transaction_session_timeout') as idle",
    );
    const database = new Database(pool);
    await runInScope(claim(actor.token), async () => {
      const set = { plans: 'force_generic_plan', limit: '15s', idle: '30s' };
      expect(await database.read((reader) => reader.rows(SETTINGS, []))).toEqual([set]);
      await database.finish();
    });
    expect((await pool.query(SETTINGS.text)).rows).toEqual([{ plans: 'auto', limit: '0', idle: '0' }]);
  });

  it('lets nothing run behind it where it is not good, in a mutation neither', async () => {
    const database = new Database(pool);
    const callBack = uuidv7();
    await runInScope(claim('made-up'), async () => {
      const entering = database.enter();
      const reading = database.read((reader) => reader.rows(WHO, []));
      await expect(reading).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
      await expect(entering).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
      await database.finish();
      const sent = database.mutation('mark', uuidv7(), {}, async () => {
        await database.write((writer) => writer.change(CHANGE, [callBack]));
        return {};
      });
      await expect(sent).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    });
    expect(await test.sql('select 1 from call_backs where call_back_id = $1', [callBack])).toEqual([]);
  });

  it('ends with the session: the next transaction is refused', async () => {
    const ending = await aBareActor(test);
    const ask = () =>
      runInScope(claim(ending.token), () => {
        const database = new Database(pool);
        return database.enter().finally(() => database.finish());
      });
    await expect(ask()).resolves.toMatchObject({ workerId: ending.workerId });
    await test.sql('update sessions set ended_at = moment() where session_id = $1', [ending.sessionId]);
    await expect(ask()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
