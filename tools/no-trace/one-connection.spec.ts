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

it('is given to one after the other, also while the next one wakes up', async () => {
  const connection = await OneConnection.open(inject('superuserUrl'));
  const taken: string[] = [];
  const take = async (name: string) => {
    const { release } = await connection.connect();
    taken.push(name);
    // of one connection there is one `release`: that of whoever has it
    return release;
  };
  const giveBack = await take('first');
  const second = take('second');
  giveBack();
  const third = take('third');
  const giveSecondBack = await second;
  await new Promise((done) => setTimeout(done, 20));
  expect(taken).toEqual(['first', 'second']);
  giveSecondBack();
  (await third)();
  await connection.end();
});

it('takes back a statement that is a transaction by itself, whoever sends it, and nothing else', async () => {
  const connection = await OneConnection.open(inject('superuserUrl'));
  try {
    await connection.sql('begin');
    await connection.sql('create temporary table kept (word text) on commit drop');
    const client = await connection.connect();
    await client.query("insert into kept values ('before')");
    await expect(client.query('select 1 / 0')).rejects.toThrow('division by zero');
    await client.query("insert into kept values ('after')");
    await client.query('begin');
    await client.query("insert into kept values ('taken back')");
    await client.query('rollback');
    client.release();
    expect(await connection.sql('select word from kept')).toEqual([{ word: 'before' }, { word: 'after' }]);
    await connection.sql('rollback');
  } finally {
    await connection.end();
  }
});
