import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accessLogDomain } from '@alongside/access-log/api';
import { consentDomain } from '@alongside/consent/api';
import { anOverride } from '@alongside/consent/api/testing';
import { conversationsDomain } from '@alongside/conversations/api';
import { anEntry } from '@alongside/conversations/api/testing';
import { peopleDomain } from '@alongside/people/api';
import { aPerson, aTown, looksAt, type Town } from '@alongside/people/api/testing';
import { type Actor, follow, type Following, signIn, startApi } from '@alongside/platform/testing';
import { teamsDomain } from '@alongside/teams/api';
import { aWorker, type Worker } from '@alongside/teams/api/testing';
import { overviewDomain } from '../index.ts';

// The page that an override opened: what ends it, or changes what it shows, reaches it within a second, and what it does not show does not stir it.

const api = startApi([teamsDomain, peopleDomain, consentDomain, accessLogDomain, conversationsDomain, overviewDomain]);
const { database } = api;
const QUIET_MS = 900;
const LOOK = (purpose: string) => `query Look($id: ID!) { look: ${purpose}Look(id: $id) { answer recipient entries { nodes { words } } } }`;
interface Look {
  answer: string;
  recipient: string | null;
  entries: { nodes: { words: string }[] };
}

let town: Town;
let priya: Worker & Actor;
let alex: Worker & Actor;
let guardian: Worker & Actor;
let kelly: string;
let birthYear = 1930;
let typed: string;
const followed: Following[] = [];

const member = async (name: string, role: string, organisation: Town['anchor']): Promise<Worker & Actor> => {
  const worker = await aWorker().called(name).inRole(role).of(database, organisation);
  return { ...worker, ...(await signIn(database, worker)) };
};

beforeAll(async () => {
  town = await aTown(database);
  priya = await town.worker('Priya Nair');
});
beforeEach(async () => {
  // each is somebody else, so that a look is of one alone
  typed = `Kelly Marsden 14/2/${++birthYear}`;
  [alex, guardian] = [await town.worker('Alex Moore', town.housing), await member('Helen Frost', 'guardian', town.anchor)];
  kelly = await aPerson().called('Kelly Marsden').bornOn(`${birthYear}-02-14`).withAlongside(priya).ledBy(priya).at(database, town.place);
  await anEntry().about('health').saying('Kelly, your chest is tight.').writtenBy(database, priya, kelly);
});
afterEach(async () => {
  for (const each of followed.splice(0)) each.close();
  await database.setClock(undefined);
});

async function opened(actor: Actor, id: string, subject = 'emergency'): Promise<Following> {
  const following = await follow(api, actor, { id, subject });
  followed.push(following);
  expect(following.status, following.body).toBe(200);
  expect((await following.next(5000)).word).toBe('opened');
  return following;
}
const quiet = () => new Promise((done) => setTimeout(done, QUIET_MS));
const invoke = (actor: Actor, more: Record<string, unknown> = {}) => anOverride(api, actor, { typed, ...more });
const look = async (actor: Actor, id: string, purpose = 'emergency') =>
  (await api.ask<{ look: Look }>(actor, LOOK(purpose), { id })).data.look;
const seal = (named: readonly string[] = []) =>
  database.sql(
    "insert into protections (person_id, protection_id, place_id, kind, named, from_at) values ($1, gen_random_uuid(), $2, 'seal', $3, moment())",
    [kelly, town.place.placeId, named],
  );

/** What the screen hears of it, and that it came within a second. */
async function hears(screen: Following, what: () => Promise<unknown>): Promise<string> {
  await what();
  const acknowledged = performance.now();
  const { word, at } = await screen.next();
  expect(at - acknowledged).toBeLessThan(1000);
  return word;
}

