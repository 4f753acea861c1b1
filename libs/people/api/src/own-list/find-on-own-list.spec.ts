import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, signIn, startApi } from '@alongside/platform/testing';
import { teamsDomain } from '@alongside/teams/api';
import { anOrganisation, aWorker, type Organisation, type Worker } from '@alongside/teams/api/testing';
import { peopleDomain } from '../index.ts';
import { aPerson, type ARow, aTown, listedId, load, looksAt, type Town } from '../testing/index.ts';

type Someone = Worker & Actor;
const FIND = 'query FindListed($text: String!) { findOnOwnList(text: $text) { id name preferredName age namesMe } }';
const LOOK_AFTER = `query OwnList { ownList { loads { source loadedBy { name } added changed same refused startedAt lastAt } workersNotKnown { given why people } } }`;
const api = startApi([teamsDomain, peopleDomain]);
const { database } = api;
let town: Town;

const dee: ARow = {
  reference: 'T1',
  preferredName: 'Dee',
  fullName: 'Deirdre Hart',
  birthDate: '1990-03-04',
  postcode: 'ZZ993CZ',
  phone: '07700900142',
  street: 'Alder Street',
};

async function aPartner(...rows: readonly ARow[]): Promise<{ office: Organisation; maya: Someone; priya: Someone }> {
  const office = await anOrganisation().called('Harbour Homes').ofKind('housing').at(database, town.place);
  const maya = await aColleague(office, 'Maya Osei', 'supervisor');
  const priya = await aColleague(office, 'Priya Nair');
  if (rows.length) expect((await load(api, maya, rows)).errors).toEqual([]);
  return { office, maya, priya };
}
async function aColleague(office: Organisation, name: string, role = 'worker'): Promise<Someone> {
  const worker = await aWorker().called(name).inRole(role).of(database, office);
  return { ...worker, ...(await signIn(database, worker)) };
}
const find = (actor: Actor, text: string) => api.ask<{ findOnOwnList: { name: string; namesMe: boolean }[] }>(actor, FIND, { text });
const names = async (actor: Actor, text: string) => (await find(actor, text)).data.findOnOwnList.map(({ name }) => name);

beforeAll(async () => {
  town = await aTown(database);
});

