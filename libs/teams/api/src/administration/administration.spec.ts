import { Global, Module } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { SIGN_IN_ISSUERS, type SignInIssuers } from '@alongside/platform/context';
import { type Actor, signIn, startApi } from '@alongside/platform/testing';
import { teamsDomain } from '../index.ts';
import { anOrganisation, aPlace, aTeam, aWorker, type Organisation, type Place, type Worker } from '../testing/index.ts';
import { changing, eventsOf, ownStatements } from './testing.ts';

const WORK_LOGIN = { issuer: 'https://login.example', name: 'Work login' };
const issuers: SignInIssuers = [WORK_LOGIN];
@Global()
@Module({ providers: [{ provide: SIGN_IN_ISSUERS, useValue: issuers }], exports: [SIGN_IN_ISSUERS] })
class IssuersModule {}

const ADMINISTRATION = `query Administration { administration { looksAfterPlace issuers { issuer name }
  organisations { id version name kind protectedService looksAfterPlace issuer mayManage
    members { id version worker { id name } role jobTitle since isMe } invitations { id name role jobTitle again } }
  teams { id version name members { worker { name } organisation { name } } } } }`;
interface Read {
  administration: {
    looksAfterPlace: boolean;
    organisations: { name: string; issuer: string | null; kind: string; mayManage: boolean; members: { worker: { name: string } }[] }[];
    teams: { name: string; members: { worker: { name: string }; organisation: { name: string } }[] }[];
  };
}

const api = startApi([teamsDomain, { module: IssuersModule, sdl: '' }]);
const { database } = api;
const change = changing(api);

let place: Place;
let anchor: Organisation;
let housing: Organisation;
let amina: Worker & Actor; // administers the anchor, which looks after the place
let bola: Worker & Actor; // administers housing
let sam: Worker & Actor;
const signedIn = async (worker: Worker) => ({ ...worker, ...(await signIn(database, worker)) });

beforeEach(async () => {
  place = await aPlace(database);
  anchor = await anOrganisation().lookingAfterThePlace().at(database, place);
  housing = await anOrganisation().called('Millbrook Housing').ofKind('housing').at(database, place);
  amina = await signedIn(await aWorker().called('Amina Yusuf').workingAs('Manager').whoAdministers().of(database, anchor));
  bola = await signedIn(await aWorker().called('Bola Ade').whoAdministers().of(database, housing));
  sam = await signedIn(await aWorker().called('Sam Okafor').of(database, housing));
});

const read = async (actor: Actor) => (await api.ask<Read>(actor, ADMINISTRATION)).data.administration;

