import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { consentDomain } from '@alongside/consent/api';
import { peopleDomain } from '@alongside/people/api';
import { aPerson, aTown, type Town } from '@alongside/people/api/testing';
import { type Actor, signIn, startApi, withBrokenRule } from '@alongside/platform/testing';
import { teamsDomain } from '@alongside/teams/api';
import { anOrganisation, aWorker, type Organisation, type Worker } from '@alongside/teams/api/testing';
import { accessLogDomain } from './index.ts';
import { watchLooks } from './testing/index.ts';

// An alert that nobody reads protects nobody; one that the wrong Guardian reads tells what they may not know.

const ALERTS = 'query Alerts { guardianAlerts { nodes { kind personId worker { name } } } }';
type Alerts = { guardianAlerts: { nodes: { kind: string; personId: string | null; worker: { name: string } }[] } | null };
type At = Worker & Actor;

const api = startApi([teamsDomain, peopleDomain, consentDomain, accessLogDomain]);
const { database } = api;
let town: Town;
let gp: Organisation;
let police: Organisation;
let haven: Organisation;
let priya: At;
let looker: At;
let leads: At;
let beside: At;

const member = async (name: string, role: string, organisation: Organisation, who = aWorker()): Promise<At> => {
  const worker = await who.called(name).inRole(role).of(database, organisation);
  return { ...worker, ...(await signIn(database, worker)) };
};

beforeEach(async () => {
  town = await aTown(database);
  gp = await anOrganisation().called('Riverside GP').ofKind('health').at(database, town.place);
  police = await anOrganisation().called('Police').ofKind('police').at(database, town.place);
  haven = await anOrganisation().called('Safe Haven').protected().at(database, town.place);
  priya = await town.worker('Priya Nair');
  looker = await town.worker('Darren Holt', police);
  leads = await member('Helen Frost', 'guardian', town.anchor);
  beside = await member('Gina Bell', 'guardian', gp);
});

/** Kelly, whom the anchor leads and the GP is alongside. */
const aKelly = async (more = aPerson()) =>
  more
    .called('Kelly Holt')
    .withAlongside(priya)
    .ledBy(priya)
    .withAlongside(await town.worker('Ruth Castle', gp));
const open = (actor: Actor, id: string) => api.ask(actor, 'query Person($id: ID!) { person(id: $id) { id } }', { id });
/** What each hears, once the looks so far were watched. */
const heardBy = async (...actors: readonly At[]): Promise<string[][]> => {
  await watchLooks(api);
  const all = [];
  for (const actor of actors)
    all.push(((await api.ask<Alerts>(actor, ALERTS)).data.guardianAlerts?.nodes ?? []).map(({ kind }) => kind).sort());
  return all;
};
const seal = (personId: string, ...named: readonly Worker[]) =>
  database.sql("insert into protections (person_id, protection_id, place_id, kind, named) values ($1, gen_random_uuid(), $2, 'seal', $3)", [
    personId,
    town.place.placeId,
    named.map(({ workerId }) => workerId),
  ]);

