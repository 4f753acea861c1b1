import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, startApi } from '@alongside/platform/testing';
import { nameKey } from '@alongside/people/model';
import { teamsDomain } from '@alongside/teams/api';
import { type Worker } from '@alongside/teams/api/testing';
import { peopleDomain } from './index.ts';
import { aPerson, aTown, looksAt, type Town } from './testing/index.ts';

const FIND = 'query Find($text: String!) { findPeople(text: $text) { id name preferredName standing age street leadName leadIsMe } }';
const MATCHES = `query Matches($details: PersonDetailsInput!) { possibleMatches(details: $details) {
  person { name leadIsMe } name birthDate postcode phone } }`;
type Found = { findPeople: { id: string; name: string; street: string | null }[] };
type Matches = { possibleMatches: Record<'name' | 'birthDate' | 'postcode' | 'phone', string>[] };

const api = startApi([teamsDomain, peopleDomain]);
const { database } = api;
let town: Town;
let priya: Worker & Actor;
let sam: Worker & Actor;
let alex: Worker & Actor;
let kelly: string;

beforeAll(async () => {
  town = await aTown(database);
  [priya, sam, alex] = [await town.worker('Priya Nair'), await town.worker('Sam Okafor', town.housing), await town.worker('Alex Moore')];
  kelly = await aPerson()
    .called('Kelly Marsden', 'Kel')
    .bornOn('1992-02-14')
    .livingAt('Alder Street', 'ZZ99 3CZ')
    .onPhone('07700 900142')
    .withAlongside(priya)
    .withStarting(sam)
    .ledBy(priya)
    .at(database, town.place);
  await aPerson()
    .called('Walter Ellery')
    .bornOn('1944-03-12')
    .livingAt('Mill Lane', 'ZZ99 4AA')
    .withAlongside(priya)
    .at(database, town.place);
  await aPerson().called('Zoë O’Brien-Núñez').withAlongside(priya).at(database, town.place);
  await aPerson().knownOnlyAs('Tommy').withAlongside(priya).at(database, town.place);
  await aPerson().called('Nobody Priya Knows').bornOn('1992-02-14').onPhone('07700 900142').at(database, town.place);
});

const find = (actor: Actor, text: string) => api.ask<Found>(actor, FIND, { text });
const names = async (actor: Actor, text: string) => (await find(actor, text)).data.findPeople.map(({ name }) => name);

