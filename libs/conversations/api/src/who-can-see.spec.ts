/* eslint-disable max-lines -- what a rule does and what its mutants do is asked of one world */
import { beforeAll, describe, expect, it } from 'vitest';
import { consentDomain } from '@alongside/consent/api';
import { aDutyToShare, aSharingChoice } from '@alongside/consent/api/testing';
import { peopleDomain } from '@alongside/people/api';
import { aPerson, looksAt } from '@alongside/people/api/testing';
import { signIn, startApi, withBrokenRule } from '@alongside/platform/testing';
import { teamsDomain } from '@alongside/teams/api';
import { anOrganisation, aPlace, aWorker, type Organisation, type Place, type Worker } from '@alongside/teams/api/testing';
import { conversationsDomain } from './index.ts';
import { anEntry } from './testing/index.ts';

// Who can see this: what a worker who reads an entry is told of the others who are alongside, and what they are never told.

const api = startApi([teamsDomain, peopleDomain, consentDomain, conversationsDomain]);
const { database } = api;
const ENTRY = `query WhoCanSeeEntry($personId: ID!, $id: ID!) {
  whoCanSeeEntry(personId: $personId, id: $id) { organisation { name } workers { name } reads because withoutOthers } }`;
const PERSON = `query WhoCanSeePerson($personId: ID!) {
  whoCanSeePerson(personId: $personId) { organisation { name } workers { name } all categories { category reads because } } }`;
const NOW = '2026-11-24T10:00:00Z';

let place: Place;
let anchor: Organisation;
let housing: Organisation;
let council: Organisation;
let haven: Organisation;
let priya: Worker;
let sam: Worker;
let imran: Worker;
let nadia: Worker;

beforeAll(async () => {
  await database.setClock(NOW);
  place = await aPlace(database);
  anchor = await anOrganisation().called('St Aidan’s').at(database, place);
  housing = await anOrganisation().called('Millbrook Housing').ofKind('housing').at(database, place);
  council = await anOrganisation().called('Council Revenues').ofKind('council').at(database, place);
  haven = await anOrganisation().called('Safe Haven').protected().at(database, place);
  priya = await aWorker().called('Priya Nair').of(database, anchor);
  sam = await aWorker().called('Sam Okafor').of(database, housing);
  imran = await aWorker().called('Imran Aziz').of(database, council);
  nadia = await aWorker().called('Nadia Rahman').of(database, haven);
});

const everybody = () => aPerson().withAlongside(priya).withAlongside(sam).withAlongside(imran).withAlongside(nadia);

interface Told {
  organisation: { name: string };
  workers: { name: string }[];
  reads: string;
  because: string | null;
  withoutOthers: boolean;
}
/** What is told of an entry: `Millbrook Housing full chose`, a line for each organisation; a code where nothing is. */
async function told(asker: Worker, personId: string, id: string): Promise<string[] | string> {
  const { data, errors } = await api.ask<{ whoCanSeeEntry: Told[] } | null>(await signIn(database, asker), ENTRY, { personId, id });
  if (errors[0]) return String(errors[0].extensions?.code);
  return data!.whoCanSeeEntry.map(({ organisation, reads, because, withoutOthers }) =>
    [organisation.name, reads, because, withoutOthers ? 'without others' : null].filter(Boolean).join(' '),
  );
}
async function toldOfPerson(asker: Worker, personId: string): Promise<string[] | string> {
  type Line = { organisation: { name: string }; all: boolean; categories: { category: string; reads: string; because: string | null }[] };
  const { data, errors } = await api.ask<{ whoCanSeePerson: Line[] } | null>(await signIn(database, asker), PERSON, { personId });
  if (errors[0]) return String(errors[0].extensions?.code);
  return data!.whoCanSeePerson.map(({ organisation, all, categories }) =>
    [
      organisation.name,
      all ? 'all' : null,
      ...categories.filter(({ reads }) => reads !== 'something').map(({ category, reads, because }) => `${category} ${reads} ${because}`),
    ]
      .filter(Boolean)
      .join(', '),
  );
}
const seal = (personId: string, entryId: string | null, kind = 'seal') =>
  database.sql(
    'insert into protections (person_id, protection_id, place_id, kind, entry_id, named) values ($1, gen_random_uuid(), $2, $3, $4, $5)',
    [personId, place.placeId, kind, entryId, [priya.workerId, nadia.workerId]],
  );

