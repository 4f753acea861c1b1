import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { consentDomain } from '@alongside/consent/api';
import { peopleDomain } from '@alongside/people/api';
import { aPerson, looksAt } from '@alongside/people/api/testing';
import { type Actor, signIn, startApi, withBrokenRule } from '@alongside/platform/testing';
import { teamsDomain } from '@alongside/teams/api';
import { anOrganisation, aPlace, aWorker, type Organisation, type Place, type Worker } from '@alongside/teams/api/testing';
import { conversationsDomain } from './index.ts';
import { anEntry } from './testing/an-entry.ts';

// A Guardian protects somebody whom their organisation knows. It tells no more than that, and to nobody else anything.

const api = startApi([teamsDomain, peopleDomain, consentDomain, conversationsDomain]);
const { database } = api;
const PUT =
  'mutation Put($input: GuardianProtectInput!) { done: guardianProtect(input: $input) { __typename ... on CannotProtect { message } } }';
const END = 'mutation End($input: EndProtectionInput!) { done: endProtection(input: $input) { __typename } }';
const ACTS = 'query Acts { guardianActs { whom act { id personId kind said reason endAsked endAskedByMe ended putBy { name } } } }';
const PERSON = 'query Person($id: ID!) { person(id: $id) { id } }';

type At = Worker & Actor;
let place: Place;
let anchor: Organisation;
let housing: Organisation;
let priya: At;
let sam: At;
let nadia: At;
let guardian: At;
let second: At;
let elsewhere: At;

const join = async (who: ReturnType<typeof aWorker>, organisation: Organisation): Promise<At> => {
  const worker = await who.of(database, organisation);
  return { ...worker, ...(await signIn(database, worker)) };
};
beforeAll(async () => {
  place = await aPlace(database);
  anchor = await anOrganisation().called('St Aidan’s').at(database, place);
  housing = await anOrganisation().called('Millbrook Housing').ofKind('housing').at(database, place);
  const haven = await anOrganisation().called('Safe Haven').protected().at(database, place);
  priya = await join(aWorker().called('Priya Nair'), anchor);
  sam = await join(aWorker().called('Sam Okafor'), housing);
  nadia = await join(aWorker().called('Nadia Rahman'), haven);
  const human = await aPerson().called('Grace Guardian').bornOn('1970-01-01').at(database, place);
  guardian = await join(aWorker().called('Grace Guardian').inRole('guardian').whoIs(human), anchor);
  second = await join(aWorker().called('Gail Carr').inRole('guardian'), anchor);
  elsewhere = await join(aWorker().called('Maya Lowe').inRole('guardian'), housing);
});

let named = 0;
/** Someone with a name of their own, whom St Aidan's knows. */
async function aKelly(arrange = (person: ReturnType<typeof aPerson>) => person) {
  named += 1;
  const name = `Kelly ${'abcdefghijklmnop'.charAt(named)}marsden`;
  const id = await arrange(aPerson().called(name).bornOn('1992-02-14').withAlongside(priya).withAlongside(sam).withAlongside(nadia)).at(
    database,
    place,
  );
  return { id, typed: `${name} 14/2/1992` };
}
const send = (actor: Actor, document: string, input: object) =>
  api.ask<{ done: { __typename: string; message?: string } } | null>(actor, document, {
    input: { mutationId: uuidv7(), id: uuidv7(), reason: 'She is afraid of him.', ...input },
  });
const came = async (...sent: Parameters<typeof send>) => {
  const { data, errors } = await send(...sent);
  return errors[0]?.extensions?.code ?? data!.done.__typename;
};
const away = (typed: string, name: string) => ({ typed, kind: 'conflict_link', name, link: 'ex', keepsOurs: false });
const seal = (typed: string, keepsOurs = false) => ({ typed, kind: 'seal_of_person', keepsOurs });
const opens = async (actor: Actor, id: string) => (await api.ask(actor, PERSON, { id })).errors.length === 0;
interface Act {
  whom: string | null;
  act: { id: string; personId: string; kind: string; endAsked: boolean; endAskedByMe: boolean; ended: boolean };
}
const actsOf = async (actor: Actor, id: string) =>
  (await api.ask<{ guardianActs: Act[] }>(actor, ACTS)).data.guardianActs.filter(({ act }) => act.personId === id);

