/* eslint-disable max-lines -- what a rule does and what its mutants do is asked of one world */
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { consentDomain } from '@alongside/consent/api';
import { aSharingChoice } from '@alongside/consent/api/testing';
import { peopleDomain } from '@alongside/people/api';
import { aPerson } from '@alongside/people/api/testing';
import { signIn, startApi, withBrokenRule } from '@alongside/platform/testing';
import { teamsDomain } from '@alongside/teams/api';
import { anOrganisation, aPlace, aWorker, type Organisation, type Place, type Worker } from '@alongside/teams/api/testing';
import { conversationsDomain } from './index.ts';
import { anEntry } from './testing/index.ts';

// Putting what protects a person, from every side: who may, what it does to the story, and that it tells nobody anything.

const api = startApi([teamsDomain, peopleDomain, consentDomain, conversationsDomain]);
const { database } = api;
const STORY = 'query Story($id: ID!) { person(id: $id) { story { nodes { words } } } }';
const RESULT = '{ __typename ... on CannotProtect { message } }';
const LINK = `mutation Link($input: PutConflictLinkInput!) { putConflictLink(input: $input) ${RESULT} }`;
const PUT = `mutation Put($input: PutProtectionInput!) { putProtection(input: $input) ${RESULT} }`;
const END = `mutation End($input: EndProtectionInput!) { endProtection(input: $input) ${RESULT} }`;
const ACTS =
  'query Acts($personId: ID!) { protectiveActs(personId: $personId) { id kind said reason putBy { name } endAsked endAskedByMe ended } }';

let place: Place;
let anchor: Organisation;
let housing: Organisation;
let priya: Worker;
let joe: Worker;
let sam: Worker;
let darren: Worker;
let nadia: Worker;
let guardian: Worker;
let stranger: Worker;

beforeAll(async () => {
  await database.setClock('2026-11-24T10:00:00Z');
  place = await aPlace(database);
  anchor = await anOrganisation().at(database, place);
  housing = await anOrganisation().called('Millbrook Housing').ofKind('housing').at(database, place);
  const haven = await anOrganisation().called('Safe Haven').protected().at(database, place);
  priya = await aWorker().called('Priya Nair').of(database, anchor);
  joe = await aWorker().called('Joe Tanner').of(database, anchor);
  sam = await aWorker().called('Sam Okafor').of(database, housing);
  darren = await aWorker().called('Darren Holt').of(database, housing);
  nadia = await aWorker().called('Nadia Rahman').of(database, haven);
  guardian = await aWorker().called('Grace Guardian').inRole('guardian').of(database, anchor);
  stranger = await aWorker().called('Alex Moore').of(database, anchor);
});

/** Kelly with five workers alongside, whose story housing reads about life, and one entry. */
async function aWorld() {
  const kelly = await [priya, joe, sam, darren, nadia]
    .reduce((person, worker) => person.withAlongside(worker), aPerson())
    .at(database, place);
  await aSharingChoice().yesTo(housing).about('life').by(database, kelly);
  const entry = await anEntry().saying('one').about('life').writtenBy(database, priya, kelly);
  const where = await anEntry().saying('where').about('abuse_and_whereabouts').writtenBy(database, priya, kelly);
  await aSharingChoice().yesTo(housing).about('abuse_and_whereabouts').by(database, kelly);
  return { kelly, entry, where };
}

async function reads(worker: Worker, personId: string): Promise<string[] | string> {
  const { data, errors } = await api.ask<{ person: { story: { nodes: { words: string }[] } } } | null>(
    await signIn(database, worker),
    STORY,
    {
      id: personId,
    },
  );
  return errors[0]?.extensions?.code ?? data!.person.story.nodes.map(({ words }) => words).sort();
}
async function send(worker: Worker, document: string, input: object): Promise<string> {
  const { data, errors } = await api.ask<Record<string, { __typename: string }> | null>(await signIn(database, worker), document, {
    input: { mutationId: uuidv7(), id: uuidv7(), reason: 'Kelly is afraid of him.', ...input },
  });
  return errors[0]?.extensions?.code ?? Object.values(data!)[0]!.__typename;
}
const link = (worker: Worker, personId: string, change: object = {}) =>
  send(worker, LINK, { personId, name: 'Darren Holt', kind: 'ex', ...change });
const put = (worker: Worker, personId: string, kind: string, change: object = {}) =>
  send(worker, PUT, { personId, kind, namedIds: [], ...change });
interface Act {
  id: string;
  kind: string;
  said: string;
  endAsked: boolean;
  ended: boolean;
}
async function acts(worker: Worker, personId: string): Promise<Act[] | string> {
  const { data, errors } = await api.ask<{ protectiveActs: Act[] } | null>(await signIn(database, worker), ACTS, { personId });
  return errors[0]?.extensions?.code ?? data!.protectiveActs;
}

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