describe('who can see an entry', () => {
  it('is told by organisation: all of it where she chose, that something may be there, and nothing', async () => {
    const person = await everybody().at(database, place);
    await aSharingChoice().yesTo(housing).about('life').by(database, person);
    const life = await anEntry().about('life').writtenBy(database, priya, person);
    const justice = await anEntry().about('justice').writtenBy(database, priya, person);
    expect(await told(priya, person, life)).toEqual(['St Aidan’s full own', 'Millbrook Housing full chose', 'Council Revenues something']);
    expect(await told(priya, person, justice)).toEqual(['St Aidan’s full own', 'Council Revenues nothing', 'Millbrook Housing nothing']);
  });

  it('follows a yes that is withdrawn with the next question', async () => {
    const person = await everybody().at(database, place);
    const choice = await aSharingChoice().yesTo(housing).about('justice').by(database, person);
    const entry = await anEntry().about('justice').writtenBy(database, priya, person);
    expect(await told(priya, person, entry)).toContain('Millbrook Housing full chose');
    await database.sql('update sharing_choices set withdrawn_at = moment() where choice_id = $1', [choice]);
    expect(await told(priya, person, entry)).toContain('Millbrook Housing nothing');
  });

  it('never names a protected service to others, and tells its own workers of it', async () => {
    const person = await everybody().at(database, place);
    await aSharingChoice().yesTo(anchor).about('life').by(database, person);
    const entry = await anEntry().about('life').writtenBy(database, nadia, person);
    const { body } = await api.ask(await signIn(database, priya), ENTRY, { personId: person, id: entry });
    expect(body).not.toMatch(/Haven|Nadia/);
    expect(await told(nadia, person, entry)).toEqual(expect.arrayContaining(['Safe Haven full own', 'St Aidan’s full chose']));
  });

  it('says telling where telling was enough, and a duty where one is', async () => {
    const surgery = await anOrganisation().called('Riverside GP').ofKind('health').at(database, place);
    const ruth = await aWorker().of(database, surgery);
    const person = await everybody().withAlongside(ruth).at(database, place);
    await database.sql(
      "insert into tellings (person_id, telling_id, place_id, told_person_id, organisation_id, categories, words, told_at) values ($1, gen_random_uuid(), $2, $1, $3, '{health}', 'x', moment())",
      [person, place.placeId, surgery.organisationId],
    );
    const entry = await anEntry().about('health').writtenBy(database, priya, person);
    expect(await told(priya, person, entry)).toContain('Riverside GP full told');
    await aDutyToShare(database, surgery, 'health');
    expect(await told(priya, person, entry)).toContain('Riverside GP full duty');
  });

  it('says a summary where the role needs no more, and words about other people where they are left out', async () => {
    const mia = await aPerson().called('Mia').at(database, place);
    const person = await everybody().at(database, place);
    await aSharingChoice().yesTo(housing).about('life').by(database, person);
    const entry = await anEntry().saying('Mia is well.').about('life').writtenBy(database, priya, person);
    await database.sql('update entries set headline = $2, passages = $3, version = version + 1 where entry_id = $1', [
      entry,
      'Kelly has a plan.',
      JSON.stringify([{ about: mia, agreed: false, needed: false, from: 0, length: 3 }]),
    ]);
    expect(await told(priya, person, entry)).toContain('Millbrook Housing full chose without others');
    await database.sql("update role_needs set need = 'summary' where place_id = $1 and role = 'worker' and category = 'life'", [
      place.placeId,
    ]);
    try {
      expect(await told(priya, person, entry)).toContain('Millbrook Housing summary chose');
    } finally {
      await database.sql("update role_needs set need = 'full' where place_id = $1", [place.placeId]);
    }
  });

  it('shows a seal, and a conflict link, as a missing yes is shown', async () => {
    const person = await everybody().at(database, place);
    for (const organisation of [housing, council]) await aSharingChoice().yesTo(organisation).about('justice').by(database, person);
    const open = await anEntry().about('justice').writtenBy(database, priya, person);
    const sealed = await anEntry().about('justice').writtenBy(database, priya, person);
    const never = await anEntry().about('immigration').writtenBy(database, priya, person);
    await seal(person, sealed);
    expect(await told(priya, person, sealed)).toEqual(await told(priya, person, never));
    expect(await told(priya, person, open)).toContain('Millbrook Housing full chose');
    await database.sql(
      "insert into conflict_links (person_id, link_id, place_id, worker_id, kind, from_at) values ($1, gen_random_uuid(), $2, $3, 'ex', moment())",
      [person, place.placeId, sam.workerId],
    );
    expect(await told(priya, person, open)).toEqual(['St Aidan’s full own', 'Council Revenues full chose', 'Millbrook Housing nothing']);
  });

  it('hides that one of two colleagues is kept out', async () => {
    const ali = await aWorker().called('Ali').of(database, housing);
    const person = await everybody().withAlongside(ali).withConflict(sam).at(database, place);
    await aSharingChoice().yesTo(housing).about('life').by(database, person);
    const entry = await anEntry().about('life').writtenBy(database, priya, person);
    expect(await told(priya, person, entry)).toContain('Millbrook Housing full chose');
  });

  it('is told to nobody who may not read it, in the words that answer for an entry that is not there', async () => {
    const person = await everybody().at(database, place);
    const entry = await anEntry().about('justice').writtenBy(database, priya, person);
    const missing = '01a30000-0000-7000-8000-00000000000a';
    const answers = await Promise.all(
      [entry, missing].map(async (id) => (await api.ask(await signIn(database, sam), ENTRY, { personId: person, id })).body),
    );
    expect(answers[0]).toContain('NOT_FOUND');
    expect(answers[0]).toBe(answers[1]);
    expect(await looksAt(database, person)).toMatchObject([
      { worker_id: sam.workerId, result: 'denied', entry_ids: [entry] },
      { worker_id: sam.workerId, result: 'denied', entry_ids: [missing] },
    ]);
  });

  it('tells an author who is not alongside of nobody', async () => {
    const person = await aPerson().withAlongside(priya).withAlongside(sam, { until: '2026-11-20T10:00:00Z' }).at(database, place);
    const entry = await anEntry().about('life').writtenBy(database, sam, person);
    expect(await told(sam, person, entry)).toEqual([]);
  });

  it('leaves the asker the asker: what else the operation reads, and its looks, are theirs', async () => {
    const person = await everybody().at(database, place);
    await aSharingChoice().yesTo(housing).about('life').by(database, person);
    const entry = await anEntry().saying('life').about('life').writtenBy(database, priya, person);
    await anEntry().saying('of the council').about('life').writtenBy(database, imran, person);
    await anEntry().saying('of Sam').about('life').writtenBy(database, sam, person);
    const { data } = await api.ask<{ person: { story: { nodes: { words: string }[] } } }>(
      await signIn(database, priya),
      `query Both($personId: ID!, $id: ID!) { whoCanSeeEntry(personId: $personId, id: $id) { reads } whoCanSeePerson(personId: $personId) { all }
        person(id: $personId) { story { nodes { words } } } }`,
      { personId: person, id: entry },
    );
    expect(data.person.story.nodes.map(({ words }) => words)).toEqual(['life']);
    expect(new Set((await looksAt(database, person)).map(({ worker_id }) => worker_id))).toEqual(new Set([priya.workerId]));
  });
});

