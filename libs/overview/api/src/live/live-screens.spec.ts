import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accessLogDomain } from '@alongside/access-log/api';
import { consentDomain } from '@alongside/consent/api';
import { aSharingChoice } from '@alongside/consent/api/testing';
import { conversationsDomain } from '@alongside/conversations/api';
import { anEntry } from '@alongside/conversations/api/testing';
import { peopleDomain } from '@alongside/people/api';
import { aPerson, aTown, looksAt, type Town } from '@alongside/people/api/testing';
import { type Actor, follow, type Following, signIn, startApi } from '@alongside/platform/testing';
import { teamsDomain } from '@alongside/teams/api';
import type { Worker } from '@alongside/teams/api/testing';
import { overviewDomain } from '../index.ts';

// A screen that is open: what is withdrawn leaves it within a second, and what one may not see does not stir it.

const api = startApi([teamsDomain, peopleDomain, consentDomain, accessLogDomain, conversationsDomain, overviewDomain]);
const { database } = api;
const QUIET_MS = 900;

let town: Town;
let priya: Worker & Actor;
let sam: Worker & Actor;
let colleague: Worker;
let person: string;
let choice: string;
const followed: Following[] = [];

beforeAll(async () => {
  town = await aTown(database);
  priya = await town.worker('Priya Nair');
  colleague = await town.worker('Joe Tanner', town.housing);
});
beforeEach(async () => {
  sam = await town.worker('Sam Okafor', town.housing);
  person = await aPerson().withAlongside(priya).withAlongside(sam).withAlongside(colleague).at(database, town.place);
  choice = await aSharingChoice().yesTo(town.housing).about('life').by(database, person);
  await anEntry().about('life').saying('The roof leaks.').writtenBy(database, priya, person);
});
afterEach(async () => {
  for (const each of followed.splice(0)) each.close();
  await database.setClock(undefined);
});

async function opened(actor: Actor = sam, id: string = person): Promise<Following> {
  const following = await follow(api, actor, { id });
  followed.push(following);
  expect(following.status, following.body).toBe(200);
  expect((await following.next()).word).toBe('opened');
  return following;
}
const quiet = () => new Promise((done) => setTimeout(done, QUIET_MS));
const withdraw = () => database.sql('update sharing_choices set withdrawn_at = moment() where choice_id = $1', [choice]);

