import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Actor, signIn, startApi } from '@alongside/platform/testing';
import { teamsDomain } from '../index.ts';
import { anOrganisation, aPlace, aTeam, aWorker, type Organisation, type Place, type Worker } from '../testing/index.ts';
import { changing, eventsOf, type Outcome } from './testing.ts';

// Two administrators at once. What one of them has not seen is never written over, and whoever comes second is asked.

const api = startApi([teamsDomain]);
const { database } = api;
const change = changing(api);

let place: Place;
let housing: Organisation;
let amina: Worker & Actor; // both administer the organisation that looks after the place
let nia: Worker & Actor;
let sam: Worker & Actor;
let teamId: string;
let membershipId: string;
const signedIn = async (worker: Worker) => ({ ...worker, ...(await signIn(database, worker)) });

beforeEach(async () => {
  place = await aPlace(database);
  const anchor = await anOrganisation().lookingAfterThePlace().at(database, place);
  housing = await anOrganisation().called('Millbrook Housing').ofKind('housing').at(database, place);
  amina = await signedIn(await aWorker().called('Amina Yusuf').whoAdministers().of(database, anchor));
  nia = await signedIn(await aWorker().called('Nia Rowe').whoAdministers().of(database, anchor));
  sam = await signedIn(await aWorker().called('Sam Okafor').workingAs('Housing officer').of(database, housing));
  teamId = await aTeam(database, 'Weir Road', sam);
  const [row] = await database.sql<{ membership_id: string }>('select membership_id from memberships where worker_id = $1', [sam.workerId]);
  membershipId = row?.membership_id ?? '';
});

const facts = { name: 'Millbrook Housing', kind: 'housing', protectedService: false, issuer: null };
/** Everything that stands in words, with its version. */
const stands = async () => {
  const [row] = await database.sql(
    `select (select jsonb_build_object('name', name, 'kind', kind, 'protected', protected_service, 'version', version) from organisations where organisation_id = $1) as organisation,
       (select jsonb_build_object('name', name, 'version', version) from teams where team_id = $2) as team,
       (select jsonb_build_object('role', role, 'jobTitle', job_title, 'version', version) from memberships where membership_id = $3) as member`,
    [housing.organisationId, teamId, membershipId],
  );
  return row as Record<'organisation' | 'team' | 'member', Record<string, unknown>>;
};
const kind = (outcome: Outcome | string) => (typeof outcome === 'string' ? outcome : outcome.__typename);
const whatHappened = async () => (await eventsOf(api, place.placeId)).map(({ what }) => what);

interface Case {
  readonly what: 'organisation' | 'team' | 'member';
  readonly field: string;
  readonly event: string;
  readonly input: (words: string, expectedVersion: number) => Record<string, unknown>;
  /** Of what stands, what the words became. */
  readonly words: 'name' | 'jobTitle';
  /** The same as one call of the database. */
  readonly call: (words: string) => readonly [text: string, values: readonly unknown[]];
}
const cases: readonly Case[] = [
  {
    ...{ what: 'organisation', field: 'changeOrganisation', event: 'organisation_changed', words: 'name' },
    input: (name, expectedVersion) => ({ organisationId: housing.organisationId, expectedVersion, ...facts, name }),
    call: (name) => ["select change_organisation($1, 1, $2, 'housing', false, null) as went", [housing.organisationId, name]],
  },
  {
    ...{ what: 'team', field: 'renameTeam', event: 'team_renamed', words: 'name' },
    input: (name, expectedVersion) => ({ teamId, expectedVersion, name }),
    call: (name) => ['select rename_team($1, 1, $2) as went', [teamId, name]],
  },
  {
    ...{ what: 'member', field: 'changeMembership', event: 'membership_changed', words: 'jobTitle' },
    input: (jobTitle, expectedVersion) => ({ membershipId, expectedVersion, role: 'worker', jobTitle }),
    call: (jobTitle) => ["select change_membership($1, 1, 'worker', $2) as went", [membershipId, jobTitle]],
  },
];