describe('administration', () => {
  it('shows the whole place to an administrator who looks after it', async () => {
    await aWorker().called('Joe Tanner').whoLeft().of(database, housing);
    await aTeam(database, 'Weir Road', sam, amina);
    await anOrganisation()
      .called('Elsewhere')
      .at(database, await aPlace(database));
    const seen = await read(amina);
    expect(seen).toMatchObject({
      looksAfterPlace: true,
      issuers: [WORK_LOGIN],
      organisations: [
        { name: 'Millbrook Housing', kind: 'housing', looksAfterPlace: false, issuer: null, mayManage: true },
        {
          id: anchor.organisationId,
          name: 'St Aidan’s',
          looksAfterPlace: true,
          mayManage: true,
          members: [
            {
              worker: { id: amina.workerId, name: 'Amina Yusuf' },
              role: 'administrator',
              jobTitle: 'Manager',
              isMe: true,
              since: expect.stringMatching(/Z$/) as string,
            },
          ],
          invitations: [],
        },
      ],
      teams: [
        {
          name: 'Weir Road',
          members: [
            { worker: { name: 'Amina Yusuf' }, organisation: { name: 'St Aidan’s' } },
            { worker: { name: 'Sam Okafor' }, organisation: { name: 'Millbrook Housing' } },
          ],
        },
      ],
    });
    expect(seen.organisations).toHaveLength(2);
    expect(seen.organisations[0]?.members.map(({ worker }) => worker.name)).toEqual(['Bola Ade', 'Sam Okafor']);
  });

  it('shows any other administrator their own organisation, and the names of the rest', async () => {
    await aTeam(database, 'Weir Road', sam, amina);
    const seen = await read(bola);
    expect(seen).toMatchObject({
      looksAfterPlace: false,
      organisations: [
        { name: 'Millbrook Housing', mayManage: true, members: [{ isMe: true }, { worker: { name: 'Sam Okafor' } }] },
        { name: 'St Aidan’s', mayManage: false, members: [], invitations: [] },
      ],
      teams: [{ name: 'Weir Road', members: [{ worker: { name: 'Sam Okafor' } }] }],
    });
    expect(seen.teams[0]?.members).toHaveLength(1);
  });

  it('is nothing for any other role, nor for an administrator who acts for another organisation', async () => {
    const gone = await signedIn(await aWorker().whoAdministers().of(database, housing));
    await database.sql('update memberships set until_at = moment() where worker_id = $1', [gone.workerId]);
    const others: Actor[] = [sam, await signedIn(await aWorker().alsoOf(database, amina, housing))];
    for (const role of ['connector', 'peer', 'supervisor', 'guardian', 'convener'])
      others.push(await signedIn(await aWorker().inRole(role).of(database, anchor)));
    for (const actor of others)
      expect((await api.ask(actor, ADMINISTRATION)).errors, actor.role).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect((await api.ask(gone, ADMINISTRATION)).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it('reads with these statements and no more, for two organisations or two hundred', async () => {
    await read(amina);
    const few = ownStatements(api);
    expect(few).toMatchSnapshot('Administration');
    await database.sql(
      `with added as (insert into organisations (organisation_id, place_id, name, kind, joined_at)
         select gen_random_uuid(), $1, 'Partner ' || n, 'vcse', moment() from generate_series(1, 200) n returning organisation_id)
       insert into memberships (membership_id, place_id, worker_id, organisation_id, role, job_title, from_at)
         select gen_random_uuid(), $1, $2, organisation_id, 'worker', 'Worker', moment() from added`,
      [place.placeId, sam.workerId],
    );
    expect((await read(amina)).organisations).toHaveLength(202);
    expect(ownStatements(api)).toEqual(few);
  });
});

const council = (over: Record<string, unknown> = {}) => ({
  id: uuidv7(),
  name: 'Council Revenues',
  kind: 'council',
  protectedService: false,
  issuer: null,
  ...over,
});

describe('organisations', () => {
  it('are added and changed by who looks after the place, each with its event', async () => {
    const facts = council({ name: '  Council \n Revenues\u202E ', issuer: WORK_LOGIN.issuer });
    expect(await change(amina, 'addOrganisation', facts)).toEqual({ __typename: 'AdministrationChanged', id: facts.id });
    expect((await read(amina)).organisations[0]).toMatchObject({
      name: 'Council Revenues',
      kind: 'council',
      issuer: WORK_LOGIN.issuer,
      members: [],
    });
    const changed = { ...facts, organisationId: facts.id, id: undefined, expectedVersion: 1, name: 'Revenues', issuer: null };
    expect(await change(amina, 'changeOrganisation', changed)).toMatchObject({ id: facts.id });
    expect((await read(amina)).organisations[1]).toMatchObject({ name: 'Revenues', issuer: null });
    expect(await eventsOf(api, place.placeId)).toMatchObject([
      { what: 'organisation_added', worker_id: amina.workerId, organisation_id: anchor.organisationId, about_organisation_id: facts.id },
      { what: 'organisation_changed', detail: { before: { name: 'Council Revenues' }, after: { name: 'Revenues' } } },
    ]);
  });

  it('need a name of their own, and a way to sign in that is set up', async () => {
    expect(await change(amina, 'addOrganisation', council({ name: ' \u200B ' }))).toMatchObject({ __typename: 'NameNeeded' });
    expect(await change(amina, 'addOrganisation', council({ name: 'x'.repeat(201) }))).toMatchObject({ __typename: 'NameNeeded' });
    expect(await change(amina, 'addOrganisation', council({ name: 'millbrook  HOUSING' }))).toMatchObject({ __typename: 'NameTaken' });
    expect(await change(amina, 'addOrganisation', council({ issuer: 'https://evil.example' }))).toMatchObject({
      __typename: 'IssuerNotKnown',
    });
    const own = council({ id: undefined, expectedVersion: 1, organisationId: anchor.organisationId, name: 'St Aidan’s', kind: 'anchor' });
    expect(await change(amina, 'changeOrganisation', { ...own, name: 'Millbrook Housing' })).toMatchObject({ __typename: 'NameTaken' });
    expect(await change(amina, 'changeOrganisation', { ...own, issuer: WORK_LOGIN.issuer })).toMatchObject({
      __typename: 'KeepsItsSignIn',
    });
    expect(await change(amina, 'changeOrganisation', { ...own, organisationId: uuidv7() })).toBe('NOT_FOUND');
    expect(await eventsOf(api, place.placeId)).toEqual([]);
  });

  it('of another place are out of reach, and their names are free', async () => {
    const elsewhere = await anOrganisation()
      .called('Council Revenues')
      .at(database, await aPlace(database));
    const facts = council({ id: undefined, expectedVersion: 1, organisationId: elsewhere.organisationId });
    expect(await change(amina, 'changeOrganisation', facts)).toBe('NOT_FOUND');
    expect(await change(amina, 'addOrganisation', council())).toMatchObject({ __typename: 'AdministrationChanged' });
  });

  it('are one effect when sent twice, and one of two that want a name at once', async () => {
    const input = { mutationId: uuidv7(), ...council() };
    const [first, again] = [await change(amina, 'addOrganisation', input), await change(amina, 'addOrganisation', input)];
    expect(again).toEqual(first);
    const both = await Promise.all(['Oak Primary', 'oak primary'].map((name) => change(amina, 'addOrganisation', council({ name }))));
    expect(both.map((outcome) => (outcome as { __typename: string }).__typename).sort()).toEqual(['AdministrationChanged', 'NameTaken']);
    expect(await eventsOf(api, place.placeId)).toHaveLength(2);
  });
});

describe('teams', () => {
  it('are added, renamed, joined and left', async () => {
    const id = uuidv7();
    expect(await change(amina, 'addTeam', { id, name: 'Weir Road' })).toMatchObject({ id });
    expect(await change(amina, 'addTeam', { id: uuidv7(), name: 'weir road' })).toMatchObject({ __typename: 'NameTaken' });
    expect(await change(amina, 'addTeam', { id: uuidv7(), name: ' ' })).toMatchObject({ __typename: 'NameNeeded' });
    expect(await change(amina, 'renameTeam', { teamId: id, expectedVersion: 1, name: 'Riverside' })).toMatchObject({ id });
    expect(await change(amina, 'renameTeam', { teamId: uuidv7(), expectedVersion: 1, name: 'Riverside' })).toBe('NOT_FOUND');
    const asSam = { teamId: id, workerId: sam.workerId, organisationId: housing.organisationId };
    for (let n = 0; n < 2; n++) expect(await change(amina, 'joinTeam', asSam)).toMatchObject({ id });
    expect((await read(amina)).teams).toMatchObject([{ name: 'Riverside', members: [{ worker: { name: 'Sam Okafor' } }] }]);
    for (const wrong of [{ teamId: uuidv7() }, { workerId: uuidv7() }, { organisationId: anchor.organisationId }])
      expect(await change(amina, 'joinTeam', { ...asSam, ...wrong })).toBe('NOT_FOUND');
    expect(await change(amina, 'leaveTeam', asSam)).toMatchObject({ id });
    expect(await change(amina, 'leaveTeam', asSam)).toBe('NOT_FOUND');
    expect((await read(amina)).teams).toMatchObject([{ members: [] }]);
    expect((await eventsOf(api, place.placeId)).map(({ what }) => what)).toEqual([
      'team_added',
      'team_renamed',
      'team_joined',
      'team_left',
    ]);
  });
});

it('is not for an administrator of another organisation, nor for any other worker, to change the place', async () => {
  const teamId = await aTeam(database, 'Weir Road', sam);
  const asSam = { teamId, workerId: sam.workerId, organisationId: housing.organisationId };
  for (const actor of [bola, sam]) {
    expect(await change(actor, 'addOrganisation', council())).toBe('FORBIDDEN');
    const theirs = { id: undefined, expectedVersion: 1, organisationId: housing.organisationId };
    expect(await change(actor, 'changeOrganisation', council(theirs))).toBe('FORBIDDEN');
    expect(await change(actor, 'addTeam', { id: uuidv7(), name: 'Mine' })).toBe('FORBIDDEN');
    expect(await change(actor, 'renameTeam', { teamId, expectedVersion: 1, name: 'Mine' })).toBe('FORBIDDEN');
    expect(await change(actor, 'joinTeam', asSam)).toBe('FORBIDDEN');
    expect(await change(actor, 'leaveTeam', asSam)).toBe('FORBIDDEN');
  }
  expect(await eventsOf(api, place.placeId)).toEqual([]);
});
