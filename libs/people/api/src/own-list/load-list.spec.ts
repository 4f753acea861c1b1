import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, signIn, startApi } from '@alongside/platform/testing';
import { teamsDomain } from '@alongside/teams/api';
import { anOrganisation, aWorker, type Organisation, type Worker } from '@alongside/teams/api/testing';
import { peopleDomain } from '../index.ts';
import { type ARow, aTown, load, type Town } from '../testing/index.ts';

const api = startApi([teamsDomain, peopleDomain]);
const { database } = api;
const kelly: ARow = {
  reference: 'T 1',
  preferredName: 'Kelly',
  fullName: 'Kelly Marsden',
  birthDate: '1992-02-14',
  postcode: 'ZZ993CZ',
  phone: '07700900142',
};
let town: Town;

/** An organisation of the test's own, with someone who may load. */
async function anOffice(role = 'supervisor'): Promise<{ office: Organisation; maya: Worker & Actor }> {
  const office = await anOrganisation().called('Harbour Homes').ofKind('housing').at(database, town.place);
  const worker = await aWorker().called('Maya Osei').inRole(role).of(database, office);
  return { office, maya: { ...worker, ...(await signIn(database, worker)) } };
}
const listOf = ({ organisationId }: Organisation) =>
  database.sql<{ name: string; reference: string | null; birth_date: string | null; phone: string | null; version: number }>(
    `select coalesce(full_name, preferred_name) as name, reference, to_char(birth_date, 'YYYY-MM-DD') as birth_date, phone, version
     from listed_people where organisation_id = $1 order by name_key, reference, birth_date`,
    [organisationId],
  );
const counts = (answer: Awaited<ReturnType<typeof load>>) => {
  const { added, changed, same } = answer.data.loadList;
  return [added, changed, same];
};

beforeAll(async () => {
  town = await aTown(database);
});