describe('a Guardian', () => {
  it('keeps somebody away from a person whom their organisation knows', async () => {
    const kelly = await aKelly();
    const darren = await join(aWorker().called('Darren Holt'), housing);
    await database.sql(
      `insert into involvements (person_id, involvement_id, place_id, worker_id, organisation_id, state, why, from_at)
       values ($1, gen_random_uuid(), $2, $3, $4, 'alongside', 'asked to', moment() - interval '1 year')`,
      [kelly.id, place.placeId, darren.workerId, housing.organisationId],
    );
    expect(await opens(darren, kelly.id)).toBe(true);
    expect(await came(guardian, PUT, away(kelly.typed, 'darren  HOLT'))).toBe('ProtectionPut');
    expect(await opens(darren, kelly.id)).toBe(false);
    expect(await opens(sam, kelly.id)).toBe(true);
  });

  it('seals a person: the lead and protected services go on seeing, their own organisation where they say so, and nobody else', async () => {
    const joe = await join(aWorker().called('Joe Tanner'), housing);
    for (const keepsOurs of [true, false]) {
      const kelly = await aKelly((person) => person.withAlongside(joe).ledBy(joe));
      expect(await came(guardian, PUT, seal(kelly.typed, keepsOurs))).toBe('ProtectionPut');
      const seen = [];
      for (const actor of [joe, nadia, priya, sam, guardian]) seen.push(await opens(actor, kelly.id));
      expect(seen).toEqual([true, true, keepsOurs, false, false]);
    }
  });

  it('restricts a record: each sees what their own organisation wrote there, and else those named alone', async () => {
    const kelly = await aKelly();
    await anEntry().about('life').writtenBy(database, sam, kelly.id);
    expect(await came(guardian, PUT, { ...seal(kelly.typed), kind: 'restricted_record' })).toBe('ProtectionPut');
    const seen = [];
    for (const actor of [sam, nadia, priya, guardian]) seen.push(await opens(actor, kelly.id));
    expect(seen).toEqual([true, true, false, false]);
    expect(await actsOf(guardian, kelly.id)).toMatchObject([{ whom: kelly.typed, act: { kind: 'restricted_record' } }]);
  });

  it('is told the same of nobody, and of whoever is not theirs to know', async () => {
    const unknown = {
      id: await aPerson().called('Uma Stranger').bornOn('1992-02-14').withAlongside(sam).at(database, place),
      typed: 'Uma Stranger 14/2/1992',
    };
    const sealed = await aKelly();
    await database.sql(
      "insert into protections (person_id, protection_id, place_id, kind, named) values ($1, gen_random_uuid(), $2, 'seal', array[$3::uuid])",
      [sealed.id, place.placeId, priya.workerId],
    );
    const linked = await aKelly((person) => person.withConflict(guardian));
    const himself = { id: '', typed: 'Grace Guardian 1/1/1970' };
    const nobody = (await send(guardian, PUT, seal('Zorvald Quimbet 14/2/1992'))).body;
    expect(nobody).toContain('Nobody whom your organisation knows fits all of that.');
    for (const { id, typed } of [unknown, sealed, linked, himself]) {
      for (const input of [seal(typed), away(typed, 'Darren Holt')]) expect((await send(guardian, PUT, input)).body).toBe(nobody);
      expect(await database.sql('select from protective_acts where person_id::text = $1', [id])).toEqual([]);
    }
  });

  it('leaves a look with each try, denied where it fitted nobody they know', async () => {
    const kelly = await aKelly();
    await send(guardian, PUT, away(kelly.typed, 'Nobody Here'));
    expect(await looksAt(database, kelly.id)).toMatchObject([
      { kind: 'opened', result: 'shown', rules: ['guardian'], worker_id: guardian.workerId },
    ]);
    const tries = () =>
      database.sql("select from access_events where worker_id = $1 and result = 'denied' and person_id = $2", [guardian.workerId, id]);
    const id = uuidv7();
    await send(guardian, PUT, { ...seal('Zorvald Quimbet 14/2/1992'), id });
    expect(await tries()).toHaveLength(1);
  });

  it('reads what their own organisation put, with the name that was typed or that they may know', async () => {
    const kelly = await aKelly();
    await send(guardian, PUT, away(kelly.typed, 'Nobody Here'));
    expect(await actsOf(second, kelly.id)).toMatchObject([
      { whom: kelly.typed, act: { kind: 'conflict_link', said: 'Nobody Here', ended: false } },
    ]);
    expect(await actsOf(elsewhere, kelly.id)).toEqual([]);
    expect((await looksAt(database, kelly.id)).at(-1)).toMatchObject({ kind: 'listed', operation: 'Acts', rules: ['guardian'] });
  });

  it('ends it with another human, never alone under a second login', async () => {
    const kelly = await aKelly();
    await send(guardian, PUT, seal(kelly.typed));
    const [put] = await actsOf(guardian, kelly.id);
    const [{ person_id: human } = {}] = await database.sql<{ person_id: string }>('select person_id from workers where worker_id = $1', [
      guardian.workerId,
    ]);
    const again = await join(aWorker().called('Grace Again').inRole('guardian').whoIs(String(human)), anchor);
    const end = { personId: kelly.id, actId: put!.act.id };
    for (const actor of [guardian, guardian, again]) expect(await came(actor, END, end)).toBe('ProtectionPut');
    expect(await actsOf(again, kelly.id)).toMatchObject([{ act: { endAsked: true, endAskedByMe: true, ended: false } }]);
    expect(await opens(sam, kelly.id)).toBe(false);
    expect(await came(elsewhere, END, end)).toBe('NOT_FOUND');
    expect(await came(second, END, end)).toBe('ProtectionPut');
    expect(await actsOf(guardian, kelly.id)).toMatchObject([{ act: { ended: true } }]);
    expect(await opens(sam, kelly.id)).toBe(true);
  });

  it('alone may do so: to everyone else it is as if it were not there', async () => {
    const kelly = await aKelly();
    const administrator = await join(aWorker().whoAdministers(), anchor);
    for (const actor of [priya, sam, administrator]) {
      expect(await came(actor, PUT, seal(kelly.typed))).toBe('NOT_FOUND');
      expect((await api.ask(actor, ACTS)).errors[0]?.extensions?.code).toBe('NOT_FOUND');
      expect(await database.as({ ...actor, role: 'guardian' }).sees('select * from guardian_acts')).toEqual([]);
    }
    for (const wrong of [
      { ...seal(kelly.typed), typed: 'Kelly' },
      { ...seal(kelly.typed), kind: 'protected_place' },
      { ...away(kelly.typed, 'Darren') },
      { ...away(kelly.typed, 'Darren Holt'), link: null },
      { ...seal(kelly.typed), reason: ' ' },
    ])
      expect(await came(guardian, PUT, wrong)).toBe('CannotProtect');
    expect(await database.sql('select from protective_acts where person_id = $1', [kelly.id])).toEqual([]);
  });
});

