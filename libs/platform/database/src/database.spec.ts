import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiError, type RequestScope, runInScope } from '@alongside/platform/context';
import { type Actor, aBareActor, testDatabase } from '@alongside/platform/testing';
import { Database } from './database.ts';
import { openPool, type Pool } from './pool.ts';
import { change, query } from './statement.ts';

const test = testDatabase();
let pool: Pool;
let close: () => Promise<void>;
let actor: Actor;
let other: Actor;

beforeAll(async () => {
  ({ pool, close } = await openPool(test.appUrl, { connections: 3 }));
  actor = await aBareActor(test);
  other = await aBareActor(test);
});
afterAll(() => close());

const scopeOf = (context: Actor | undefined, purpose: 'support' | null = 'support'): RequestScope => ({
  requestId: uuidv7(),
  context,
  operation: 'Test',
  ...(purpose ? { purpose } : {}),
});
const as = <T>(who: Actor | undefined, work: () => Promise<T>): Promise<T> => runInScope(scopeOf(who), work);

const WHO = query<{ worker: string }, []>('test.who', 'nobody', 'select me_worker() as worker');
const SLOW = query<{ worker: string }, []>('test.slow', 'nobody', 'select me_worker() as worker from pg_sleep(0.01)');
const LOOKED = query<{ person: string }, [string]>(
  'test.looked',
  (rows) => rows.map(({ person }) => ({ personId: person, kind: 'opened' })),
  'select $1::uuid as person',
);
const BROKEN = query<object, []>('test.broken', 'nobody', 'select 1 / 0 as broken');
const NAME_TEAM = change<[string]>(
  'test.mark',
  "insert into call_backs (call_back_id, place_id, asker_id, organisation_id, typed, names, phone, asked_at) values ($1, me_place(), me_worker(), me_organisation(), 'x', '{}', '0', moment())",
);
const events = (requestPerson: string) =>
  test.sql<{ worker_id: string }>('select worker_id from access_events where person_id = $1', [requestPerson]);

describe('the door fails closed', () => {
  it('throws outside a request', async () => {
    await expect(new Database(pool).read((reader) => reader.rows(WHO, []))).rejects.toThrow('no request scope');
  });

  it('throws where nobody is signed in', async () => {
    await expect(as(undefined, () => new Database(pool).read((reader) => reader.rows(WHO, [])))).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  it('throws without a purpose', async () => {
    await expect(runInScope(scopeOf(actor, null), () => new Database(pool).read((reader) => reader.rows(WHO, [])))).rejects.toThrow(
      'purpose',
    );
  });

  it('raises in PostgreSQL too: a statement without context is an error, not an empty list', async () => {
    await expect(test.outside('select person_id from person_cards')).rejects.toThrow();
    await expect(test.outside('select place_id from places')).rejects.toThrow();
  });

  it('leaves no context behind on a pooled connection', async () => {
    const database = new Database(pool);
    await as(actor, async () => {
      await database.read((reader) => reader.rows(WHO, []));
      await database.finish();
    });
    for (let n = 0; n < 3; n++) await expect(pool.query('select me_worker()')).rejects.toThrow();
  });

  it('never crosses two requests on three connections', async () => {
    const database = new Database(pool);
    const seen = await Promise.all(
      Array.from({ length: 40 }, (_, n) => {
        const who = n % 2 ? actor : other;
        return as(who, async () => {
          const rows = await Promise.all([1, 2, 3].map(() => database.read((reader) => reader.rows(SLOW, []))));
          await database.finish();
          return rows.flat().every(({ worker }) => worker === who.workerId);
        });
      }),
    );
    expect(seen).toEqual(Array.from({ length: 40 }, () => true));
  });

  it('outlives a connection that PostgreSQL ends in the middle of a request', async () => {
    const database = new Database(pool);
    await as(actor, async () => {
      await database.read((reader) => reader.rows(WHO, []));
      const ended = await pool.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where state = 'idle in transaction' and datname = current_database()",
      );
      expect(ended.rowCount).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 50));
      await database.abandon();
    });
    await expect(as(actor, () => database.read((reader) => reader.rows(WHO, [])).finally(() => database.finish()))).resolves.toHaveLength(
      1,
    );
  });

  it('refuses a reading statement that writes', () => {
    expect(() => query('test.sneaky', 'nobody', "with x as (insert into places values ('a')) select 1")).toThrow('not a plain select');
    expect(() => query('test.other', 'nobody', "select set_config('app.worker_id', '', true)")).toThrow('not a plain select');
    expect(() => query('test.lock', 'nobody', 'select 1 from places for update')).toThrow('not a plain select');
  });

  it('refuses a write outside a mutation', async () => {
    await expect(as(actor, () => new Database(pool).write((writer) => writer.change(NAME_TEAM, [uuidv7()])))).rejects.toThrow(
      'outside a mutation',
    );
  });
});