describe('findPeople', () => {
  it.each([
    'Kelly Marsden',
    'kelly marsden',
    'marsden kelly',
    'marsden',
    'marsdn',
    'kelley',
    'kely marsdin',
    'kel',
    'kels',
    'kelly mar',
    'MARS',
    '14/2/1992',
    '14 Feb 1992',
    '1992-02-14',
    'zz99 3cz',
    'ZZ993',
    'zz99 3cz kelly',
    '07700 900142',
    '+44 7700 900142',
    '900142',
    'kelly 14/2/92 ZZ99 3CZ 07700900142',
  ])('finds Kelly by "%s"', async (text) => {
    expect(await names(priya, text)).toContain('Kelly Marsden');
  });

  it.each([
    ['walt', 'Walter Ellery'],
    ['wally elery', 'Walter Ellery'],
    ['obrien', 'Zoë O’Brien-Núñez'],
    ["zoe o'brien", 'Zoë O’Brien-Núñez'],
    ['nunez', 'Zoë O’Brien-Núñez'],
    ['thomas', 'Tommy'],
    ['tom', 'Tommy'],
  ])('by "%s" finds %s', async (text, name) => {
    expect(await names(priya, text)).toEqual([name]);
  });

  it('gives what a list shows, the lead too', async () => {
    expect((await find(priya, 'kelly')).data.findPeople).toEqual([
      {
        id: kelly,
        name: 'Kelly Marsden',
        preferredName: 'Kel',
        standing: 'alongside',
        age: expect.any(Number) as number,
        street: 'Alder Street',
        leadName: 'Priya Nair',
        leadIsMe: true,
      },
    ]);
  });

  it.each([
    '',
    '   ',
    '!!',
    'ellery 14/2/1992',
    'kelly jones',
    '15/2/1992',
    'kelly 31/2/1992',
    'xyzzy',
    '%',
    '_',
    '\\',
    "'; drop table people",
    '1=1',
  ])('finds nobody by "%s"', async (text) => {
    expect(await find(priya, text)).toMatchObject({ data: { findPeople: [] }, errors: [] });
  });

  it('refuses what no keyboard writes', async () => {
    expect((await find(priya, '\u0000kelly\u0000x')).errors).toMatchObject([{ extensions: { code: 'BAD_INPUT' } }]);
  });

  it('takes 200 letters, no more', async () => {
    expect((await find(priya, 'k'.repeat(200))).errors).toEqual([]);
    expect((await find(priya, 'k'.repeat(201))).errors).toMatchObject([{ extensions: { code: 'BAD_INPUT' } }]);
  });

  it('puts the best first', async () => {
    const people = ['Marsden Dean', 'Marsdon Dean', 'Marsden Deanna'];
    const grace = await town.worker('Grace Mensah');
    for (const name of [...people].reverse()) await aPerson().called(name).withAlongside(grace).at(database, town.place);
    expect(await names(grace, 'dean marsden')).toEqual(['Marsden Dean', 'Marsden Deanna', 'Marsdon Dean']);
  });

  it('lets a worker who only started find by name, and by nothing that they may not see', async () => {
    expect((await find(sam, 'kelly marsden')).data.findPeople).toEqual([
      {
        id: kelly,
        name: 'Kelly Marsden',
        preferredName: 'Kel',
        standing: 'starting',
        age: null,
        street: null,
        leadName: null,
        leadIsMe: false,
      },
    ]);
    for (const text of ['14/2/1992', 'ZZ99 3CZ', '07700 900142', 'kelly 14/2/1992', 'kelly zz99'])
      expect(await names(sam, text), text).toEqual([]);
  });

  it('finds nobody by hidden whereabouts, and shows no street', async () => {
    const grace = await town.worker('Grace Mensah');
    await aPerson()
      .called('Dee Hart')
      .livingAt('Secret Street', 'ZZ98 1AA')
      .whoseWhereaboutsAreHidden()
      .withAlongside(grace)
      .at(database, town.place);
    expect(await names(grace, 'ZZ98 1AA')).toEqual([]);
    expect(await names(grace, 'dee zz98')).toEqual([]);
    expect((await find(grace, 'dee hart')).data.findPeople).toMatchObject([{ name: 'Dee Hart', street: null }]);
  });

  it('answers a worker who may see nobody the same, whether or not someone is there', async () => {
    const [forHidden, forNobody] = [await find(alex, 'Kelly Marsden 14/2/1992'), await find(alex, 'Xelly Narsden 14/2/1993')];
    expect(forHidden.body).toBe(forNobody.body);
    expect(forHidden.data.findPeople).toEqual([]);
    expect((await find(priya, '14/2/1992')).data.findPeople).toHaveLength(1); // and not the one whom she does not know
  });

  it('logs each person of the list as listed, and nobody else', async () => {
    const grace = await town.worker('Grace Mensah');
    const seen = await aPerson().called('Ida Quill').withAlongside(grace).at(database, town.place);
    const hidden = await aPerson().called('Ida Quill').at(database, town.place);
    await find(grace, 'ida quill');
    expect(await looksAt(database, seen)).toEqual([
      { worker_id: grace.workerId, operation: 'Find', kind: 'listed', result: 'shown', rules: ['alongside'], entry_ids: [] },
    ]);
    expect(await looksAt(database, hidden)).toEqual([]);
  });

  it('compares names as the database does', async () => {
    const samples = [
      'Zoë O’Brien-Núñez',
      '  Łukasz  Straße ',
      'ÆØÅ æøå',
      'Ngũgĩ wa Thiong’o',
      'Đặng Þór',
      'محمد علي',
      '李 小龙',
      'JOSÉ',
      'a1-b2_c3',
      '',
    ];
    const rows = await database.sql<{ raw: string; key: string }>('select raw, name_key(raw) as key from unnest($1::text[]) raw', [
      samples,
    ]);
    for (const { raw, key } of rows) expect(nameKey(raw), raw).toBe(key);
  });

  it('finds with these statements and no more, among ten people or a thousand', async () => {
    await find(priya, 'kelly marsden');
    const few = api.statements();
    expect(few).toMatchSnapshot('Find');
    const grace = await town.worker('Grace Mensah');
    await database.sql(
      `with added as (insert into people (person_id, place_id, preferred_name, full_name, added_by, added_at)
         select gen_random_uuid(), $1, 'Kelly', 'Kelly Marsden', $2, moment() from generate_series(1, 1000) returning person_id)
       insert into involvements (person_id, involvement_id, place_id, worker_id, organisation_id, state, why, from_at)
         select person_id, gen_random_uuid(), $1, $2, $3, 'alongside', 'asked to', moment() - interval '1 day' from added`,
      [town.place.placeId, grace.workerId, grace.organisationId],
    );
    expect((await find(grace, 'kely marsdn')).data.findPeople).toHaveLength(20);
    expect(api.statements().slice(0, -1)).toEqual(few.slice(0, -1)); // the log of one look is written in a shorter way than that of many
  });
});