describe('ending it', () => {
  it('takes two people, and both reasons are kept', async () => {
    const { kelly } = await aWorld();
    await put(priya, kelly, 'seal_of_person', { namedIds: [joe.workerId] });
    const [act] = (await acts(priya, kelly)) as Act[];
    const end = (worker: Worker) => send(worker, END, { personId: kelly, actId: act!.id, reason: `${worker.workerId} says so` });
    expect(await end(sam)).toBe('NOT_FOUND');
    expect(await end(priya)).toBe('ProtectionPut');
    expect(await end(priya)).toBe('ProtectionPut');
    expect(await reads(sam, kelly)).toBe('NOT_FOUND');
    expect(await acts(priya, kelly)).toMatchObject([{ endAsked: true, endAskedByMe: true, ended: false }]);
    expect(await end(joe)).toBe('ProtectionPut');
    expect(await reads(sam, kelly)).toEqual(['one', 'where']);
    expect(await acts(joe, kelly)).toMatchObject([{ ended: true }]);
    expect(await database.sql("select 1 from protective_acts where person_id = $1 and what = 'end'", [kelly])).toHaveLength(2);
  });

  it('of a link is for whoever put it and their Guardian', async () => {
    const { kelly } = await aWorld();
    await link(priya, kelly);
    const [act] = (await acts(guardian, kelly)) as Act[];
    const end = (worker: Worker) => send(worker, END, { personId: kelly, actId: act!.id });
    for (const worker of [joe, sam, darren, stranger]) expect(await end(worker)).toBe('NOT_FOUND');
    await end(guardian);
    expect(await reads(darren, kelly)).toBe('NOT_FOUND');
    await end(priya);
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

// A rule that a test cannot see broken is not tested.
describe('the rule', () => {
  const mutants: readonly (readonly [name: string, stands: string, instead: string])[] = [
    ['put_conflict_link', 's.person_id = person and s.alongside', 's.person_id = person'],
    ['keep_away', ' and w.worker_id <> me_worker()', ''],
    ['keep_away', 'and p.birth_date = born ', ''],
    ['put_protection', 's.person_id = person and s.alongside', 's.person_id = person'],
    ['put_protection', 'b.person_id = person and b.worker_id = one.worker_id', 'true'],
    ['put_protection', ' and s.organisation_id = s.for_organisation_id', ''],
    ['put_protection', 'union select me_worker()', ''],
    ['put_protection', 'union select e.author_id from entries e where e.person_id = person and e.entry_id = of_entry\n', ''],
    ['put_protection', 'and o.protected_service ', 'and not o.protected_service '],
    [
      'my_protective_acts',
      'a.put_by = me.worker_id and a.organisation_id = me.organisation_id\n',
      'a.organisation_id = me.organisation_id\n',
    ],
    [
      'my_protective_acts',
      ' and a.organisation_id = me.organisation_id\n    or exists (select from sight',
      '\n    or exists (select from sight',
    ],
    ['end_protection', 'if not a.end_asked then', 'if false then'],
    ['end_protection', 'if a.end_asked_by_me then', 'if false then'],
  ];

  it.each(mutants)('%s without "%s" is noticed', async (...mutant) => {
    const before = await whatComes();
    expect(await withBrokenRule(database, mutant, whatComes)).not.toEqual(before);
  });

  async function whatComes(): Promise<unknown[]> {
    const all: unknown[] = [];
    const see = async (person: string) => {
      for (const worker of [priya, joe, sam, darren, nadia]) all.push(await reads(worker, person));
    };
    const record = await aPerson().called('Ray Marsh').bornOn('1980-01-02').at(database, place);
    const ray = await aWorker().called('Raymond').whoIs(record).of(database, housing);
    const { kelly } = await aWorld();
    await database.sql("insert into involvements values ($1, $2, $3, $4, $5, 'alongside', 'x', '2026-01-01Z', null)", [
      kelly,
      uuidv7(),
      place.placeId,
      ray.workerId,
      housing.organisationId,
    ]);
    const starting = await aWorker().of(database, anchor);
    await database.sql("insert into involvements values ($1, $2, $3, $4, $5, 'starting', 'x', '2026-01-01Z', null)", [
      kelly,
      uuidv7(),
      place.placeId,
      starting.workerId,
      anchor.organisationId,
    ]);
    all.push(await link(starting, kelly), await put(starting, kelly, 'seal_of_person'));
    await link(priya, kelly, { name: 'Priya Nair' });
    await link(priya, kelly, { name: 'Ray Marsh', birthDate: '1980-01-03' });
    await link(priya, kelly);
    all.push(await reads(ray, kelly));
    await see(kelly);
    for (const worker of [priya, joe, guardian, await aWorker().inRole('guardian').of(database, housing)]) {
      const found = await acts(worker, kelly);
      all.push(typeof found === 'string' ? found : found.map(({ said }) => said));
    }
    const found = await acts(priya, kelly);
    const [act] = typeof found === 'string' ? [] : found;
    for (let n = 0; n < 2; n++) if (act) all.push(await send(priya, END, { personId: kelly, actId: act.id }));
    all.push(await reads(darren, kelly));
    all.push((await database.sql("select 1 from protective_acts where person_id = $1 and what = 'end'", [kelly])).length);

    const second = await aWorld();
    all.push(await put(priya, second.kelly, 'seal_of_person', { namedIds: [stranger.workerId] }));
    all.push(await put(sam, second.kelly, 'seal_of_entry', { entryId: second.entry }));
    all.push(await put(joe, second.kelly, 'seal_of_entry', { entryId: second.entry }));
    await see(second.kelly);
    const third = await aWorld();
    all.push(await put(priya, third.kelly, 'seal_of_person', { namedIds: [joe.workerId] }));
    await see(third.kelly);
    return all;
  }
});