describe('loadList', () => {
  it('puts rows on the list of the organisation one acts for, and makes no person of them', async () => {
    const { office, maya } = await anOffice();
    const before = await database.sql('select 1 from people');
    expect((await load(api, maya, [kelly])).data.loadList).toMatchObject({ added: 1, changed: 0, same: 0, refusedLines: [] });
    expect(await listOf(office)).toEqual([
      { name: 'Kelly Marsden', reference: 'T 1', birth_date: '1992-02-14', phone: '07700900142', version: 1 },
    ]);
    expect(await database.sql('select 1 from people')).toHaveLength(before.length);
  });

  it('is for administrators and supervisors; anyone else is refused, in the database too', async () => {
    for (const role of ['worker', 'connector', 'peer', 'guardian', 'convener']) {
      const { office, maya } = await anOffice(role);
      expect((await load(api, maya, [kelly])).errors, role).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
      await expect(database.as(maya).sees(`select load_list($1, 'x', '{}', true, '[]', 0)`, [uuidv7()])).rejects.toMatchObject({
        code: '42501',
      });
      expect(await listOf(office)).toEqual([]);
    }
    expect((await load(api, null, [kelly])).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    const { office, maya } = await anOffice('administrator');
    expect((await load(api, maya, [kelly])).errors).toEqual([]);
    expect(await listOf(office)).toHaveLength(1);
  });

  it('changes nothing when the same rows come again', async () => {
    const { office, maya } = await anOffice();
    const rows = [
      kelly,
      { preferredName: 'Tommy', birthDate: '1979-05-01' },
      { preferredName: 'Joan', fullName: 'Joan Ellery', phone: '01632960001' },
    ];
    expect(counts(await load(api, maya, rows))).toEqual([3, 0, 0]);
    const first = await listOf(office);
    expect(counts(await load(api, maya, rows))).toEqual([0, 0, 3]);
    expect(counts(await load(api, maya, [...rows].reverse()))).toEqual([0, 0, 3]);
    expect(await listOf(office)).toEqual(first);
  });

  it('changes what changed, and counts the version up', async () => {
    const { office, maya } = await anOffice();
    await load(api, maya, [kelly]);
    expect(counts(await load(api, maya, [{ ...kelly, phone: '07700900143', fullName: 'Kelly Marsden-Hart' }]))).toEqual([0, 1, 0]);
    expect(await listOf(office)).toMatchObject([{ name: 'Kelly Marsden-Hart', phone: '07700900143', version: 2 }]);
    expect(counts(await load(api, maya, [{ ...kelly, reference: ' t1', fullName: 'Kelly Marsden-Hart', phone: '07700900143' }]))).toEqual([
      0, 1, 0,
    ]);
    expect(await listOf(office)).toHaveLength(1);
  });

  it('leaves alone what the list has no column for', async () => {
    const { office, maya } = await anOffice();
    await load(api, maya, [kelly]);
    const { reference, preferredName, fullName } = kelly;
    const fields = ['reference', 'preferred_name', 'full_name'];
    expect(counts(await load(api, maya, [{ reference, preferredName, fullName }] as ARow[], { fields }))).toEqual([0, 0, 1]);
    expect(await listOf(office)).toMatchObject([{ birth_date: '1992-02-14', phone: '07700900142', version: 1 }]);
    expect(counts(await load(api, maya, [{ ...kelly, phone: null }]))).toEqual([0, 1, 0]);
    expect(await listOf(office)).toMatchObject([{ phone: null, version: 2 }]);
  });

  it('keeps joint tenants apart, who share a reference', async () => {
    const { office, maya } = await anOffice();
    const darren = { ...kelly, preferredName: 'Darren', fullName: 'Darren Hill', birthDate: '1990-01-02' };
    const more = { referenceIsOnePerson: false };
    expect(counts(await load(api, maya, [kelly, darren], more))).toEqual([2, 0, 0]);
    expect(counts(await load(api, maya, [darren, kelly], more))).toEqual([0, 0, 2]);
    // a new spelling is the same person where the birth date says so
    expect(counts(await load(api, maya, [{ ...darren, fullName: 'Daren Hill' }, kelly], more))).toEqual([0, 1, 1]);
    expect((await listOf(office)).map(({ name }) => name)).toEqual(['Daren Hill', 'Kelly Marsden']);
  });

  it('keeps two of one name apart, and never makes one of them the other', async () => {
    const { office, maya } = await anOffice();
    const mother = { preferredName: 'Kelly', fullName: 'Kelly Marsden', postcode: 'ZZ993CZ' };
    const daughter = { ...mother, birthDate: '2008-03-04' };
    const loadId = uuidv7();
    await load(api, maya, [mother], { loadId });
    await load(api, maya, [daughter], { loadId });
    for (const rows of [
      [mother, daughter],
      [daughter, mother],
    ])
      expect(counts(await load(api, maya, rows))).toEqual([0, 0, 2]);
    const second = uuidv7();
    expect(counts(await load(api, maya, [mother], { loadId: second }))).toEqual([0, 0, 1]);
    expect(counts(await load(api, maya, [daughter], { loadId: second }))).toEqual([0, 0, 1]);
    expect((await listOf(office)).map(({ birth_date }) => birth_date)).toEqual(['2008-03-04', null]);
  });

  it('gives each organisation a list of its own', async () => {
    const [one, other] = [await anOffice(), await anOffice()];
    await load(api, one.maya, [kelly]);
    expect(counts(await load(api, other.maya, [kelly]))).toEqual([1, 0, 0]);
    expect(await listOf(one.office)).toHaveLength(1);
  });

  it('never touches a person, and an id on a list is nobody else’s to take', async () => {
    const { office, maya } = await anOffice();
    await load(api, maya, [kelly]);
    const [row] = await database.sql<{ listed_id: string }>('select listed_id from listed_people where organisation_id = $1', [
      office.organisationId,
    ]);
    const added = await api.ask<{ addPerson: { person: { id: string } } }>(
      maya,
      'mutation Add($input: AddPersonInput!) { addPerson(input: $input) { ... on PersonAdded { person { id } } } }',
      { input: { mutationId: uuidv7(), personId: row!.listed_id, details: { preferredName: 'Someone else' }, answers: [] } },
    );
    expect(added.data.addPerson.person.id).not.toBe(row!.listed_id);
  });

  it('refuses what no reader of lists gives, and keeps its line in the answer', async () => {
    const { office, maya } = await anOffice();
    const odd: ARow[] = [
      { preferredName: '1234', reference: 'a' },
      { preferredName: 'Tom' },
      { preferredName: 'Tom', postcode: 'nowhere' },
      { preferredName: 'Tom', phone: '+44 7700 900142' },
      { preferredName: 'Tom\u202eEvil', reference: 'a' },
      { preferredName: 'x'.repeat(201), reference: 'a' },
      { preferredName: 'Tom', reference: 'a', known: 'x'.repeat(20_001) },
    ];
    const { data } = await load(api, maya, [...odd, kelly], { refused: 2 });
    expect(data.loadList).toMatchObject({ added: 1, refusedLines: [2, 3, 4, 5, 6, 7, 8] });
    expect(await listOf(office)).toHaveLength(1);
    expect(await database.sql('select added, refused from list_loads where organisation_id = $1', [office.organisationId])).toEqual([
      { added: 1, refused: 9 },
    ]);
    const far = { ...kelly, birthDate: '2099-01-01' };
    expect((await load(api, maya, [far])).data.loadList.refusedLines).toEqual([2]);
    const wrong: [readonly ARow[], Record<string, unknown>][] = [
      [Array.from({ length: 201 }, () => kelly), {}],
      [[kelly], { source: ' ' }],
      [[kelly], { source: 'x'.repeat(201) }],
      [[kelly], { loadId: 'x' }],
      [[kelly], { refused: -1 }],
      [[kelly], { fields: ['secret'] }],
    ];
    for (const [rows, more] of wrong)
      expect((await load(api, maya, rows, more)).errors, JSON.stringify(more)).toMatchObject([{ extensions: { code: 'BAD_INPUT' } }]);
  });

  it('keeps what looks like a formula or a script as it is', async () => {
    const { office, maya } = await anOffice();
    const words = [`=HYPERLINK("http://example.org","Tom")`, '<script>alert(1)</script> Tom', "'; drop table people; -- Tom"];
    await load(
      api,
      maya,
      words.map((fullName, at) => ({ reference: `f${at}`, preferredName: 'Tom', fullName })),
    );
    expect((await listOf(office)).map(({ name }) => name).sort()).toEqual([...words].sort());
  });

  it('has one effect, however often a batch is sent', async () => {
    const { office, maya } = await anOffice();
    const more = { mutationId: uuidv7(), loadId: uuidv7() };
    const [first, again] = [await load(api, maya, [kelly], more), await load(api, maya, [kelly], more)];
    expect(again.data).toEqual(first.data);
    expect(await database.sql('select added, changed, same from list_loads where organisation_id = $1', [office.organisationId])).toEqual([
      { added: 1, changed: 0, same: 0 },
    ]);
    const kept = await database.sql('select answer from mutations where mutation_id = $1', [more.mutationId]);
    expect(JSON.stringify(kept)).not.toContain('Kelly');
  });

  it('lets nobody add to the load of another', async () => {
    const { office, maya } = await anOffice();
    const loadId = uuidv7();
    await load(api, maya, [kelly], { loadId });
    const second = await aWorker().called('Ines Duarte').inRole('administrator').of(database, office);
    const ines = { ...second, ...(await signIn(database, second)) };
    expect((await load(api, ines, [kelly], { loadId })).errors).not.toEqual([]);
    // the same id in another organisation is another load
    const other = await anOffice();
    expect((await load(api, other.maya, [kelly], { loadId })).errors).toEqual([]);
  });

  it('loads once where two load at once', async () => {
    const { office, maya } = await anOffice();
    const rows = Array.from({ length: 40 }, (_, at) => ({ preferredName: 'Ann', fullName: `Ann Vale ${at}`, reference: `r${at}` }));
    const answers = await Promise.all([load(api, maya, rows), load(api, maya, [...rows].reverse())]);
    expect(answers.map(counts).sort()).toEqual([
      [0, 0, 40],
      [40, 0, 0],
    ]);
    expect(await listOf(office)).toHaveLength(40);
  });

  it('loads with these statements and no more, one row or two hundred', async () => {
    const { maya } = await anOffice();
    await load(api, maya, [kelly]);
    const one = api.statements();
    expect(one).toMatchSnapshot('Load');
    await load(
      api,
      maya,
      Array.from({ length: 200 }, (_, at) => ({ ...kelly, reference: `r${at}` })),
    );
    expect(api.statements()).toEqual(one);
  });
});