describe('possibleMatches', () => {
  const matches = (actor: Actor, details: Record<string, string | undefined>) =>
    api.ask<Matches>(actor, MATCHES, { details: { preferredName: 'Kelly', ...details } });

  it('says how what was typed compares', async () => {
    const { data } = await matches(priya, {
      fullName: 'Kelley Marsdn',
      birthDate: '1992-02-14',
      postcode: 'zz99 3cx',
      phone: '+44 7700 900143',
    });
    expect(data.possibleMatches).toEqual([
      { person: { name: 'Kelly Marsden', leadIsMe: true }, name: 'close', birthDate: 'same', postcode: 'close', phone: 'different' },
    ]);
    expect((await matches(priya, { fullName: 'Kelly Marsden' })).data.possibleMatches).toMatchObject([
      { name: 'same', birthDate: 'not_known', postcode: 'not_known', phone: 'not_known' },
    ]);
    expect(
      (await matches(priya, { preferredName: 'Someone', fullName: 'Else Entirely', phone: '07700 900142' })).data.possibleMatches,
    ).toMatchObject([{ name: 'different', phone: 'same' }]);
    expect(
      (await matches(priya, { preferredName: 'Walter', fullName: 'Walter Ellery', birthDate: '1944-12-03' })).data.possibleMatches,
    ).toMatchObject([{ name: 'same', birthDate: 'close' }]);
  });

  it('never compares hidden whereabouts', async () => {
    const grace = await town.worker('Grace Mensah');
    await aPerson()
      .called('Dee Hart')
      .livingAt('Secret Street', 'ZZ98 1AA')
      .whoseWhereaboutsAreHidden()
      .withAlongside(grace)
      .at(database, town.place);
    expect((await matches(grace, { preferredName: 'Dee', postcode: 'ZZ98 1AA' })).data.possibleMatches).toMatchObject([
      { name: 'same', postcode: 'not_known' },
    ]);
  });

  it('shows three at most, and logs them as listed', async () => {
    const grace = await town.worker('Grace Mensah');
    const ids = [];
    for (let n = 0; n < 5; n++) ids.push(await aPerson().called('Ann Vale').withAlongside(grace).at(database, town.place));
    expect((await matches(grace, { preferredName: 'Ann', fullName: 'Ann Vale' })).data.possibleMatches).toHaveLength(3);
    const looks = (await Promise.all(ids.map((id) => looksAt(database, id)))).flat();
    expect(looks.map(({ kind, operation }) => `${operation} ${kind}`)).toEqual(['Matches listed', 'Matches listed', 'Matches listed']);
  });

  it('says nothing of people who are hidden, or only started with', async () => {
    const asked = { fullName: 'Kelly Marsden', birthDate: '1992-02-14', phone: '07700 900142' };
    const nobody = { fullName: 'Xelly Narsden', birthDate: '1993-02-14', phone: '07700 900199' };
    for (const actor of [alex, sam]) {
      const answer = await matches(actor, asked);
      expect(answer.data.possibleMatches).toEqual([]);
      expect(answer.body).toBe((await matches(actor, nobody)).body);
    }
  });

  it('refuses what cannot be read', async () => {
    for (const details of [
      { postcode: 'nowhere' },
      { phone: 'none' },
      { birthDate: '2099-01-01' },
      { preferredName: 'x'.repeat(201) },
      { birthDate: '14/2/1992' },
    ])
      expect((await matches(priya, details)).errors, JSON.stringify(details)).toMatchObject([{ extensions: { code: 'BAD_INPUT' } }]);
    expect((await matches(priya, { preferredName: ' ' })).data.possibleMatches).toEqual([]);
  });

  it('matches with these statements and no more', async () => {
    await matches(priya, { fullName: 'Kelly Marsden', birthDate: '1992-02-14' });
    const one = api.statements();
    expect(one).toMatchSnapshot('Matches');
    await matches(alex, { fullName: uuidv7() });
    expect(api.statements().map(({ name }) => name)).toEqual(one.map(({ name }) => name).filter((name) => name !== 'door.log_one'));
  });
});