describe.each(cases)('the same $what', ({ what, field, event, input, words, call }) => {
  const send = (actor: Actor, text: string, version: number, more = {}) => change(actor, field, { ...input(text, version), ...more });

  it('is changed by the first alone, and the second is asked', async () => {
    expect(kind(await send(amina, 'First words', 1))).toBe('AdministrationChanged');
    const before = await stands();
    expect(before[what]).toMatchObject({ [words]: 'First words', version: 2 });
    expect(await send(nia, 'Second words', 1)).toMatchObject({
      __typename: 'ChangedMeanwhile',
      message: 'Someone else changed this while you were writing. Choose which words to use.',
    });
    expect(await stands()).toEqual(before);
    expect(await whatHappened()).toEqual([event]);
    expect(kind(await send(nia, 'Second words', 2))).toBe('AdministrationChanged');
    expect((await stands())[what]).toMatchObject({ [words]: 'Second words', version: 3 });
    expect(await whatHappened()).toEqual([event, event]);
  });

  it('is asked about where a version is named that never was', async () => {
    for (const version of [0, -1, 2, 2147483647]) expect(kind(await send(nia, 'Second words', version))).toBe('ChangedMeanwhile');
    expect(await whatHappened()).toEqual([]);
  });

  it('has one who comes first of many that are sent at once', async () => {
    const outcomes = await Promise.all(['A', 'B', 'C', 'D'].map((text, at) => send(at % 2 ? nia : amina, `Words ${text}`, 1)));
    expect(outcomes.map(kind).sort()).toEqual(['AdministrationChanged', ...Array<string>(3).fill('ChangedMeanwhile')]);
    expect((await stands())[what]).toMatchObject({ version: 2 });
    expect(await whatHappened()).toEqual([event]);
  });

  it('is not written by whoever waited for the first to be committed', async () => {
    const [first, second] = [await database.begin(amina), await database.begin(nia)];
    try {
      expect(await first.run(...call('First words'))).toEqual([{ went: 'done' }]);
      const waiting = second.run(...call('Second words'));
      await vi.waitFor(async () => expect(await second.waits()).toBe(true));
      await first.commit();
      expect(await waiting).toEqual([{ went: 'changed_meanwhile' }]);
      await second.commit();
    } finally {
      await Promise.all([first.end(), second.end()]);
    }
    expect((await stands())[what]).toMatchObject({ [words]: 'First words', version: 2 });
  });

  it('needs no choice where both wrote the same, and says it once', async () => {
    for (const actor of [amina, nia]) expect(kind(await send(actor, ' Same   words ', 1))).toBe('AdministrationChanged');
    expect((await stands())[what]).toMatchObject({ [words]: 'Same words', version: 2 });
    expect(await whatHappened()).toEqual([event]);
  });

  it('is one effect when it is sent twice, and the answer to a refused one stays the same', async () => {
    const [once, refused] = [{ mutationId: uuidv7() }, { mutationId: uuidv7() }];
    const first = await send(amina, 'First words', 1, once);
    const no = await send(nia, 'Second words', 1, refused);
    expect(kind(no)).toBe('ChangedMeanwhile');
    expect(await send(amina, 'First words', 1, once)).toEqual(first);
    expect(await send(nia, 'Second words', 1, refused)).toEqual(no);
    expect((await stands())[what]).toMatchObject({ [words]: 'First words', version: 2 });
    expect(await whatHappened()).toEqual([event]);
  });

  it('is asked about too where the words were changed past the application', async () => {
    const [table, column, id] = {
      organisation: ['organisations', 'name', housing.organisationId],
      team: ['teams', 'name', teamId],
      member: ['memberships', 'job_title', membershipId],
    }[what] as [string, string, string];
    const key = { organisations: 'organisation_id', teams: 'team_id', memberships: 'membership_id' }[table];
    await database.sql(`update ${table} set ${column} = 'By hand' where ${key} = $1`, [id]);
    expect(kind(await send(nia, 'Second words', 1))).toBe('ChangedMeanwhile');
  });
});

it('gives what stands now with the refusal, as far as the administrator sees it', async () => {
  await change(amina, 'changeOrganisation', {
    ...{ organisationId: housing.organisationId, expectedVersion: 1 },
    ...{ ...facts, name: 'Millbrook Homes', kind: 'vcse', protectedService: true },
  });
  const { data } = await api.ask(
    nia,
    `mutation C($input: ChangeOrganisationInput!) { changeOrganisation(input: $input) { ... on ChangedMeanwhile { id administration {
      organisations { id version name kind protectedService issuer } } } } }`,
    { input: { mutationId: uuidv7(), organisationId: housing.organisationId, expectedVersion: 1, ...facts, kind: 'council' } },
  );
  expect(data).toMatchObject({
    changeOrganisation: {
      id: housing.organisationId,
      administration: {
        organisations: [
          { id: housing.organisationId, version: 2, name: 'Millbrook Homes', kind: 'vcse', protectedService: true, issuer: null },
          {},
        ],
      },
    },
  });
});

it('tells whoever may not change it nothing of its version', async () => {
  await change(amina, 'renameTeam', { teamId, expectedVersion: 1, name: 'Riverside' });
  const bola = await signedIn(await aWorker().whoAdministers().of(database, housing));
  for (const expectedVersion of [1, 2]) {
    for (const actor of [bola, sam]) expect(await change(actor, 'renameTeam', { teamId, expectedVersion, name: 'Mine' })).toBe('FORBIDDEN');
    const ofAmina = await database.sql<{ membership_id: string }>('select membership_id from memberships where worker_id = $1', [
      amina.workerId,
    ]);
    const theirs = { membershipId: ofAmina[0]?.membership_id, expectedVersion, role: 'worker', jobTitle: 'Mine' };
    expect(await change(bola, 'changeMembership', theirs)).toBe('NOT_FOUND');
  }
});

it('counts a version only where the words are others: a leaver or a save of the same words makes none', async () => {
  const same = { organisationId: housing.organisationId, expectedVersion: 1, ...facts };
  expect(kind(await change(amina, 'changeOrganisation', same))).toBe('AdministrationChanged');
  await change(amina, 'endMembership', { membershipId });
  await change(amina, 'leaveTeam', { teamId, workerId: sam.workerId, organisationId: housing.organisationId });
  expect(await stands()).toMatchObject({ organisation: { version: 1 }, team: { version: 1 }, member: { version: 1 } });
});

it('lets two put different workers into a team at once: both are in it', async () => {
  const joe = await aWorker().called('Joe Tanner').of(database, housing);
  const ola = await aWorker().called('Ola Marsh').of(database, housing);
  const join = (actor: Actor, { workerId, organisationId }: Worker) => change(actor, 'joinTeam', { teamId, workerId, organisationId });
  const outcomes = await Promise.all([join(amina, joe), join(nia, ola), join(nia, joe)]);
  expect(outcomes.map(kind)).toEqual(Array<string>(3).fill('AdministrationChanged'));
  const inside = await database.sql<{ worker_id: string }>('select worker_id from team_members where team_id = $1 and until_at is null', [
    teamId,
  ]);
  expect(inside.map(({ worker_id }) => worker_id).sort()).toEqual([sam, joe, ola].map(({ workerId }) => workerId).sort());
});
