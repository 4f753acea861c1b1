import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { consentDomain } from '@alongside/consent/api';
import { categories } from '@alongside/consent/model';
import { peopleDomain } from '@alongside/people/api';
import { type Actor, signIn, startApi, withBrokenRule } from '@alongside/platform/testing';
import { teamsDomain } from '@alongside/teams/api';
import { anOrganisation, aPlace, aWorker, type Organisation } from '@alongside/teams/api/testing';
import { Random } from '../../../../libs/consent/model/src/testing/random.ts';
import { type Arranged, aPlaceOfChance, DID, KINDS, membershipOf, PURPOSES } from './testing/a-place-of-chance.ts';
import { conversationsDomain } from './index.ts';

// See as: what the settings alone open. It is held against the decision itself, about persons who said nothing, were told, or said yes to everything.

const api = startApi([teamsDomain, peopleDomain, consentDomain, conversationsDomain]);
const { database } = api;
const SEE_AS = `query SeeAs($membershipId: ID!, $purpose: SettingsPurpose!) { seeAs(membershipId: $membershipId, purpose: $purpose) {
  worker { name } role purposeIsTheirs organisations { organisation { id name } isOwn agreement categories { category restsOn silent need line opensWith before after } } } }`;
const random = new Random(20261128);

interface Cell {
  category: string;
  restsOn: string | null;
  silent: boolean;
  need: string;
  line: string;
  opensWith: 'always' | 'told' | 'yes' | 'never';
  before: string;
  after: string;
}
interface View {
  worker: { name: string };
  purposeIsTheirs: boolean;
  organisations: { organisation: { id: string; name: string }; isOwn: boolean; agreement: boolean; categories: Cell[] }[];
}

/** What the settings say of a person who did this, and by which line. */
function expected(cell: Cell, did: (typeof DID)[number]): string {
  const opened = did === 'yes' || (did === 'told' && cell.opensWith === 'told');
  const asks = cell.restsOn !== null && cell.restsOn !== 'duty' && ['D10', 'D11'].includes(cell.line);
  // told is enough where a telling opens it; without it a choice refuses before the need is asked
  if (asks && !opened)
    return `${did === 'told' && cell.restsOn === 'telling' && !cell.silent ? lineAfter(cell) : `D10 ${cell.silent ? 'nothing' : 'something'}`}`;
  return asks ? lineAfter(cell) : `${cell.line} ${cell.before}`;
}
const lineAfter = (cell: Cell) => `${cell.need === 'full' ? 'D10' : 'D11'} ${cell.after}`;

interface Explained {
  result: string;
  level: string | null;
  rule: string;
}
const asReads = ({ result, level, rule }: Explained) =>
  `${rule} ${result === 'SHOW' ? level : result === 'EXISTS' ? 'something' : 'nothing'}`;

/** A place, and what the decision answers there: by worker, purpose, what the person did, writer and category. */
type Answered = Arranged & { readonly answers: ReadonlyMap<string, string> };

async function answered(arranged: Arranged): Promise<Answered> {
  const answers = new Map<string, string>();
  for (const worker of arranged.workers)
    for (const purpose of PURPOSES)
      for (const did of DID) {
        const { personId, entries } = arranged.persons[`${did} ${purpose === 'supervision' ? 'apart' : 'alongside'}`];
        const explained = await database
          .as(worker, { purpose })
          .sees<{ id: string; said: Explained }>('select id, explain_entry($1, id) as said from unnest($2::uuid[]) id', [
            personId,
            [...entries.values()],
          ]);
        const said = new Map(explained.map((one) => [one.id, asReads(one.said)]));
        for (const [what, id] of entries) answers.set([worker.role, purpose, did, what].join(), said.get(id) ?? 'no answer');
      }
  return { ...arranged, answers };
}

/** Where the settings and the decision say different things; and how many they were asked about. */
async function differences({ administrator, workers, answers }: Answered): Promise<{ asked: number; wrong: string[] }> {
  let asked = 0;
  const wrong: string[] = [];
  for (const worker of workers)
    for (const purpose of PURPOSES) {
      const [row] = await database.as(administrator).sees<{ view: View }>('select see_as($1, $2) as view', [worker.membershipId, purpose]);
      for (const { organisation, categories: cells } of row!.view.organisations)
        for (const cell of cells) {
          const where = `${worker.role}, ${purpose}, ${organisation.name}, ${cell.category}`;
          if (['yes', 'told'].includes(cell.opensWith) === (cell.before === cell.after))
            wrong.push(`${where}: ${cell.opensWith} opens nothing`);
          for (const did of DID) {
            asked += 1;
            const said = answers.get([worker.role, purpose, did, `${organisation.id} ${cell.category}`].join());
            if (said !== expected(cell, did)) wrong.push(`${where}, ${did}: ${said} and not ${expected(cell, did)}`);
          }
        }
    }
  return { asked, wrong };
}