describe('a look by somebody whose organisation has no Guardian', () => {
  it('is heard of by the Guardians of the lead’s organisation, and by nobody else', async () => {
    await open(looker, await (await aKelly()).at(database, town.place));
    expect(await heardBy(leads, beside, await member('Gil Hart', 'guardian', town.housing))).toEqual([['own_name_or_address'], [], []]);
  });

  it('is heard of in their own as soon as it has one, and then no more by the lead’s', async () => {
    await open(looker, await (await aKelly()).at(database, town.place));
    const own = await member('Pam Moss', 'guardian', police);
    expect(await heardBy(own, leads)).toEqual([['own_name_or_address'], []]);
  });

  it('is heard of likewise where its only Guardian looked, on either of their logins', async () => {
    const self = await aPerson().called('Vic Holt').at(database, town.place);
    const only = await member('Vic Holt', 'guardian', police, aWorker().whoIs(self));
    const twin = await member('V. Holt', 'guardian', police, aWorker().whoIs(self));
    await open(only, await (await aKelly()).at(database, town.place));
    expect(await heardBy(only, twin, leads)).toEqual([[], [], ['own_name_or_address']]);
  });

  it('is heard of likewise where their only other Guardian must not reach the person', async () => {
    const linked = await member('Pam Moss', 'guardian', police);
    await open(looker, await (await aKelly(aPerson().withConflict(linked))).at(database, town.place));
    expect(await heardBy(linked, leads)).toEqual([[], ['own_name_or_address']]);
  });

  it('is heard of by those of whoever else is alongside, where the lead’s organisation has no Guardian who may', async () => {
    const kelly = await (await aKelly(aPerson().withConflict(leads))).at(database, town.place);
    await open(looker, kelly);
    const elsewhere = await member('Gil Hart', 'guardian', town.housing);
    expect(await heardBy(leads, beside, elsewhere)).toEqual([[], ['own_name_or_address'], []]);
    await database.sql('update involvements set until_at = moment() where person_id = $1 and organisation_id = $2', [
      kelly,
      gp.organisationId,
    ]);
    expect(await heardBy(leads, beside, elsewhere)).toEqual([[], [], []]);
  });

  it('is heard of by none from whom the person is sealed, or who is the person', async () => {
    const kelly = await (await aKelly()).at(database, town.place);
    await seal(kelly, beside);
    await open(looker, kelly);
    expect(await heardBy(leads, beside)).toEqual([[], ['own_name_or_address']]);
    const hers = await (await aKelly()).at(database, town.place);
    const herself = await member('Kelly Holt', 'guardian', town.anchor, aWorker().whoIs(hers));
    await database.sql('update memberships set until_at = moment() where worker_id = $1', [leads.workerId]);
    await open(looker, hers);
    expect(await heardBy(herself, beside)).toEqual([[], ['own_name_or_address', 'own_name_or_address']]);
  });

  it('is heard of by whoever leads her on another of her records', async () => {
    const [one, other] = [await (await aKelly()).at(database, town.place), await aPerson().called('K. Holt').at(database, town.place)];
    await database.sql('update people set merged_into = $1, merged_at = moment(), version = version + 1 where person_id = $2', [
      one,
      other,
    ]);
    await open(looker, other);
    expect(await heardBy(leads)).toEqual([['own_name_or_address']]);
  });

  it('of a protected service stays there: that they looked would tell where she goes', async () => {
    const nadia = await town.worker('Nadia Holt', haven);
    await open(nadia, await (await aKelly(aPerson().withConflict(nadia))).at(database, town.place));
    expect(await heardBy(leads, beside)).toEqual([[], []]);
    expect(await heardBy(await member('Hana Reed', 'guardian', haven))).toEqual([['conflict_link', 'own_name_or_address']]);
  });

  it('goes to a protected service that leads, and to nobody outside it', async () => {
    const nadia = await town.worker('Nadia Rahman', haven);
    const hana = await member('Hana Reed', 'guardian', haven);
    const kelly = await aPerson().called('Kelly Holt').withAlongside(nadia).ledBy(nadia).withAlongside(priya).at(database, town.place);
    await open(looker, kelly);
    expect(await heardBy(hana, leads)).toEqual([['own_name_or_address'], []]);
  });

  it('of five ids that are nobody stays unheard outside', async () => {
    for (let n = 0; n < 5; n++) await open(looker, uuidv7());
    expect(await heardBy(leads, beside)).toEqual([[], []]);
  });
});

describe('a look at somebody whom the looker must not reach', () => {
  let own: At;
  beforeEach(async () => {
    own = await member('Pam Moss', 'guardian', police);
  });

  it('is heard of by the Guardians of the lead’s organisation too', async () => {
    await open(looker, await (await aKelly(aPerson().withConflict(looker))).at(database, town.place));
    expect(await heardBy(own, leads, beside)).toEqual([['conflict_link', 'own_name_or_address'], ['conflict_link'], []]);
  });

  it('but not by one who must not reach her either, or from whom she is sealed', async () => {
    const kelly = await (await aKelly(aPerson().withConflict(looker).withConflict(leads))).at(database, town.place);
    await open(looker, kelly);
    const other = await member('Hugh Dale', 'guardian', town.anchor);
    expect(await heardBy(leads, other)).toEqual([[], ['conflict_link']]);
    await seal(kelly);
    expect(await heardBy(own, other)).toEqual([['conflict_link', 'own_name_or_address'], []]);
  });
});