describe('no log, no data', () => {
  it('commits the look with the read', async () => {
    const person = uuidv7();
    const database = new Database(pool);
    await as(actor, async () => {
      await database.read((reader) => reader.rows(LOOKED, [person]));
      expect(await events(person)).toHaveLength(0);
      await database.finish();
    });
    expect(await events(person)).toEqual([{ worker_id: actor.workerId }]);
  });

  it('throws at the end where the log refuses, so that the answer is dropped', async () => {
    const database = new Database(pool);
    await test.sql('revoke insert on access_events from alongside_app');
    try {
      await as(actor, async () => {
        await database.read((reader) => reader.rows(LOOKED, [uuidv7()]));
        await expect(database.finish()).rejects.toBeInstanceOf(ApiError);
      });
    } finally {
      await test.sql('grant insert on access_events to alongside_app');
    }
  });

  it('gives nothing of a transaction in which a statement failed', async () => {
    const person = uuidv7();
    const database = new Database(pool);
    await as(actor, async () => {
      await database.read((reader) => reader.rows(LOOKED, [person]));
      await expect(database.read((reader) => reader.rows(BROKEN, []))).rejects.toMatchObject({ code: 'INTERNAL' });
      await expect(database.finish()).rejects.toMatchObject({ code: 'INTERNAL' });
    });
    expect(await events(person)).toHaveLength(0);
  });

  it('cannot be written for someone else', async () => {
    const row = `insert into access_events (place_id, person_id, at, event_id, worker_id, organisation_id, role, session_id, purpose, operation, kind, result, entry_ids, rules, request_id)
      values (me_place(), gen_random_uuid(), moment(), gen_random_uuid(), $1, me_organisation(), me_role(), me_session(), me_purpose(), 'x', 'opened', 'shown', '{}', '{}', gen_random_uuid())`;
    await expect(test.as(actor).sees(row, [other.workerId])).rejects.toThrow('row-level security');
    await expect(test.as(actor).sees(row, [actor.workerId])).resolves.toEqual([]);
  });
});

describe('a mutation is one effect', () => {
  const made = (id: string) => test.sql('select 1 from call_backs where call_back_id = $1', [id]);
  const send = (who: Actor, mutationId: string, callBack: string, database = new Database(pool)) =>
    as(who, () =>
      database.mutation('mark', mutationId, { callBack }, async () => {
        await database.write((writer) => writer.change(NAME_TEAM, [callBack]));
        return { id: callBack, nonce: uuidv7() };
      }),
    );

  it('answers the same again for the same id and content', async () => {
    const [mutation, callBack] = [uuidv7(), uuidv7()];
    const first = await send(actor, mutation, callBack);
    expect(await send(actor, mutation, callBack)).toEqual(first);
    expect(await made(callBack)).toHaveLength(1);
  });

  it('refuses the same id with other content', async () => {
    const mutation = uuidv7();
    await send(actor, mutation, uuidv7());
    const later = uuidv7();
    await expect(send(actor, mutation, later)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await made(later)).toHaveLength(0);
  });

  it('is one effect for eight at once', async () => {
    const [mutation, callBack] = [uuidv7(), uuidv7()];
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(actor, mutation, callBack)));
    expect(new Set(answers.map(({ nonce }) => nonce)).size).toBe(1);
    expect(await made(callBack)).toHaveLength(1);
  });

  it('gives the answer that was kept, where the answer to the commit was lost on its way', async () => {
    const [mutation, callBack] = [uuidv7(), uuidv7()];
    const database = new Database(pool);
    const content = { callBack };
    const answer = await as(actor, () =>
      database.mutation('mark', mutation, content, async () => {
        await database.write((writer) => writer.change(NAME_TEAM, [callBack]));
        return { id: callBack };
      }),
    );
    const again = await as(actor, () => database.mutation('mark', mutation, content, () => Promise.reject(new ApiError('INTERNAL'))));
    expect(again).toEqual(answer);
  });

  it('keeps its connection until PostgreSQL has answered the commit, also where the looks before it failed', async () => {
    const order: string[] = [];
    const slowly = {
      connect: async () => {
        const client = await pool.connect();
        const query = (...args: unknown[]) => {
          const answer = (client.query as unknown as (...of: unknown[]) => Promise<unknown>).apply(client, args);
          if (args[0] !== 'commit') return answer;
          return answer.then(async (ended) => {
            await new Promise((done) => setTimeout(done, 30));
            order.push('answered');
            return ended;
          });
        };
        const release = (broken?: boolean) => {
          order.push('given back');
          client.release(broken);
        };
        return new Proxy(client, {
          get: (of, key) => {
            if (key === 'query') return query;
            if (key === 'release') return release;
            const value: unknown = Reflect.get(of, key);
            return typeof value === 'function' ? (value as () => unknown).bind(of) : value;
          },
        });
      },
    } as unknown as Pool;
    const database = new Database(slowly);
    const [mutation, person] = [uuidv7(), uuidv7()];
    const look = () =>
      as(actor, () =>
        database.mutation('look', mutation, { person }, async () => {
          await database.read((reader) => reader.rows(LOOKED, [person]));
          return { id: person };
        }),
      );
    const answer = await look();
    order.length = 0;
    expect(await look()).toEqual(answer);
    expect(order.slice(0, 2)).toEqual(['answered', 'given back']);
  });

  it('keeps the ids of two workers apart', async () => {
    const mutation = uuidv7();
    const [mine, theirs] = [uuidv7(), uuidv7()];
    await send(actor, mutation, mine);
    await expect(send(other, mutation, theirs)).resolves.toMatchObject({ id: theirs });
  });

  it('takes everything back where it fails, and may then be sent again', async () => {
    const [mutation, callBack] = [uuidv7(), uuidv7()];
    const database = new Database(pool);
    await expect(
      as(actor, () =>
        database.mutation('mark', mutation, { callBack }, async () => {
          await database.write((writer) => writer.change(NAME_TEAM, [callBack]));
          throw new ApiError('BAD_INPUT');
        }),
      ),
    ).rejects.toMatchObject({ code: 'BAD_INPUT' });
    expect(await made(callBack)).toHaveLength(0);
    await expect(send(actor, mutation, callBack)).resolves.toMatchObject({ id: callBack });
  });
});
