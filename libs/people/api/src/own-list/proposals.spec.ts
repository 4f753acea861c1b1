import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, signIn, startApi } from '@alongside/platform/testing';
import { teamsDomain } from '@alongside/teams/api';
import { anOrganisation, aWorker, type Organisation, type Worker } from '@alongside/teams/api/testing';
import { peopleDomain } from '../index.ts';
import { aPerson, type ARow, aTown, listedId, load, looksAt, type Town } from '../testing/index.ts';

type Someone = Worker & Actor;
interface Listed {
  readonly id: string;
  readonly name: string;
  readonly age: number | null;
  readonly namesMe: boolean;
}
const PROPOSALS = `query Proposals($first: PageSize!, $after: String) { myProposals(first: $first, after: $after) {
  nodes { id name preferredName age namesMe } pageInfo { hasNextPage endCursor } } }`;
const ANSWER = `mutation Answer($input: AnswerProposalsInput!) { answerProposals(input: $input) { notMine alongside { id name standing street age } } }`;
const START = `mutation Start($input: StartFromListInput!) { startFromList(input: $input) { person { id name standing street age } } }`;
const KNOWN = 'query Known($id: ID!) { person(id: $id) { standing knownOnList { words at source } } }';

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
  worker: 'Priya Nair',
  known: 'The boiler broke in May.',
  knownAt: '2026-05-02',
  knownFrom: 'Repairs',
};