describe('findOnOwnList', () => {
  let priya: Someone;
  beforeAll(async () => {
    ({ priya } = await aPartner(dee, {
      ...dee,
      reference: 'T2',
      fullName: 'Zoë O’Brien-Núñez',
      preferredName: 'Zo',
      birthDate: '1944-12-03',
      phone: '07700900143',
    }));
  });

  it.each([
    'Deirdre Hart',
    'hart deirdre',
    'dee',
    'Dee Hart',
    'deir',
    'dierdre hart',
    'hart 4/3/1990',
    '4 March 1990',
    '07700 900142',
    '+44 7700 900142',
    'dee 07700900142',
  ])('finds Dee by "%s"', async (text) => expect(await names(priya, text)).toEqual(['Deirdre Hart']));

  it.each(['obrien', "zoe o'brien", 'nunez', 'zo'])('finds Zoë by "%s"', async (text) =>
    expect(await names(priya, text)).toEqual(['Zoë O’Brien-Núñez']),
  );

  // Where someone lives finds nobody, and neither does a piece of a number.
  it.each([
    'ZZ99 3CZ',
    'dee zz99 3cz',
    'ZZ99',
    'Alder Street',
    '900142',
    'dee 900142',
    '',
    '  ',
    'd',
    'dee 5/3/1990',
    'hart ellery',
    '%',
    "'; drop table people",
    ':*',
    '~TR',
    "dee' | 'zoe",
    '\\',
  ])('finds nobody by "%s"', async (text) => expect(await find(priya, text)).toMatchObject({ data: { findOnOwnList: [] }, errors: [] }));

  it('gives name and age, and no more; each is a look at the list', async () => {
    const { priya: own, office } = await aPartner({ ...dee, worker: 'Priya Nair' });
    const id = await listedId(api, office.organisationId, 'Deirdre Hart');
    expect((await find(own, 'dee')).data.findOnOwnList).toEqual([
      { id, name: 'Deirdre Hart', preferredName: 'Dee', age: expect.any(Number) as number, namesMe: true },
    ]);
    expect(await looksAt(database, id)).toEqual([
      { worker_id: own.workerId, operation: 'FindListed', kind: 'listed', result: 'shown', rules: ['own_list'], entry_ids: [] },
    ]);
  });

  it('is for the organisation’s own workers: everyone else gets the answer for nobody', async () => {
    const other = await aPartner();
    const nobody = await find(other.priya, 'Xeirdre Zart');
    expect((await find(other.priya, 'Deirdre Hart')).body).toBe(nobody.body);
    expect((await find(null as never, 'Deirdre Hart')).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it('leaves out whom one is with already: they are found in the ordinary way', async () => {
    const { priya: own, office } = await aPartner(dee);
    const id = await listedId(api, office.organisationId, 'Deirdre Hart');
    await api.ask(own, 'mutation Start($input: StartFromListInput!) { startFromList(input: $input) { person { id } } }', {
      input: { mutationId: uuidv7(), id },
    });
    expect(await names(own, 'dee')).toEqual([]);
    expect(await names(await aColleague(office, 'Sam Okafor'), 'dee')).toEqual(['Deirdre Hart']);
  });

  it('shows ten at most', async () => {
    const { priya: own } = await aPartner(
      ...Array.from({ length: 12 }, (_, at) => ({ ...dee, reference: `r${at}`, fullName: 'Ann Vale', preferredName: 'Ann' })).map(
        (row, at) => ({ ...row, birthDate: `199${at % 10}-01-0${1 + Math.floor(at / 10)}` }),
      ),
    );
    expect(await names(own, 'ann vale')).toHaveLength(10);
    expect((await find(own, 'k'.repeat(201))).errors).toMatchObject([{ extensions: { code: 'BAD_INPUT' } }]);
  });

  it('finds with these statements and no more', async () => {
    api.statements();
    await find(priya, 'dee');
    expect(api.statements()).toMatchSnapshot('FindListed');
  });
});

describe('a conflict link', () => {
  const listed: ARow[] = [
    { ...dee, worker: 'Darren Hill' },
    { reference: 'T2', preferredName: 'Mia', fullName: 'Mia Hart', birthDate: '2012-01-01', postcode: 'ZZ993CZ', worker: 'Darren Hill' },
    { reference: 'T3', preferredName: 'Walter', fullName: 'Walter Ellery', postcode: 'ZZ994AA', worker: 'Darren Hill' },
  ];

  it('hides every row that may be the person’s: by birth date, phone or postcode with a word of the name', async () => {
    const keys: [string, (person: ReturnType<typeof aPerson>) => ReturnType<typeof aPerson>, string[]][] = [
      ['birth date', (person) => person.bornOn('1990-03-04'), ['Mia Hart', 'Walter Ellery']],
      ['phone', (person) => person.onPhone('07700900142'), ['Mia Hart', 'Walter Ellery']],
      ['postcode', (person) => person.livingAt('Elsewhere', 'ZZ99 3CZ'), ['Walter Ellery']],
      ['nothing', (person) => person, ['Deirdre Hart', 'Mia Hart', 'Walter Ellery']],
    ];
    for (const [key, withKey, left] of keys) {
      const { office } = await aPartner(...listed);
      const darren = await aColleague(office, 'Darren Hill');
      await withKey(aPerson().called('Dee Hart')).withConflict(darren).at(database, town.place);
      const { data } = await api.ask<{ myProposals: { nodes: { name: string }[] } }>(darren, '{ myProposals { nodes { name } } }');
      expect(
        data.myProposals.nodes.map(({ name }) => name),
        key,
      ).toEqual(left);
      expect([...(await names(darren, 'hart')), ...(await names(darren, 'ellery'))].sort(), key).toEqual(left);
    }
  });

  it('hides the row that became the person, from every login of that human, and begins nothing', async () => {
    const { office } = await aPartner(...listed);
    const darren = await aColleague(office, 'Darren Hill');
    const priya = await aColleague(office, 'Priya Two');
    const id = await listedId(api, office.organisationId, 'Deirdre Hart');
    const start = (actor: Actor) =>
      api.ask(actor, 'mutation Start($input: StartFromListInput!) { startFromList(input: $input) { person { id } } }', {
        input: { mutationId: uuidv7(), id },
      });
    await start(priya);
    await database.sql(
      "insert into conflict_links (person_id, link_id, place_id, worker_id, kind, from_at) values ($1, gen_random_uuid(), $2, $3, 'ex', moment() - interval '1 day')",
      [id, town.place.placeId, darren.workerId],
    );
    expect(await names(darren, 'deirdre')).toEqual([]);
    expect((await start(darren)).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    expect(await names(await aColleague(office, 'Sam Okafor'), 'deirdre')).toEqual(['Deirdre Hart']);
  });

  it('hides one’s own row', async () => {
    const { office } = await aPartner(dee);
    const own = await aPerson().called('Dee Hart').bornOn('1990-03-04').at(database, town.place);
    const worker = await aWorker().called('Deirdre Hart').whoIs(own).of(database, office);
    expect(await names({ ...worker, ...(await signIn(database, worker)) }, 'dee')).toEqual([]);
  });
});

describe('ownList', () => {
  it('tells administrators and supervisors what was loaded, and whom nobody is called like', async () => {
    const { office, maya, priya } = await aPartner(
      { ...dee, worker: 'Priya Nair' },
      { ...dee, reference: 'T2', worker: 'Nobody Here' },
      { ...dee, reference: 'T3', worker: 'NOBODY HERE' },
      { ...dee, reference: 'T4', worker: 'Twin Name' },
    );
    await aColleague(office, 'Twin Name');
    await aColleague(office, 'Twin Name');
    const instant = expect.any(String) as string;
    const { data } = await api.ask(maya, LOOK_AFTER);
    expect(data['ownList']).toEqual({
      loads: [
        {
          source: 'Tenancy list, October',
          loadedBy: { name: 'Maya Osei' },
          added: 4,
          changed: 0,
          same: 0,
          refused: 0,
          startedAt: instant,
          lastAt: instant,
        },
      ],
      workersNotKnown: [
        { given: 'NOBODY HERE', why: 'nobody', people: 2 },
        { given: 'Twin Name', why: 'several', people: 1 },
      ],
    });
    // somebody else who looks after it sees that, and no number to hold against the people whom they find
    const second = await aWorker().called('Ines Duarte').inRole('administrator').of(database, office);
    const seen = await api.ask<{ ownList: { loads: object[] } }>({ ...second, ...(await signIn(database, second)) }, LOOK_AFTER);
    const none = { added: null, changed: null, same: null, refused: null };
    expect(seen.data.ownList.loads).toEqual([
      { source: 'Tenancy list, October', loadedBy: { name: 'Maya Osei' }, startedAt: instant, lastAt: instant, ...none },
    ]);
    expect((await api.ask(priya, LOOK_AFTER)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    for (const view of ['own_list_loads', 'own_list_workers']) expect(await database.as(priya).sees(`select 1 from ${view}`)).toEqual([]);
    const other = await aPartner();
    expect((await api.ask(other.maya, LOOK_AFTER)).data['ownList']).toEqual({ loads: [], workersNotKnown: [] });
  });
});

it('the application reads none of the tables, and nothing at all for a purpose that we do not know', async () => {
  const { priya } = await aPartner({ ...dee, worker: 'Priya Nair' });
  for (const table of ['listed_people', 'list_loads', 'listed_answers', 'own_list'])
    await expect(database.as(priya).sees(`select 1 from ${table}`), table).rejects.toMatchObject({ code: '42501' });
  expect(await database.as(priya, { purpose: 'enforcement' }).sees('select 1 from my_proposals')).toEqual([]);
  expect(await database.as({ ...priya, role: 'supervisor' }).sees('select 1 from own_list_loads')).toEqual([]);
});
