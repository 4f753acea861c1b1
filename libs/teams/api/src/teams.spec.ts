import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, signIn, startApi } from '@alongside/platform/testing';
import { IDLE_MINUTES, LONGEST_HOURS } from '@alongside/teams/model';
import { teamsDomain } from './index.ts';
import { anOrganisation, aPlace, aTeam, aWorker, type Organisation, type Place, type Worker } from './testing/index.ts';

const ME = `query Me { me {
  worker { id name } phone place { id name demo } session { endsAt idleMinutes }
  actingFor { id jobTitle role organisation { id name kind } } memberships { jobTitle role organisation { name } }
} }`;
const KEY = 'query DeviceKey { me { deviceKey } }';
const TEAMS = 'query MyTeams { me { teams { id name members { jobTitle worker { id name } organisation { name } } } } }';
const ACT_FOR = `mutation ActFor($input: ActForInput!) { actFor(input: $input) {
  __typename ... on ActingFor { membership { jobTitle organisation { id name } } } ... on Problem { message } } }`;

const api = startApi([teamsDomain]);
const { database } = api;
let place: Place;
let anchor: Organisation;
let housing: Organisation;
let priya: Worker;
let asPriya: Actor;

beforeAll(async () => {
  place = await aPlace(database);
  anchor = await anOrganisation().at(database, place);
  housing = await anOrganisation().called('Millbrook Housing').ofKind('housing').at(database, place);
  const builder = aWorker().called('Priya Nair').onPhone('07700 900142').workingAs('Link worker').inRole('connector');
  priya = await builder.of(database, anchor);
  asPriya = await signIn(database, priya);
});