describe('who can see what is written about a person', () => {
  it('is told by organisation and category, as it would be of an entry', async () => {
    const person = await everybody().at(database, place);
    await aSharingChoice().yesTo(housing).about('life').by(database, person);
    await aSharingChoice().yesTo(council).about('justice').by(database, person);
    await aSharingChoice().yesTo(haven).about('life').by(database, person);
    expect(await toldOfPerson(priya, person)).toEqual([
      'St Aidan’s, all',
      'Council Revenues, justice full chose',
      'Millbrook Housing, life full chose',
    ]);
  });

  it('shows a seal and a conflict link as nothing, and a protected place as no word on where she is', async () => {
    const person = await everybody().at(database, place);
    for (const category of ['life', 'abuse_and_whereabouts'] as const)
      await aSharingChoice().yesTo(housing).about(category).by(database, person);
    await seal(person, null, 'protected_place');
    expect(await toldOfPerson(priya, person)).toContain('Millbrook Housing, life full chose');
    await seal(person, null);
    expect(await toldOfPerson(priya, person)).toEqual(['St Aidan’s, all', 'Council Revenues', 'Millbrook Housing']);
  });

  it('shows a restricted record as nothing, whether or not they have written there themselves', async () => {
    const person = await everybody().at(database, place);
    await aSharingChoice().yesTo(housing).about('life').by(database, person);
    const entry = await anEntry().about('life').writtenBy(database, priya, person);
    await seal(person, null, 'restricted_record');
    const nothing = ['St Aidan’s, all', 'Council Revenues', 'Millbrook Housing'];
    expect(await toldOfPerson(priya, person)).toEqual(nothing);
    await anEntry().about('life').writtenBy(database, sam, person);
    expect(await told(priya, person, entry)).toContain('Millbrook Housing nothing');
    expect(await toldOfPerson(priya, person)).toEqual(nothing);
    const broken = ['who_can_see_person', 'or r.restricted', ''] as const;
    expect(await withBrokenRule(database, broken, () => toldOfPerson(priya, person))).not.toEqual(nothing);
  });

  it('is told to those alongside alone', async () => {
    const starting = await aWorker().of(database, anchor);
    const stranger = await aWorker().of(database, anchor);
    const person = await everybody().withStarting(starting).at(database, place);
    expect(await toldOfPerson(starting, person)).toEqual([]);
    expect(await toldOfPerson(stranger, person)).toBe('NOT_FOUND');
    expect(await toldOfPerson(priya, '01a30000-0000-7000-8000-00000000000a')).toBe('NOT_FOUND');
  });
});