describe('a screen that is open', () => {
  it('is told within a second that a yes was taken back, and goes on', async () => {
    const screen = await opened();
    await withdraw();
    const acknowledged = performance.now();
    const { word, seq, at } = await screen.next();
    expect([word, seq]).toEqual(['changed', 1]);
    expect(at - acknowledged).toBeLessThan(1000);
    expect(screen.over()).toBe(false);
  });

  it('is told within a second that words are marked as telling where the person is', async () => {
    const ask = (document: string, input: object) =>
      api.ask(priya, document, { input: { mutationId: uuidv7(), personId: person, ...input } });
    await ask('mutation Put($input: PutProtectionInput!) { putProtection(input: $input) { __typename } }', {
      ...{ id: uuidv7(), kind: 'protected_place', namedIds: [], reason: 'She is afraid.' },
    });
    const screen = await opened();
    const story = async () => {
      const { data } = await api.ask<{ person: { story: { nodes: { id: string }[] } } }>(
        sam,
        'query Story($id: ID!) { person(id: $id) { story { nodes { id } } } }',
        { id: person },
      );
      return data.person.story.nodes.map(({ id }) => id);
    };
    const entryIds = await story();
    expect(entryIds).toHaveLength(1);
    await ask('mutation Mark($input: MarkWhereInput!) { markWhere(input: $input) { personId } }', { entryIds, tellsWhere: true });
    const acknowledged = performance.now();
    const { word, at } = await screen.next();
    expect(word).toBe('changed');
    expect(at - acknowledged).toBeLessThan(1000);
    expect(await story()).toEqual([]);
  });

  it('ends within a second where the person is not to be seen any more, and says no reason', async () => {
    const screen = await opened();
    const ours = await opened(priya);
    const { data } = await api.ask<{ putConflictLink: object }>(
      priya,
      'mutation Put($input: PutConflictLinkInput!) { putConflictLink(input: $input) { __typename } }',
      { input: { mutationId: uuidv7(), id: uuidv7(), personId: person, name: 'Sam Okafor', kind: 'ex', reason: 'She is afraid.' } },
    );
    expect(data.putConflictLink).toEqual({ __typename: 'ProtectionPut' });
    const acknowledged = performance.now();
    const { word, at } = await screen.nextButChanged();
    expect(word).toBe('ended');
    expect(at - acknowledged).toBeLessThan(1000);
    await expect.poll(screen.over).toBe(true);
    expect((await ours.next()).word).toBe('changed'); // she put it herself, and sees that
    expect(ours.over()).toBe(false);
  });

  it('is not stirred by what its worker may not read', async () => {
    const screen = await opened();
    const ours = await opened(priya);
    for (const category of ['health', 'told_in_confidence'] as const)
      await anEntry().about(category).saying('Not for Sam.').writtenBy(database, priya, person);
    await anEntry().saying('Unsorted.').writtenBy(database, priya, person);
    await aSharingChoice().noToEveryone().about('justice').by(database, person);
    expect((await ours.next()).word).toBe('changed');
    await quiet();
    expect(screen.heard.map(({ word }) => word)).toEqual(['opened']);
    await anEntry().about('life').saying('For Sam too.').writtenBy(database, priya, person);
    expect(await screen.next()).toMatchObject({ word: 'changed', seq: 1 });
  });

  it('is not stirred by what happens to somebody else', async () => {
    const screen = await opened();
    const other = await aPerson().withAlongside(priya).withAlongside(sam).at(database, town.place);
    await anEntry().about('life').writtenBy(database, sam, other);
    await quiet();
    expect(screen.heard).toHaveLength(1);
  });

  it('misses no change whose transaction began early and ended late', async () => {
    const screen = await opened();
    await database.late(
      async (run) => {
        await run('update sharing_choices set withdrawn_at = moment() where choice_id = $1', [choice]);
      },
      async () => {
        // meanwhile others begin, end, and are told of
        await anEntry().about('life').saying('Sooner.').writtenBy(database, priya, person);
        expect((await screen.next()).word).toBe('changed');
        await quiet();
        expect(screen.heard).toHaveLength(2);
      },
    );
    expect((await screen.next()).word).toBe('changed');
    await quiet();
    expect(screen.heard).toHaveLength(3); // and once each
  });

  it('would miss it if it went by the newest transaction: the check before this one can fail', async () => {
    const [row] = await database.sql<{ text: string }>("select pg_get_functiondef('changes_since(xid8, uuid[])'::regprocedure) as text");
    const right = row?.text ?? '';
    expect(right).toContain('pg_snapshot_xmin');
    await database.sql(right.replace('pg_snapshot_xmin', 'pg_snapshot_xmax'));
    try {
      const screen = await opened();
      await database.late(
        async (run) => {
          await run('update sharing_choices set withdrawn_at = moment() where choice_id = $1', [choice]);
        },
        async () => {
          await anEntry().about('life').saying('Sooner.').writtenBy(database, priya, person);
          await quiet();
        },
      );
      const before = screen.heard.length;
      await quiet();
      expect(screen.heard).toHaveLength(before);
    } finally {
      await database.sql(right);
    }
  });

  it.each([
    ['an involvement ends', 'ended', `update involvements set until_at = '2031-05-05T12:00:00Z' where person_id = $1 and worker_id = $2`],
    [
      'cover ends',
      'ended',
      `with gone as (update involvements set until_at = '2030-01-01T00:00:00Z' where person_id = $1 and worker_id = $2)
       insert into covers (person_id, cover_id, place_id, for_worker_id, worker_id, organisation_id, reason, from_at, until_at, told_at)
       select $1, gen_random_uuid(), i.place_id, i.worker_id, $2, i.organisation_id, 'Leave.', '2030-01-01Z', '2031-05-05T12:00:00Z', '2030-01-01Z'
       from involvements i join involvements own using (person_id, organisation_id) where i.person_id = $1 and own.worker_id = $2 and i.worker_id <> $2`,
    ],
    [
      'a yes lapses',
      'changed',
      `insert into sharing_choices (person_id, choice_id, place_id, organisation_id, category, answer, given_by, given_at)
       select person_id, gen_random_uuid(), place_id, organisation_id, category, answer, given_by, '2030-05-05T12:00:00Z'
       from sharing_choices where person_id = $1 and $2::uuid is not null`,
    ],
  ])('is told when %s by the clock alone', async (_what, word, arranged) => {
    await database.setClock('2031-05-05T11:59:00Z');
    await database.sql("update sessions set seen_at = moment(), ends_at = moment() + interval '1 hour' where session_id = $1", [
      sam.sessionId,
    ]);
    await database.sql(arranged, [person, sam.workerId]);
    const screen = await opened();
    await quiet();
    expect(screen.heard).toHaveLength(1);
    await database.setClock('2031-05-05T12:00:00Z');
    const began = performance.now();
    const said = await screen.next();
    expect(said.word).toBe(word);
    expect(said.at - began).toBeLessThan(1000);
  });
});