describe('would be noticed', () => {
  it.each([
    ['to protect a stranger to the organisation', 'i.organisation_id = me_organisation() and i.from_at <= moment())', 'true)', 'stranger'],
    ['to reach someone whom the Guardian must not', 'p.person_id = any (me.conflicted)', 'false', 'linked'],
    ['to reach past a seal', "g.kind in ('seal', 'restricted_record')", "g.kind = 'nothing'", 'sealed'],
    ['to be for a worker', "me_role() is distinct from 'guardian' or", '', 'worker'],
    ['to take the first of two', 'cardinality(fits) = 1', 'cardinality(fits) >= 1', 'twins'],
  ])('%s', async (_what, line, mutant, whom) => {
    const kelly = await aKelly((person) => (whom === 'linked' ? person.withConflict(guardian) : person));
    if (whom === 'sealed')
      await database.sql(
        "insert into protections (person_id, protection_id, place_id, kind, named) values ($1, gen_random_uuid(), $2, 'seal', array[$3::uuid])",
        [kelly.id, place.placeId, priya.workerId],
      );
    if (whom === 'twins')
      await aPerson().called(kelly.typed.replace(/ \d.*/, '')).bornOn('1992-02-14').withAlongside(priya).at(database, place);
    if (whom === 'stranger')
      await database.sql('delete from involvements where person_id = $1 and organisation_id = $2', [kelly.id, anchor.organisationId]);
    const asked = () => came(whom === 'worker' ? priya : guardian, PUT, seal(kelly.typed));
    const before = await asked();
    const after = await withBrokenRule(database, ['guardian_protect', line, mutant], asked);
    expect([before, after]).toEqual([whom === 'worker' ? 'NOT_FOUND' : 'CannotProtect', 'ProtectionPut']);
  });
});
