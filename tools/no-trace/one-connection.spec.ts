import { expect, inject, it } from 'vitest';
import { OneConnection } from './one-connection.ts';

it('takes nothing back between two statements of what the API does beside its requests', async () => {
  const connection = await OneConnection.open(inject('superuserUrl'));
  try {
    await connection.sql('begin');
    await connection.sql('savepoint question');
    const beside = connection.query('select pg_sleep(0.2)');
    await new Promise((done) => setTimeout(done, 50));
    await connection.sql('rollback to savepoint question');
    await beside;
    expect(await connection.sql('select 1 as one')).toEqual([{ one: 1 }]);
    await connection.sql('rollback');
  } finally {
    await connection.end();
  }
});