/** An organisation with a supervisor who loaded this list, and with Priya Nair in it. */
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
const proposals = async (actor: Actor, first = 50, after?: string) => {
  const { data } = await api.ask<{
    myProposals: { nodes: Listed[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
  }>(actor, PROPOSALS, { first, after });
  return data.myProposals;
};
const proposed = async (actor: Actor) => (await proposals(actor)).nodes.map(({ name }) => name);
const answer = (actor: Actor, answers: { id: string; answer: string }[], mutationId = uuidv7()) =>
  api.ask<{ answerProposals: { notMine: number; alongside: { id: string; name: string; standing: string }[] } }>(actor, ANSWER, {
    input: { mutationId, answers },
  });
const start = (actor: Actor, id: string) =>
  api.ask<{ startFromList: { person: { id: string; standing: string } } }>(actor, START, { input: { mutationId: uuidv7(), id } });
const standing = async (actor: Actor, id: string) =>
  (await api.ask<{ person: { standing: string; knownOnList: unknown } | null }>(actor, KNOWN, { id })).data?.person ?? null;

beforeAll(async () => {
  town = await aTown(database);
});

describe('myProposals', () => {
  it('gives name and age of those whose worker the list says one is', async () => {
    const { priya, office } = await aPartner(dee, {
      ...dee,
      reference: 'T2',
      fullName: 'Walter Ellery',
      preferredName: 'Walter',
      worker: 'Sam Okafor',
    });
    expect((await proposals(priya)).nodes).toEqual([
      {
        id: await listedId(api, office.organisationId, 'Deirdre Hart'),
        name: 'Deirdre Hart',
        preferredName: 'Dee',
        age: expect.any(Number) as number,
        namesMe: true,
      },
    ]);
  });

  it.each(['Priya Nair', 'PRIYA  NAIR', 'Nair, Priya', 'Priya Nair (link worker)', 'priya.nair@example.org', 'Priya.Nair2@example.org'])(
    'knows Priya by "%s"',
    async (worker) => {
      const { priya } = await aPartner({ ...dee, worker });
      expect(await proposed(priya)).toEqual(['Deirdre Hart']);
    },
  );

  it.each(['Priya', 'P Nair', 'nair@example.org', 'Sam Okafor', '@', ','])('does not take "%s" for Priya', async (worker) => {
    const { priya } = await aPartner({ ...dee, worker });
    expect(await proposed(priya)).toEqual([]);
  });

  it('proposes to nobody where two who work there have the name, until one has left', async () => {
    const { priya, office } = await aPartner(dee);
    const twin = await aColleague(office, 'Priya Nair');
    expect([await proposed(priya), await proposed(twin)]).toEqual([[], []]);
    await database.sql('update memberships set until_at = moment() where worker_id = $1', [twin.workerId]);
    expect(await proposed(priya)).toEqual(['Deirdre Hart']);
  });

  it('proposes to whoever comes later', async () => {
    const { office } = await aPartner({ ...dee, worker: 'New Comer' });
    expect(await proposed(await aColleague(office, 'New Comer'))).toEqual(['Deirdre Hart']);
  });

  it('shows another organisation nothing, nor a worker of both while acting for the other', async () => {
    const { priya } = await aPartner(dee);
    const other = await aPartner();
    const both = await aWorker().alsoOf(database, priya, other.office);
    expect(await proposed(other.priya)).toEqual([]);
    expect(await proposed({ ...both, ...(await signIn(database, both)) })).toEqual([]);
    expect(await proposed(priya)).toHaveLength(1);
  });

  it('shows a leaver nothing', async () => {
    const { priya } = await aPartner(dee);
    await database.sql('update memberships set until_at = moment() where worker_id = $1', [priya.workerId]);
    expect(await database.as(priya).sees('select 1 from my_proposals')).toEqual([]);
    expect(await database.as(priya).sees("select 1 from find_on_own_list('{dee}', null, null, 10)")).toEqual([]);
  });

  it('comes by name, a page at a time, and each page is listed in the log', async () => {
    const names = ['Zoë Ash', 'Abe Ash', 'Łukasz Bo', 'Dee Ash', 'dee Bell'];
    const { priya, office } = await aPartner(...names.map((fullName, at) => ({ ...dee, reference: `r${at}`, fullName })));
    const first = await proposals(priya, 2);
    const second = await proposals(priya, 2, first.pageInfo.endCursor!);
    const third = await proposals(priya, 2, second.pageInfo.endCursor!);
    expect([first, second, third].map(({ nodes }) => nodes.map(({ name }) => name))).toEqual([
      ['Abe Ash', 'Dee Ash'],
      ['dee Bell', 'Łukasz Bo'],
      ['Zoë Ash'],
    ]);
    expect([first, second, third].map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual([true, true, false]);
    expect(await looksAt(database, await listedId(api, office.organisationId, 'Łukasz Bo'))).toEqual([
      { worker_id: priya.workerId, operation: 'Proposals', kind: 'listed', result: 'shown', rules: ['own_list'], entry_ids: [] },
    ]);
    expect((await api.ask(priya, PROPOSALS, { first: 2, after: 'x' })).errors).toMatchObject([{ extensions: { code: 'BAD_INPUT' } }]);
  });

  it('asks with these statements and no more', async () => {
    const { priya } = await aPartner(dee);
    api.statements();
    await proposals(priya);
    expect(api.statements()).toMatchSnapshot('Proposals');
  });
});

describe('answerProposals', () => {
  it('makes the person and an involvement alongside, once, with what the list knew', async () => {
    const { priya, office } = await aPartner(dee);
    const id = await listedId(api, office.organisationId, 'Deirdre Hart');
    const mutationId = uuidv7();
    const { data } = await answer(priya, [{ id, answer: 'alongside' }], mutationId);
    expect(data.answerProposals).toMatchObject({
      notMine: 0,
      alongside: [{ id, name: 'Deirdre Hart', standing: 'alongside', street: 'Alder Street' }],
    });
    expect((await answer(priya, [{ id, answer: 'alongside' }], mutationId)).data).toEqual(data);
    expect((await answer(priya, [{ id, answer: 'alongside' }])).data.answerProposals.alongside).toHaveLength(1);
    expect(await database.sql('select state, why from involvements where person_id = $1', [id])).toEqual([
      { state: 'alongside', why: 'named on the organisation’s own list' },
    ]);
    expect(await proposed(priya)).toEqual([]);
    expect(await standing(priya, id)).toEqual({
      standing: 'alongside',
      knownOnList: { words: 'The boiler broke in May.', at: '2026-05-02', source: 'Repairs' },
    });
    expect((await looksAt(database, id)).map(({ kind, rules }) => [kind, rules])).toContainEqual(['opened', ['alongside', 'own_list']]);
  });

  it('dates and sources what the list itself does not', async () => {
    const { priya, office } = await aPartner({ ...dee, knownAt: null, knownFrom: null });
    const id = await listedId(api, office.organisationId, 'Deirdre Hart');
    await answer(priya, [{ id, answer: 'alongside' }]);
    const [today] = await database.sql<{ day: string }>("select to_char(moment() at time zone 'Europe/London', 'YYYY-MM-DD') as day");
    expect(await standing(priya, id)).toMatchObject({ knownOnList: { at: today!.day, source: 'Tenancy list, October' } });
  });

  it('remembers *not mine*, through every later load, until the worker begins with them after all', async () => {
    const { priya, maya, office } = await aPartner(dee);
    const id = await listedId(api, office.organisationId, 'Deirdre Hart');
    expect((await answer(priya, [{ id, answer: 'not_mine' }])).data.answerProposals).toEqual({ notMine: 1, alongside: [] });
    await load(api, maya, [{ ...dee, phone: null }]);
    expect(await proposed(priya)).toEqual([]);
    expect(await database.sql('select 1 from people where person_id = $1', [id])).toEqual([]);
    expect((await start(priya, id)).data.startFromList.person.standing).toBe('alongside');
  });

  it('leaves out whoever is not proposed to this worker, as if they were not there', async () => {
    const { priya, office } = await aPartner({ ...dee, worker: 'Someone Else' });
    const other = await aPartner(dee);
    const ids = [
      await listedId(api, office.organisationId, 'Deirdre Hart'),
      await listedId(api, other.office.organisationId, 'Deirdre Hart'),
      uuidv7(),
    ];
    for (const said of ['alongside', 'not_mine'])
      for (const id of ids)
        expect((await answer(priya, [{ id, answer: said }])).data.answerProposals).toEqual({ notMine: 0, alongside: [] });
    expect(await database.sql('select 1 from people where person_id = any ($1)', [ids])).toEqual([]);
  });

  it('takes 50 answers, no more', async () => {
    const { priya } = await aPartner();
    const answers = Array.from({ length: 51 }, () => ({ id: uuidv7(), answer: 'not_mine' }));
    expect((await answer(priya, answers)).errors).toMatchObject([{ extensions: { code: 'BAD_INPUT' } }]);
    expect((await answer(priya, answers.slice(1))).errors).toEqual([]);
  });

  it('gives no sight back to a worker whom the person, or rest, has parted from them', async () => {
    for (const state of ['ended_by_the_person', 'resting', 'handed_on']) {
      const { priya, office } = await aPartner(dee);
      const id = await listedId(api, office.organisationId, 'Deirdre Hart');
      await answer(priya, [{ id, answer: 'alongside' }]);
      await database.sql('update involvements set state = $2 where person_id = $1', [id, state]);
      await answer(priya, [{ id, answer: 'alongside' }]);
      expect((await standing(priya, id))?.standing, state).toBe('starting');
    }
  });

  it('does not let a supervisor name themselves into the life of someone whom others are with', async () => {
    const { priya, maya, office } = await aPartner(dee);
    const id = await listedId(api, office.organisationId, 'Deirdre Hart');
    await answer(priya, [{ id, answer: 'alongside' }]);
    await load(api, maya, [{ ...dee, worker: 'Maya Osei' }]);
    await answer(maya, [{ id, answer: 'alongside' }]);
    expect(await standing(maya, id)).toEqual({ standing: 'starting', knownOnList: null });
    // with someone whom nobody is with yet, a small team's lead may
    await load(api, maya, [{ ...dee, reference: 'T9', fullName: 'Ida Quill', worker: 'Maya Osei' }]);
    const ida = await listedId(api, office.organisationId, 'Ida Quill');
    await answer(maya, [{ id: ida, answer: 'alongside' }]);
    expect((await standing(maya, ida))?.standing).toBe('alongside');
  });

  it('answers with these statements and no more, one or fifty', async () => {
    const { priya, office } = await aPartner(dee);
    const id = await listedId(api, office.organisationId, 'Deirdre Hart');
    api.statements();
    await answer(priya, [{ id, answer: 'alongside' }]);
    expect(api.statements()).toMatchSnapshot('Answer');
  });
});

describe('startFromList', () => {
  it('is starting where the list names nobody or another, and nothing more is seen than the card', async () => {
    const { priya, office } = await aPartner({ ...dee, worker: null });
    const id = await listedId(api, office.organisationId, 'Deirdre Hart');
    expect((await start(priya, id)).data.startFromList.person).toEqual({
      id,
      name: 'Deirdre Hart',
      standing: 'starting',
      street: null,
      age: null,
    });
    expect(await standing(priya, id)).toEqual({ standing: 'starting', knownOnList: null });
    expect((await start(priya, id)).errors).toEqual([]);
    expect(await database.sql('select 1 from involvements where person_id = $1', [id])).toHaveLength(1);
  });

  it('joins the person that a colleague began with: one record', async () => {
    const { priya, office } = await aPartner(dee);
    const sam = await aColleague(office, 'Sam Okafor');
    const id = await listedId(api, office.organisationId, 'Deirdre Hart');
    await answer(priya, [{ id, answer: 'alongside' }]);
    expect((await start(sam, id)).data.startFromList.person).toMatchObject({ id, standing: 'starting' });
    expect(await database.sql('select 1 from people where person_id = $1', [id])).toHaveLength(1);
  });

  it('answers the same for another organisation’s list, somebody hidden, nobody and nonsense', async () => {
    const { office } = await aPartner(dee);
    const { priya } = await aPartner();
    const hidden = await aPerson().called('Hidden Hart').at(database, town.place);
    const answers = [];
    for (const id of [await listedId(api, office.organisationId, 'Deirdre Hart'), hidden, uuidv7(), 'x'])
      answers.push((await start(priya, id)).body);
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('NOT_FOUND');
  });
});