describe('whoever follows', () => {
  it('is let in like anyone who writes: with a session, our header and our origin', async () => {
    const answers = [
      await follow(api, null, { id: person }),
      await follow(api, sam, { id: person, headers: { 'x-alongside': '' } }),
      await follow(api, sam, { id: person, headers: { origin: 'https://elsewhere.example' } }),
      await follow(api, sam, { id: person, headers: { 'sec-fetch-site': 'cross-site' } }),
      await follow(api, sam, { id: person, subject: 'everyone' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([401, 403, 403, 403, 404]);
  });

  it('gets the same answer for somebody hidden and for nobody, and both are written down', async () => {
    const hidden = await aPerson().withAlongside(priya).at(database, town.place);
    const nobody = uuidv7();
    const [one, other, none] = [
      await follow(api, sam, { id: hidden }),
      await follow(api, sam, { id: nobody }),
      await follow(api, sam, { id: 'no id' }),
    ];
    expect([one.status, one.body]).toEqual([404, other.body]);
    expect([other.status, none.status, none.body]).toEqual([404, 404, other.body]);
    for (const id of [hidden, nobody])
      expect(await looksAt(database, id)).toMatchObject([{ worker_id: sam.workerId, operation: 'live.person', result: 'denied' }]);
  });

  it('makes no look by following: the page that is read again makes its own', async () => {
    const screen = await opened();
    await withdraw();
    await screen.next();
    expect(await looksAt(database, person)).toEqual([]);
  });

  it.each([
    ['have signed out', 'update sessions set ended_at = moment() where session_id = $1'],
    ['have not touched it for half an hour', "update sessions set seen_at = moment() - interval '31 minutes' where session_id = $1"],
    ['have been signed in for twelve hours', 'update sessions set ends_at = moment() where session_id = $1'],
    ['have left', 'update memberships set until_at = moment() where worker_id = (select worker_id from sessions where session_id = $1)'],
  ])('is told within a second that they %s', async (_what, text) => {
    const screen = await opened();
    await database.sql(text, [sam.sessionId]);
    expect((await screen.next()).word).toBe('signed-out');
    await expect.poll(screen.over).toBe(true);
  });

  it('does not keep a session alive by it', async () => {
    await database.sql("update sessions set seen_at = moment() - interval '10 minutes' where session_id = $1", [sam.sessionId]);
    const seen = () => database.sql('select seen_at from sessions where session_id = $1', [sam.sessionId]);
    const before = await seen();
    const screen = await opened();
    await withdraw();
    await screen.next();
    expect(await seen()).toEqual(before);
  });

  it('has eight streams at most, and one more when one is left', async () => {
    const other = await signIn(database, sam);
    const eight = [];
    for (let n = 0; n < 8; n++) eight.push(await opened());
    expect((await follow(api, sam, { id: person })).status).toBe(429);
    await opened(other);
    eight[0]?.close();
    await expect.poll(async () => (await follow(api, sam, { id: person })).status).toBe(200);
  });
});