// A rule that a test cannot see broken is not tested.
describe('the rule', () => {
  const mutants: readonly (readonly [name: string, stands: string, instead: string])[] = [
    ['who_can_see_entry', 's.entry_id = entry and s.line = 1', 's.line = 0'],
    ['who_can_see_entry', 'perform stand_in_for(one.worker_id, one.organisation_id, one.role);', ''],
    ['who_can_see_entry', 'perform stand_in_for(me, my_organisation, my_role);', ''],
    ['who_can_see_entry', "worth > coalesce((best -> one.organisation_id::text ->> 'worth')::integer, -1)", 'true'],
    ['who_can_see_entry', 'when worth < 2 then null', ''],
    ['who_can_see_entry', 'and (e.category_bits & 32767 & ~r.agreed_set) = 0', ''],
    ['who_can_see_entry', "when said -> 'duties' ? 'we-have-to' then 'duty'", ''],
    ['who_can_see_person', 'if not exists (select from sight s where s.person_id = person) then', 'if false then'],
    ['who_can_see_person', 'not r.visible or', ''],
    ['who_can_see_person', 'full_of := full_of & ~128;', ''],
    ['who_can_see_person', 'perform stand_in_for(me, my_organisation, my_role);', ''],
  ];

  it.each(mutants)('%s without "%s" is noticed', async (...mutant) => {
    const before = await whatIsTold();
    expect(await withBrokenRule(database, mutant, whatIsTold)).not.toEqual(before);
  });

  let world: { person: string; entries: string[]; askers: Worker[] } | undefined;
  async function whatIsTold(): Promise<unknown> {
    world ??= await aWorld();
    const { person, entries, askers } = world;
    const all: unknown[] = [];
    for (const asker of askers) {
      for (const entry of entries) all.push(await told(asker, person, entry));
      all.push(await toldOfPerson(asker, person));
    }
    const names = await database
      .as(await signIn(database, priya))
      .sees<{ after: string; before: string }>(
        'select who_can_see_entry($1, $2)::text as before, who_can_see_person($1)::text as then, me_worker() as after',
        [person, entries[0]],
      );
    return [...all, names];
  }
  async function aWorld() {
    const surgery = await anOrganisation().called('Riverside GP').ofKind('health').at(database, place);
    const ruth = await aWorker().of(database, surgery);
    const ali = await aWorker().called('Ali').of(database, housing);
    const dora = await aWorker().called('Dora').of(database, housing);
    const stranger = await aWorker().of(database, anchor);
    const person = await everybody()
      .withAlongside(ali)
      .withAlongside(dora)
      .withConflict(dora)
      .withAlongside(ruth)
      .withConflict(sam)
      .withConflict(imran)
      .at(database, place);
    for (const category of ['life', 'justice', 'abuse_and_whereabouts'] as const)
      for (const organisation of [housing, council]) await aSharingChoice().yesTo(organisation).about(category).by(database, person);
    await database.sql(
      "insert into tellings (person_id, telling_id, place_id, told_person_id, organisation_id, categories, words, told_at) values ($1, gen_random_uuid(), $2, $1, $3, '{health}', 'x', moment())",
      [person, place.placeId, surgery.organisationId],
    );
    await aDutyToShare(database, surgery, 'life');
    await seal(person, null, 'protected_place');
    const entries = [
      await anEntry().about('life').writtenBy(database, priya, person),
      await anEntry().about('health').writtenBy(database, priya, person),
      await anEntry().about('justice').writtenBy(database, priya, person),
    ];
    return { person, entries, askers: [priya, ali, stranger] };
  }
});