describe('me', () => {
  it('tells the worker who they are here', async () => {
    const { data } = await api.ask<{ me: Record<string, unknown> }>(asPriya, ME);
    const [session] = await database.sql<{ ends_at: Date }>('select ends_at from sessions where session_id = $1', [asPriya.sessionId]);
    const organisation = { id: anchor.organisationId, name: 'St Aidan’s', kind: 'anchor' };
    expect(data.me).toEqual({
      worker: { id: priya.workerId, name: 'Priya Nair' },
      phone: '07700 900142',
      place: { id: place.placeId, name: 'Millbrook', demo: true },
      session: { endsAt: session?.ends_at.toISOString(), idleMinutes: 30 },
      actingFor: { id: expect.any(String) as string, jobTitle: 'Link worker', role: 'connector', organisation },
      memberships: [{ jobTitle: 'Link worker', role: 'connector', organisation: { name: 'St Aidan’s' } }],
    });
  });

  it('is nothing for nobody', async () => {
    const { data, errors } = await api.ask(null, ME);
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it('gives each worker one device key of 32 bytes, the same every time and for two first uses at once', async () => {
    const sam = await signIn(database, await aWorker().called('Sam Okafor').of(database, housing));
    const keys = await Promise.all(
      [sam, sam, sam, asPriya].map(async (actor) => (await api.ask<{ me: { deviceKey: string } }>(actor, KEY)).data.me.deviceKey),
    );
    const [first, second, third, other] = keys;
    expect(Buffer.from(first ?? '', 'base64')).toHaveLength(32);
    expect([second, third]).toEqual([first, first]);
    expect(other).not.toBe(first);
    expect((await api.ask<{ me: { deviceKey: string } }>(sam, KEY)).data.me.deviceKey).toBe(first);
    await expect(database.as(asPriya).sees('select key from device_keys')).rejects.toMatchObject({ code: '42501' });
    await expect(database.as(asPriya).sees('select session_id from sessions')).rejects.toMatchObject({ code: '42501' });
  });

  it('shows the teams of the organisation acted for, with those who still work there', async () => {
    const sam = await aWorker().called('Sam Okafor').workingAs('Housing officer').of(database, housing);
    const gone = await aWorker().called('Joe Tanner').whoLeft().of(database, anchor);
    const teamId = await aTeam(database, 'Weir Road', priya, sam, gone);
    await aTeam(database, 'Another', sam);
    const { data } = await api.ask<{ me: { teams: unknown } }>(asPriya, TEAMS);
    expect(data.me.teams).toEqual([
      {
        id: teamId,
        name: 'Weir Road',
        members: [
          { jobTitle: 'Link worker', worker: { id: priya.workerId, name: 'Priya Nair' }, organisation: { name: 'St Aidan’s' } },
          { jobTitle: 'Housing officer', worker: { id: sam.workerId, name: 'Sam Okafor' }, organisation: { name: 'Millbrook Housing' } },
        ],
      },
    ]);
  });

  it('keeps the session rules that the model names', async () => {
    const actor = await signIn(database, priya);
    const idle = async (since: string) => {
      await database.sql('update sessions set seen_at = moment() - $2::interval where session_id = $1', [actor.sessionId, since]);
      return (await api.ask(actor, ME)).errors.length === 0;
    };
    expect(await idle(`${IDLE_MINUTES - 1} minutes`)).toBe(true);
    expect(await idle(`${IDLE_MINUTES} minutes`)).toBe(false);
    const [row] = await database.sql<{ hours: number }>(
      'select extract(epoch from ends_at - started_at)::integer / 3600 as hours from sessions where session_id = $1',
      [actor.sessionId],
    );
    expect(row?.hours).toBe(LONGEST_HOURS);
  });
});

describe('actFor', () => {
  const actFor = (actor: Actor, organisationId: string, mutationId = uuidv7()) =>
    api.ask<{ actFor: { __typename: string; membership?: { organisation: { name: string } }; message?: string } }>(actor, ACT_FOR, {
      input: { mutationId, organisationId },
    });
  const actingFor = async (actor: Actor) =>
    (await api.ask<{ me: { actingFor: { organisation: { name: string } } } }>(actor, ME)).data.me.actingFor.organisation.name;

  it('moves the session to another of one’s own organisations, from the next request on', async () => {
    const builder = aWorker().called('Denise Clarke');
    const denise = await builder.of(database, anchor);
    await builder.alsoOf(database, denise, housing);
    const actor = await signIn(database, denise);
    expect(await actingFor(actor)).toBe('St Aidan’s');
    const mutationId = uuidv7();
    const { data } = await actFor(actor, housing.organisationId, mutationId);
    expect(data.actFor).toMatchObject({ __typename: 'ActingFor', membership: { organisation: { name: 'Millbrook Housing' } } });
    expect(await actingFor(actor)).toBe('Millbrook Housing');
    expect((await actFor(actor, anchor.organisationId)).data.actFor.__typename).toBe('ActingFor');
    // sent once more: the stored answer, and no second effect
    expect((await actFor(actor, housing.organisationId, mutationId)).data).toEqual(data);
    expect(await actingFor(actor)).toBe('St Aidan’s');
  });

  it('refuses an organisation that is not theirs, or that they left', async () => {
    const joe = await aWorker().of(database, anchor);
    await aWorker().whoLeft().alsoOf(database, joe, housing);
    const elsewhere = await anOrganisation().at(database, await aPlace(database));
    const actor = await signIn(database, joe);
    for (const id of [housing.organisationId, elsewhere.organisationId, uuidv7()])
      expect((await actFor(actor, id)).data.actFor).toEqual({
        __typename: 'NotYourOrganisation',
        message: 'You do not work for that organisation here, or not any more.',
      });
    expect(await actingFor(actor)).toBe('St Aidan’s');
  });
});

it('reads with these statements and no more', async () => {
  for (const document of [ME, KEY, TEAMS]) {
    await api.ask(asPriya, document);
    expect(api.statements()).toMatchSnapshot(/query (\w+)/.exec(document)?.[1]);
  }
  await api.ask(asPriya, ACT_FOR, { input: { mutationId: uuidv7(), organisationId: anchor.organisationId } });
  expect(api.statements()).toMatchSnapshot('ActFor');
});