describe('each line of it is needed:', () => {
  /** One place with everyone in it; gives what reads there who hears of what. */
  const aPlaceWithEveryone = async () => {
    const linked = await member('Lin Moss', 'guardian', gp);
    const nadia = await town.worker('Nadia Holt', haven);
    const self = await aPerson().called('Vic Moss').at(database, town.place);
    const only = await member('Vic Moss', 'guardian', town.housing, aWorker().whoIs(self));
    const pretender: At = { ...priya, role: 'guardian' };
    const ruth = await town.worker('Ruth Castle', gp);
    const council = await anOrganisation().called('Council').ofKind('council').at(database, town.place);
    const [own, dan] = [await member('Owen Moss', 'guardian', council), await town.worker('Dan Holt', council)];
    const castle = await aPerson().called('Kim Castle').at(database, town.place);
    const herself = await member('K. Castle', 'guardian', gp, aWorker().whoIs(castle));
    const unled = () => aPerson().called('Kelly Holt').withAlongside(ruth);
    const kellys = {
      plain: await (await aKelly()).at(database, town.place),
      linked: await (
        await aKelly(aPerson().withConflict(looker).withConflict(nadia).withConflict(linked).withConflict(dan))
      ).at(database, town.place),
      unled: await unled().at(database, town.place),
      apart: await (await aKelly(aPerson().withConflict(leads))).at(database, town.place),
      apartInTheCouncil: await (await aKelly(aPerson().withConflict(own))).at(database, town.place),
      sealed: await (await aKelly()).at(database, town.place),
      unledAndSealed: await unled().at(database, town.place),
    };
    await seal(kellys.sealed, beside);
    await seal(kellys.unledAndSealed, linked);
    for (const id of Object.values(kellys)) for (const who of [looker, nadia, only, dan]) await open(who, id);
    await open(only, self);
    await open(ruth, castle);
    await watchLooks(api);
    return async () => {
      const all: Record<string, string[]> = {};
      for (const [name, actor] of Object.entries({ leads, beside, linked, only, own, herself, pretender })) {
        const rows = await database
          .as(actor)
          .sees<{ worker_name: string; kind: string; person_id: string }>('select worker_name, kind, person_id from alerts_to_guardian');
        const whom = (personId: string) => Object.entries(kellys).find(([, id]) => id === personId)?.[0];
        all[name] = rows.map((row) => [row.worker_name, row.kind, whom(row.person_id)].join(' ')).sort();
      }
      return all;
    };
  };
  it.each([
    ['may_hear', 'not one_human(guardian, actor_worker)', 'true'],
    ['may_hear', 'and guardian <> all (logins_of(person))', ''],
    ['may_hear', 'and not exists (select from conflicts c where c.worker_id = guardian and c.person_id = person)', ''],
    ['may_hear_from_outside', 'may_hear(guardian, actor_worker, person)', 'true'],
    ['may_hear_from_outside', 'and guardian <> all (g.named)', ''],
    ['may_hear_from_outside', 'and g.entry_id is null and guardian <> all (g.named)', 'and false'],
    ['hears_of', "me_role() is distinct from 'guardian' or not exists", "me_role() is distinct from 'guardian' and not exists"],
    ['hears_of', 'return may_hear(me_worker(), actor_worker, person)', 'return true'],
    ['hears_of', 'o.organisation_id = organisation and o.protected_service', 'false'],
    ['hears_of', 'or not may_hear_from_outside(me_worker(), actor_worker, person)', ''],
    ['hears_of', 'if lead_too and lead_of = me_organisation()', 'if false'],
    ['hears_of', 'if lead_too and lead_of = me_organisation()', 'if lead_too'],
    ['hears_of', 'and may_hear(m.worker_id, actor_worker, person)) then', ') then'],
    ['hears_of', 'elsif lead_of = me_organisation() then', 'elsif false then'],
    ['hears_of', 'and may_hear_from_outside(m.worker_id, actor_worker, person))', ')'],
    ['alerts_to_guardian', "and hears_of(a.organisation_id, a.worker_id, a.person_id, a.kind = 'conflict_link')", ''],
    ['alerts_to_guardian', "a.kind = 'conflict_link')", 'false)'],
    ['alerts_to_guardian', "a.kind = 'conflict_link')", 'true)'],
  ] as const)('%s without "%s" is noticed', async (...mutant) => {
    const hear = await aPlaceWithEveryone();
    const before = await hear();
    expect(await hear()).toEqual(before);
    expect(await withBrokenRule(database, mutant, hear)).not.toEqual(before);
  });
});
