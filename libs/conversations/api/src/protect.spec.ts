import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { aPerson } from '@alongside/people/api/testing';
import { aWorker, type Organisation, type Place, type Worker } from '@alongside/teams/api/testing';
import { anEntry } from './testing/an-entry.ts';
import { type Act, protecting } from './testing/protecting.ts';

// What each thing that protects a person does to their story, and for whom.

const { database, aWorld, reads, link, put, end, acts, town } = protecting();
let place: Place;
let anchor: Organisation;
let housing: Organisation;
let priya: Worker;
let joe: Worker;
let sam: Worker;
let darren: Worker;
let nadia: Worker;
let stranger: Worker;
beforeAll(() => ({ place, anchor, housing, priya, joe, sam, darren, nadia, stranger } = town()));

describe('a conflict link', () => {
  it('keeps whoever has that name away from the person, in any spelling of capitals and accents', async () => {
    const { kelly } = await aWorld();
    expect(await reads(darren, kelly)).toEqual(['one', 'where']);
    expect(await link(priya, kelly, { name: ' dárren  HOLT ' })).toBe('ProtectionPut');
    expect(await reads(darren, kelly)).toBe('NOT_FOUND');
    expect(await reads(sam, kelly)).toEqual(['one', 'where']);
  });

  it('answers the same for a name that nobody has, and shows the putter what was typed', async () => {
    const { kelly } = await aWorld();
    const fits = await link(priya, kelly);
    expect(await link(priya, kelly, { name: 'Zorvald Quimbet' })).toBe(fits);
    const both = (await acts(priya, kelly)) as Act[];
    expect(both.map(({ kind, said }) => [kind, said])).toEqual([
      ['conflict_link', 'Zorvald Quimbet'],
      ['conflict_link', 'Darren Holt'],
    ]);
  });

  it('reaches a resident by name and birth date, at work too', async () => {
    const { kelly } = await aWorld();
    const record = await aPerson().called('Ray Marsh').bornOn('1980-01-02').at(database, place);
    const ray = await aWorker().called('Raymond').whoIs(record).of(database, housing);
    const person = await aPerson().withAlongside(priya).withAlongside(ray).at(database, place);
    await link(priya, person, { name: 'Ray Marsh', birthDate: '1980-01-03' });
    expect(await reads(ray, person)).toEqual([]);
    await link(priya, person, { name: 'Ray Marsh', birthDate: '1980-01-02' });
    expect(await reads(ray, person)).toBe('NOT_FOUND');
    expect(await reads(priya, kelly)).toHaveLength(2);
  });

  it('is never on oneself, and needs a reason and a whole name', async () => {
    const { kelly } = await aWorld();
    expect(await link(priya, kelly, { name: 'Priya Nair' })).toBe('ProtectionPut');
    expect(await reads(priya, kelly)).toEqual(['one', 'where']);
    expect(await link(priya, kelly, { reason: '  ' })).toBe('CannotProtect');
    expect(await link(priya, kelly, { name: 'Darren' })).toBe('CannotProtect');
  });
});

describe('a seal', () => {
  it('of the person leaves those named, whoever put it, the lead, and a protected service alongside', async () => {
    const { kelly } = await aWorld();
    await database.sql(
      "insert into lead_workers (person_id, lead_id, place_id, worker_id, organisation_id, from_at) values ($1, $2, $3, $4, $5, '2026-01-01Z')",
      [kelly, uuidv7(), place.placeId, joe.workerId, anchor.organisationId],
    );
    expect(await put(priya, kelly, 'seal_of_person', { namedIds: [sam.workerId] })).toBe('ProtectionPut');
    expect(await reads(darren, kelly)).toBe('NOT_FOUND');
    for (const worker of [priya, joe, sam]) expect(await reads(worker, kelly)).toEqual(['one', 'where']);
    expect(await reads(nadia, kelly)).toEqual([]);
    const [act] = (await acts(priya, kelly)) as Act[];
    expect(act?.said, 'nothing tells of the protected service').toBe('Sam Okafor');
  });

  it('of an entry leaves its author and those named, and the rest of the story to all', async () => {
    const { kelly, entry } = await aWorld();
    expect(await put(joe, kelly, 'seal_of_entry', { entryId: entry })).toBe('ProtectionPut');
    for (const worker of [priya, joe]) expect(await reads(worker, kelly)).toEqual(['one', 'where']);
    expect(await reads(sam, kelly)).toEqual(['where']);
  });

  it('of an entry is put on one’s own organisation’s words alone', async () => {
    const { kelly, entry } = await aWorld();
    for (const entryId of [entry, uuidv7()]) expect(await put(sam, kelly, 'seal_of_entry', { entryId })).toBe('CannotProtect');
  });

  it('names those alongside of whom one may know, and nobody else', async () => {
    const { kelly } = await aWorld();
    for (const worker of [nadia, stranger])
      expect(await put(priya, kelly, 'seal_of_person', { namedIds: [worker.workerId] })).toBe('CannotProtect');
    expect(await put(priya, kelly, 'seal_of_person', { namedIds: [uuidv7()] })).toBe('CannotProtect');
  });
});

describe('a protected place', () => {
  it('keeps what tells where the person is to those named, and the rest as it was', async () => {
    const { kelly } = await aWorld();
    expect(await put(priya, kelly, 'protected_place', { namedIds: [joe.workerId] })).toBe('ProtectionPut');
    expect(await reads(sam, kelly)).toEqual(['one']);
    for (const worker of [priya, joe]) expect(await reads(worker, kelly)).toEqual(['one', 'where']);
  });
});

describe('a restricted record', () => {
  it('leaves to each what they or their organisation wrote, while they are alongside, and all to those named', async () => {
    const { kelly } = await aWorld();
    await anEntry().saying('ours').about('life').writtenBy(database, sam, kelly);
    expect(await reads(darren, kelly)).toEqual(['one', 'ours', 'where']);
    expect(await put(priya, kelly, 'restricted_record', { namedIds: [joe.workerId], reason: ' ' })).toBe('CannotProtect');
    expect(await put(priya, kelly, 'restricted_record', { namedIds: [stranger.workerId] })).toBe('CannotProtect');
    expect(await put(priya, kelly, 'restricted_record', { namedIds: [joe.workerId] })).toBe('ProtectionPut');
    expect(await reads(priya, kelly)).toEqual(['one', 'where']);
    expect(await reads(joe, kelly)).toEqual(['one', 'where']);
    for (const worker of [sam, darren]) expect(await reads(worker, kelly)).toEqual(['ours']);
    expect(await reads(nadia, kelly)).toEqual([]);
    expect(await acts(priya, kelly)).toMatchObject([{ kind: 'restricted_record', said: 'Joe Tanner', reason: 'Kelly is afraid of him.' }]);
    expect(await acts(joe, kelly)).toHaveLength(1);
    expect(await acts(sam, kelly)).toEqual([]);
  });

  it('is nobody to whoever wrote nothing there, and ends by two', async () => {
    const { kelly } = await aWorld();
    await put(priya, kelly, 'restricted_record');
    expect(await reads(sam, kelly)).toBe('NOT_FOUND');
    const [act] = (await acts(priya, kelly)) as Act[];
    await end(priya, kelly, act!.id);
    expect(await reads(sam, kelly)).toBe('NOT_FOUND');
    await end(town().guardian, kelly, act!.id);
    expect(await reads(sam, kelly)).toEqual(['one', 'where']);
  });
});
