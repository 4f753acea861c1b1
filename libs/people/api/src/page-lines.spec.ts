import { beforeAll, expect, it } from 'vitest';
import { type Actor, signIn } from '@alongside/platform/testing';
import { testDatabase } from '@alongside/platform/testing';
import { anOrganisation, aPlace, aWorker, type Place } from '@alongside/teams/api/testing';
import { PERSON } from './people.queries.ts';
import { aPerson } from './testing/index.ts';

// A page is read from one view under one sharing decision. It says of everyone, to everyone, what the single views say.

const database = testDatabase();
const actors: Record<string, Actor> = {};
const people: Record<string, string> = {};

const WHAT_MATTERS = `select json_build_object('id', what_matters_id, 'words', words, 'saidAt', said_at, 'writtenBy', json_build_object('id', written_by, 'name', writer_name))
  from what_matters_said where person_id = $1 order by said_at desc, what_matters_id desc limit 1`;
const INVOLVED = `json_build_object('worker', json_build_object('id', worker_id, 'name', worker_name),
  'organisation', json_build_object('id', organisation_id, 'name', organisation_name, 'kind', organisation_kind), 'jobTitle', job_title, 'since', since, 'isMe', is_me)`;
const FROM_SINGLE_VIEWS = `select json_build_object('id', c.person_id, 'name', c.name, 'preferredName', c.preferred_name, 'standing', c.standing,
  'birthDate', to_char(c.birth_date, 'YYYY-MM-DD'),
  'age', date_part('year', age((moment() at time zone 'Europe/London')::date::timestamp, c.birth_date::timestamp))::integer,
  'street', c.street, 'postcode', c.postcode, 'phone', c.phone,
  'safeContact', (select json_build_object('how', how, 'when', when_to, 'number', number, 'never', never) from contact_wishes where person_id = $1),
  'communicationNeed', (select json_build_object('need', need, 'detail', detail) from communication_wishes where person_id = $1),
  'whatMatters', (${WHAT_MATTERS}),
  'lead', (select ${INVOLVED} from leads where person_id = $1 order by since desc limit 1),
  'alongside', coalesce((select json_agg(${INVOLVED} order by worker_name, worker_id, organisation_name)
    from (select distinct on (worker_id, organisation_id) * from beside where person_id = $1 order by worker_id, organisation_id, since) b), '[]')) as page
  from person_cards c where c.person_id = $1`;

beforeAll(async () => {
  const place: Place = await aPlace(database);
  const anchor = await anOrganisation().at(database, place);
  const housing = await anOrganisation().called('Millbrook Housing').at(database, place);
  const haven = await anOrganisation().called('Safe Haven').protected().at(database, place);
  const worker = {
    priya: anchor,
    colleague: anchor,
    sam: housing,
    nadia: haven,
    starting: housing,
    resting: anchor,
    ended: housing,
    linked: anchor,
    stranger: anchor,
  };
  const workers = Object.fromEntries(
    await Promise.all(Object.entries(worker).map(async ([name, at]) => [name, await aWorker().called(name).of(database, at)] as const)),
  );
  const { priya, colleague, sam, nadia, starting, resting, ended, linked } = workers as Record<
    keyof typeof worker,
    (typeof workers)[string]
  >;
  const both = await aWorker().alsoOf(database, priya, housing);
  const past = await aWorker().whoLeft().of(database, housing);
  const whole = () =>
    aPerson()
      .bornOn('1992-02-29')
      .livingAt('Alder Street', 'ZZ99 3CZ')
      .onPhone('07700 900142')
      .toBeContacted('Ring', { when: 'Evenings' })
      .toBeContacted('Text first', { when: 'After school', number: '07700 900142', never: 'Never the house' })
      .needing('Reads slowly', 'Short words')
      .whoSaid('Theirs.', priya, '2026-01-01T10:00:00Z')
      .whoSaid('Of housing.', sam, '2026-02-01T10:00:00Z')
      .whoSaid('By the one who ended.', ended, '2026-03-01T10:00:00Z')
      .withAlongside(priya)
      .withAlongside(priya, { from: '2020-01-01T00:00:00Z' })
      .withAlongside(both)
      .withAlongside(colleague)
      .withAlongside(sam)
      .withAlongside(nadia)
      .withAlongside(past)
      .withStarting(starting)
      .withResting(resting)
      .withAlongside(ended, { until: '2026-01-01T00:00:00Z' })
      .withAlongside(linked)
      .withConflict(linked);
  people['whole'] = await whole().ledBy(priya).ledBy(sam, { from: '2026-01-01T00:00:00Z' }).at(database, place);
  people['led by a protected service'] = await whole().ledBy(nadia).at(database, place);
  people['led until lately'] = await whole().ledBy(priya, { until: '2026-01-01T00:00:00Z' }).at(database, place);
  people['led by one who left'] = await whole().ledBy(past).at(database, place);
  people['hidden, and agreed'] = await whole().whoseWhereaboutsAreHidden().whoAgreedToShare('about_me', housing).at(database, place);
  people['agreed no longer'] = await whole()
    .whoAgreedToShare('about_me', housing, { from: '2026-01-01T00:00:00Z', until: '2026-01-02T00:00:00Z' })
    .at(database, place);
  people['bare'] = await aPerson().knownOnlyAs('K').withAlongside(priya).at(database, place);
  people['of another place'] = await whole().at(database, await aPlace(database));
  for (const [name, one] of Object.entries({ ...workers, both, past })) actors[name] = await signIn(database, one);
});

// each query is planned anew here, and the decision takes its time to plan
it('to everyone, of everyone', { timeout: 120_000 }, async () => {
  const shown = new Map<string, number>();
  for (const [name, actor] of Object.entries(actors))
    for (const [whom, id] of Object.entries(people)) {
      const [page, single] = [await database.as(actor).sees(PERSON.text, [id]), await database.as(actor).sees(FROM_SINGLE_VIEWS, [id])];
      expect(page, `${whom} to ${name}`).toEqual(single);
      shown.set(name, (shown.get(name) ?? 0) + page.length);
    }
  expect(Object.fromEntries(shown)).toMatchObject({
    priya: 7,
    sam: 6,
    nadia: 6,
    starting: 6,
    ended: 0,
    linked: 0,
    stranger: 0,
    resting: 0,
  });
});

it('nothing to another purpose', async () => {
  expect(await database.as(actors['priya']!, { purpose: 'enforcement' }).sees(PERSON.text, [people['whole']])).toEqual([]);
});