describe('the page of an override that is open', () => {
  it('is told within a second that it was ended early, on any device of its worker', async () => {
    const id = await invoke(alex);
    const screen = await opened(alex, id);
    const ended = () =>
      api.ask(alex, 'mutation End($input: EndOverrideInput!) { endOverride(input: $input) { id } }', {
        input: { mutationId: uuidv7(), overrideId: id },
      });
    expect(await hears(screen, ended)).toBe('changed');
    expect(await look(alex, id)).toMatchObject({ answer: 'over', entries: { nodes: [] } });
  });

  it('is told within a second of a seal, of a link, and that the Guardian did not uphold it', async () => {
    const sealed = await invoke(alex);
    const screen = await opened(alex, sealed);
    expect(await hears(screen, () => seal())).toBe('changed');
    expect((await look(alex, sealed)).answer).toBe('ring');

    await database.sql('delete from protections where person_id = $1', [kelly]);
    expect((await screen.next()).word).toBe('changed');
    const link = () =>
      database.sql(
        `insert into conflict_links (person_id, link_id, place_id, worker_id, kind, from_at)
         select $1, gen_random_uuid(), $2, $3, 'ex', moment()`,
        [kelly, town.place.placeId, alex.workerId],
      );
    expect(await hears(screen, link)).toBe('changed');
    expect((await look(alex, sealed)).answer).toBe('nobody');
    await database.sql('delete from conflict_links where person_id = $1', [kelly]);
    expect((await screen.next()).word).toBe('changed');

    const other = await invoke(guardian, { ground: 'safeguarding' });
    const theirs = await opened(guardian, other, 'safeguarding');
    const refused = () =>
      database.sql("update overrides set state = 'reviewed', outcome = 'not_upheld', reviewed_at = moment() where override_id = $1", [
        other,
      ]);
    expect(await hears(theirs, refused)).toBe('changed');
    expect(await look(guardian, other, 'safeguarding')).toMatchObject({ answer: 'over', entries: { nodes: [] } });
  });

  it('is told of a word that it opens, and not stirred by one that it does not', async () => {
    const screen = await opened(alex, await invoke(alex));
    await anEntry().about('life').saying('Kelly, the lock sticks.').writtenBy(database, priya, kelly);
    await anEntry().saying('Unsorted.').writtenBy(database, priya, kelly);
    const stranger = await aPerson().withAlongside(priya).at(database, town.place);
    await anEntry().about('health').writtenBy(database, priya, stranger);
    await quiet();
    expect(screen.heard.map(({ word }) => word)).toEqual(['opened']);
    expect(await hears(screen, () => anEntry().about('health').saying('Kelly, you slept.').writtenBy(database, priya, kelly))).toBe(
      'changed',
    );
  });

  it('is told when its time is over, by the clock alone', async () => {
    const signedIn = () => database.sql("update sessions set seen_at = moment(), ends_at = moment() + interval '12 hours'");
    await database.setClock('2031-11-24T10:00:00Z');
    await signedIn();
    const id = await invoke(alex);
    await database.setClock('2031-11-24T13:59:00Z');
    await signedIn();
    const screen = await opened(alex, id);
    await quiet();
    expect(screen.heard).toHaveLength(1);
    expect(await hears(screen, () => database.setClock('2031-11-24T14:00:00Z'))).toBe('changed');
  });

  it('opens by itself once a second person agreed to it', async () => {
    const first = await invoke(guardian, { ground: 'legal', recipient: 'The county court' });
    await database.sql("update overrides set state = 'expired', ended_at = moment(), bundle_made = true where override_id = $1", [first]);
    const again = await invoke(guardian, { ground: 'legal', recipient: 'The coroner' });
    const second = await member('Jo Park', 'guardian', town.anchor);
    const screen = await opened(guardian, again, 'disclosure');
    expect((await look(guardian, again, 'disclosure')).answer).toBe('second_person');
    const agree = () =>
      api.ask<{ done: object }>(second, 'mutation A($input: AgreeToRenewalInput!) { done: agreeToRenewal(input: $input) { __typename } }', {
        input: { mutationId: uuidv7(), overrideId: again },
      });
    expect(await hears(screen, async () => expect((await agree()).errors).toEqual([]))).toBe('changed');
    expect(await look(guardian, again, 'disclosure')).toMatchObject({ answer: 'opened', recipient: 'The coroner' });
  });

  it('shows nothing more to a Guardian who is none any more', async () => {
    const id = await invoke(guardian, { ground: 'legal', recipient: 'The county court' });
    const screen = await opened(guardian, id, 'disclosure');
    const noGuardian = () => database.sql("update memberships set role = 'worker' where worker_id = $1", [guardian.workerId]);
    await noGuardian();
    const acknowledged = performance.now();
    const { word, at } = await screen.nextButChanged();
    expect(word).toBe('ended');
    expect(at - acknowledged).toBeLessThan(1000);
    const answer = await api.ask(guardian, LOOK('disclosure'), { id });
    expect(answer.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  });
});

describe('whoever follows an override', () => {
  it('follows their own alone, in its purpose: another’s is like one that is not there', async () => {
    const id = await invoke(alex);
    const answers = [
      await follow(api, priya, { id, subject: 'emergency' }),
      await follow(api, alex, { id, subject: 'safeguarding' }),
      await follow(api, alex, { id, subject: 'disclosure' }),
      await follow(api, alex, { id: uuidv7(), subject: 'emergency' }),
      await follow(api, alex, { id, subject: 'person' }),
    ];
    expect(answers.map(({ status, body }) => [status, body])).toEqual(answers.map(() => [404, answers[0]?.body]));
  });

  it('is told the same of somebody kept from them as of nobody, whatever happens to that one', async () => {
    await seal();
    const [hidden, nobody] = [
      await invoke(alex, { ground: 'safeguarding' }),
      await invoke(alex, { ground: 'safeguarding', typed: 'Zorvald Quimbet 1/1/1950' }),
    ];
    const screens = [await opened(alex, hidden, 'safeguarding'), await opened(alex, nobody, 'safeguarding')];
    await anEntry().about('health').saying('Kelly, you slept.').writtenBy(database, priya, kelly);
    await database.sql("update overrides set state = 'reviewed', outcome = 'not_upheld', reviewed_at = moment() where override_id = $1", [
      hidden,
    ]);
    await quiet();
    expect(screens.map(({ heard }) => heard.map(({ word }) => word))).toEqual([['opened'], ['opened']]);
  });

  it('makes no look by following', async () => {
    await opened(alex, await invoke(alex));
    expect(await looksAt(database, kelly)).toEqual([]);
  });
});
