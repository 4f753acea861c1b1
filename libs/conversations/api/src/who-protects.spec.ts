import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '@alongside/platform/testing';
import { aWorker, type Organisation, type Place, type Worker } from '@alongside/teams/api/testing';
import { type Act, protecting } from './testing/protecting.ts';

// Who may put what protects a person, who may end it, and that it tells nobody else anything.

const { database, aWorld, reads, link, put, end, acts, town } = protecting();
let place: Place;
let anchor: Organisation;
let housing: Organisation;
let priya: Worker;
let joe: Worker;
let sam: Worker;
let darren: Worker;
let guardian: Worker;
let stranger: Worker;
beforeAll(() => ({ place, anchor, housing, priya, joe, sam, darren, guardian, stranger } = town()));

describe('ending it', () => {
  it('takes two people, and both reasons are kept', async () => {
    const { kelly } = await aWorld();
    await put(priya, kelly, 'seal_of_person', { namedIds: [joe.workerId] });
    const [act] = (await acts(priya, kelly)) as Act[];
    const asks = (worker: Worker) => end(worker, kelly, act!.id, { reason: `${worker.workerId} says so` });
    expect(await asks(sam)).toBe('NOT_FOUND');
    expect(await asks(priya)).toBe('ProtectionPut');
    expect(await asks(priya)).toBe('ProtectionPut');
    expect(await reads(sam, kelly)).toBe('NOT_FOUND');
    expect(await acts(priya, kelly)).toMatchObject([{ endAsked: true, endAskedByMe: true, ended: false }]);
    expect(await asks(joe)).toBe('ProtectionPut');
    expect(await reads(sam, kelly)).toEqual(['one', 'where']);
    expect(await acts(joe, kelly)).toMatchObject([{ ended: true }]);
    expect(await database.sql("select 1 from protective_acts where person_id = $1 and what = 'end'", [kelly])).toHaveLength(2);
  });

  it('of a link is for whoever put it and their Guardian', async () => {
    const { kelly } = await aWorld();
    await link(priya, kelly);
    const [act] = (await acts(guardian, kelly)) as Act[];
    const asks = (worker: Worker) => end(worker, kelly, act!.id);
    for (const worker of [joe, sam, darren, stranger]) expect(await asks(worker)).toBe('NOT_FOUND');
    await asks(guardian);
    expect(await reads(darren, kelly)).toBe('NOT_FOUND');
    await asks(priya);
    expect(await reads(darren, kelly)).toEqual(['one', 'where']);
  });
});

describe('what protects', () => {
  it('is told to nobody else: not to colleagues, not to partners, not to the one it is put against', async () => {
    const { kelly } = await aWorld();
    await link(priya, kelly);
    for (const worker of [joe, sam]) expect(await acts(worker, kelly)).toEqual([]);
    for (const worker of [darren, stranger]) expect(await acts(worker, kelly)).toBe('NOT_FOUND');
    expect(await acts(guardian, kelly)).toHaveLength(1);
    expect(await acts(guardian, uuidv7())).toBe('NOT_FOUND');
    const other = await aWorker().inRole('guardian').of(database, housing);
    expect(await acts(other, kelly)).toBe('NOT_FOUND');
  });

  it('is put by those alongside alone; to everyone else nobody is there', async () => {
    const { kelly, entry } = await aWorld();
    const starting = await aWorker().of(database, anchor);
    await database.sql("insert into involvements values ($1, $2, $3, $4, $5, 'starting', 'x', '2026-01-01Z', null)", [
      kelly,
      uuidv7(),
      place.placeId,
      starting.workerId,
      anchor.organisationId,
    ]);
    for (const worker of [stranger, starting, guardian]) {
      expect(await link(worker, kelly)).toBe('NOT_FOUND');
      expect(await put(worker, kelly, 'seal_of_person')).toBe('NOT_FOUND');
      expect(await put(worker, kelly, 'seal_of_entry', { entryId: entry })).toBe('NOT_FOUND');
    }
    expect(await link(priya, uuidv7())).toBe('NOT_FOUND');
    expect(await reads(darren, kelly)).toEqual(['one', 'where']);
  });

  it('cannot be written or read past its functions, and an act is never changed', async () => {
    const { kelly } = await aWorld();
    await link(priya, kelly);
    const as = database.as(await signIn(database, priya));
    for (const text of [
      'select * from protective_acts',
      'select * from protections',
      'update conflict_links set until_at = moment()',
      'delete from protective_acts',
    ])
      await expect(as.sees(text)).rejects.toThrow('permission denied');
    await expect(database.sql("update protective_acts set reason = 'x' where person_id = $1", [kelly])).rejects.toThrow(
      'only ever added to',
    );
  });
});