describe('what the settings alone open', () => {
  const arranged: Answered[] = [];
  beforeAll(async () => {
    for (let n = 0; n < 2; n++) arranged.push(await answered(await aPlaceOfChance(database, random)));
  }, 240_000);

  it('is what the decision says of persons who said nothing, were told, or said yes to everything', async () => {
    for (const one of arranged) {
      const { asked, wrong } = await differences(one);
      expect(wrong).toEqual([]);
      expect(asked).toBe(2 * 4 * 3 * KINDS.length * categories.length);
    }
  });

  it.each([
    ['an agreement', 'when o.organisation_id <> all (a.joined) then 0', 'when false then 0'],
    ['whose purpose it is', 'not a.purpose_is_theirs or', 'false or'],
    [
      'that a supervisor reads their own organisation alone',
      "a.purpose = 'supervision' and o.organisation_id <> a.organisation_id then",
      'false then',
    ],
    ['what was told in confidence', "c.name = 'told_in_confidence' then 8", 'false then 8'],
    ['its own organisation', 'when o.organisation_id = a.organisation_id then case', 'when false then case'],
    ['caution notes', "when c.name = 'staff_safety' then 7", 'when false then 7'],
    ['a basis', 'when b.rests_on is null then 9', 'when false then 9'],
    ['what is silent', "case when x.bit & a.silent <> 0 then 'nothing' else 'something' end", "'something'"],
    ['a duty', "when x.bit & a.on_duty <> 0 then 'duty'", "when x.bit & a.on_duty <> 0 then 'choice'"],
    ['a telling that is silent', "b.rests_on = 'telling' and not b.is_silent then 'told'", "b.rests_on = 'telling' then 'told'"],
    ['what the role needs', "when x.bit & a.need_summary <> 0 then 'summary'", "when x.bit & a.need_summary <> 0 then 'full'"],
    ['what the role does not need', "or b.need = 'nothing' then 'never'", "then 'never'"],
  ])('would be noticed to mistake %s', async (_what, line, mutant) => {
    const wrong: unknown[] = [];
    await withBrokenRule(database, ['see_as', line, mutant], async () => {
      for (const one of arranged) wrong.push(...(await differences(one)).wrong);
    });
    expect(wrong).not.toEqual([]);
  });

  it('names no protected service but its own, and no person', async () => {
    for (const { administrator, workers, protectedName } of arranged)
      for (const purpose of PURPOSES) {
        const { body, data } = await api.ask<{ seeAs: View }>(administrator, SEE_AS, { membershipId: workers[0]!.membershipId, purpose });
        expect(data.seeAs.organisations).toHaveLength(KINDS.length);
        expect(data.seeAs.organisations[0]?.isOwn).toBe(true);
        expect(body).not.toContain(protectedName);
        expect(body).not.toMatch(/Kelly|Marsden/);
      }
  });
});

describe('see as', () => {
  let own: Organisation;
  let priya: string;
  const ask = (actor: Actor | null, membershipId: string, purpose = 'support') =>
    api.ask<{ seeAs: View } | null>(actor, SEE_AS, { membershipId, purpose });
  const administratorOf = async (organisation: Organisation) =>
    signIn(database, await aWorker().whoAdministers().of(database, organisation));

  beforeAll(async () => {
    own = await anOrganisation()
      .called('Safe Haven')
      .protected()
      .at(database, await aPlace(database));
    priya = await membershipOf(database, await aWorker().called('Priya Nair').of(database, own));
  });

  it('is for an administrator of the worker’s own organisation: for everyone else it is as if there were nobody', async () => {
    const nobody = (await ask(await administratorOf(own), uuidv7())).body;
    expect(nobody).toContain('NOT_FOUND');
    const elsewhere = await anOrganisation().called('Council').lookingAfterThePlace().at(database, own);
    const guardian = await signIn(database, await aWorker().inRole('guardian').of(database, own));
    const pretender = { ...guardian, role: 'administrator' };
    for (const actor of [await administratorOf(elsewhere), guardian]) expect((await ask(actor, priya)).body).toBe(nobody);
    expect(await database.as(pretender).sees('select see_as($1, $2) as view', [priya, 'support'])).toEqual([{ view: null }]);
    expect((await ask(null, priya)).errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    const left = await membershipOf(database, await aWorker().whoLeft().of(database, own));
    expect((await ask(await administratorOf(own), left)).body).toBe(nobody);
  });

  it('names a protected service to its own administrator', async () => {
    const { data } = await ask(await administratorOf(own), priya);
    expect(data!.seeAs.organisations.map(({ organisation }) => organisation.name)).toContain('Safe Haven');
  });

  it('takes no purpose that opens a record under the law, and leaves the administrator who they were', async () => {
    const administrator = await administratorOf(own);
    expect((await ask(administrator, priya, 'disclosure')).errors).not.toEqual([]);
    expect(await database.as(administrator).sees("select see_as($1, 'disclosure') as view", [priya])).toEqual([{ view: null }]);
    const [after] = await database
      .as(administrator)
      .sees<Record<string, string>>(
        "select see_as($1, 'emergency') is not null as seen, me_worker() as worker, me_organisation() as organisation, me_role() as role, me_purpose() as purpose from (select see_as($1, 'safeguarding') offset 0) before",
        [priya],
      );
    expect(after).toEqual({
      seen: true,
      worker: administrator.workerId,
      organisation: administrator.organisationId,
      role: 'administrator',
      purpose: 'support',
    });
  });

  it('is written down as an administrative look that nobody changes, and as a look at no person', async () => {
    const administrator = await administratorOf(own);
    await ask(administrator, priya, 'supervision');
    const looks = () =>
      database.sql('select about_role, purpose, worker_id from settings_looks where session_id = $1', [administrator.sessionId]);
    expect(await looks()).toEqual([{ about_role: 'worker', purpose: 'supervision', worker_id: administrator.workerId }]);
    await ask(administrator, uuidv7());
    expect(await looks()).toHaveLength(1);
    await expect(database.sql('delete from settings_looks')).rejects.toThrow();
    await expect(database.as(administrator).sees('select * from settings_looks')).rejects.toThrow('permission denied');
    expect(await database.sql('select from access_events where session_id = $1', [administrator.sessionId])).toEqual([]);
  });
});
