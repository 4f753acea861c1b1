import { v7 as uuidv7 } from 'uuid';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { consentDomain } from '@alongside/consent/api';
import { conversationsDomain } from '@alongside/conversations/api';
import { anEntry } from '@alongside/conversations/api/testing';
import { peopleDomain } from '@alongside/people/api';
import { aPerson, aTown, looksAt, type Town } from '@alongside/people/api/testing';
import { type Actor, signIn, startApi } from '@alongside/platform/testing';
import { teamsDomain } from '@alongside/teams/api';
import { anOrganisation, aWorker, type Worker } from '@alongside/teams/api/testing';
import { overviewDomain } from './index.ts';

const TODAY =
  'query Today { today { leftUnsorted { entry { id words mine maySort author { name } } person { name } } unsorted { entry { id } } } }';
const END = 'mutation End($input: EndMembershipInput!) { endMembership(input: $input) { __typename } }';
const SORT =
  'mutation Sort($input: SortEntryInput!) { sortEntry(input: $input) { __typename ... on EntrySorted { entry { categories mine maySort version } } } }';
const AMEND = 'mutation Amend($input: AmendEntryInput!) { amendEntry(input: $input) { __typename } }';
const PERSON = 'query Person($id: ID!) { person(id: $id) { lead { worker { name } } alongside { worker { name } } } }';
interface Today {
  today: { leftUnsorted: { entry: { id: string; words: string }; person: { name: string } }[]; unsorted: { entry: { id: string } }[] };
}

const api = startApi([teamsDomain, peopleDomain, consentDomain, conversationsDomain, overviewDomain]);
const { database } = api;
type SignedIn = Worker & Actor;
let town: Town;
let amina: SignedIn; // administers
let joe: SignedIn; // will leave
let priya: SignedIn; // alongside Kelly for the same organisation
let grace: SignedIn; // same organisation, not alongside her
let sam: SignedIn; // another organisation, alongside her
let kelly: string;

beforeAll(() => database.setClock(undefined));
beforeEach(async () => {
  town = await aTown(database);
  const administrator = await aWorker().called('Amina Yusuf').whoAdministers().of(database, town.anchor);
  amina = { ...administrator, ...(await signIn(database, administrator)) };
  [joe, priya, grace] = [await town.worker('Joe Tanner'), await town.worker('Priya Nair'), await town.worker('Grace Mensah')];
  sam = await town.worker('Sam Okafor', town.housing);
  kelly = await aPerson()
    .withAlongside(joe)
    .withAlongside(priya)
    .withAlongside(sam)
    .ledBy(joe)
    .whoAgreedToShare('life', town.housing)
    .at(database, town.place);
});

async function leaves(worker: Worker, by: Actor = amina): Promise<void> {
  const [row] = await database.sql<{ membership_id: string }>(
    'select membership_id from memberships where worker_id = $1 and organisation_id = $2 and until_at is null',
    [worker.workerId, worker.organisationId],
  );
  const { data } = await api.ask(by, END, { input: { mutationId: uuidv7(), membershipId: row?.membership_id } });
  expect(data).toEqual({ endMembership: { __typename: 'AdministrationChanged' } });
}
const left = async (actor: Actor) => (await api.ask<Today>(actor, TODAY)).data.today.leftUnsorted;
const byJoe = (words = 'Kelly, you told me…', on = '2026-11-01T10:00:00Z') =>
  anEntry().saying(words).on(on).writtenBy(database, joe, kelly);
const sort = async (actor: Actor, entryId: string, expectedVersion = 1, categories = ['life']) => {
  const sorting = { categories, inConfidence: false, shownToPerson: 'now' };
  const input = { mutationId: uuidv7(), personId: kelly, entryId, expectedVersion, sorting };
  const { data, errors } = await api.ask<{ sortEntry: { __typename: string } } | null>(actor, SORT, { input });
  return errors[0]?.extensions?.code ?? data?.sortEntry;
};

describe('what a leaver left unsorted', () => {
  it('tops the Today of those alongside the same person for the same organisation, oldest first', async () => {
    const second = await byJoe('The second.', '2026-11-02T10:00:00Z');
    const first = await byJoe('The first.', '2026-11-01T10:00:00Z');
    await anEntry().about('life').writtenBy(database, joe, kelly);
    expect(await left(priya)).toEqual([]);
    await leaves(joe);
    const row = (id: string, words: string) => ({
      entry: { id, words, mine: false, maySort: true, author: { name: 'Joe Tanner' } },
      person: { name: 'Kelly Marsden' },
    });
    expect(await left(priya)).toEqual([row(first, 'The first.'), row(second, 'The second.')]);
    const looks = await looksAt(database, kelly);
    expect(looks.at(-1)).toMatchObject({
      worker_id: priya.workerId,
      kind: 'listed',
      rules: ['alongside', 'D5'],
      entry_ids: [first, second],
    });
  });

  it('is nobody else’s: not alongside, another organisation, starting, resting, linked, or an administrator', async () => {
    const [starting, resting, linked] = [await town.worker('Starting'), await town.worker('Resting'), await town.worker('Linked')];
    const own = await aPerson().called('Own Record').at(database, town.place);
    const self = await aWorker().whoIs(own).of(database, town.anchor);
    kelly = await aPerson()
      .withAlongside(joe)
      .withAlongside(priya)
      .withAlongside(sam)
      .withAlongside(linked)
      .withConflict(linked)
      .withStarting(starting)
      .withResting(resting)
      .whoAgreedToShare('life', town.housing)
      .at(database, town.place);
    await database.sql(
      "insert into involvements select $1, gen_random_uuid(), $2, $3, $4, 'alongside', 'x', moment() - interval '1 day', null",
      [own, town.place.placeId, self.workerId, self.organisationId],
    );
    const entry = await byJoe();
    await anEntry().writtenBy(database, joe, own);
    await leaves(joe);
    expect(await left(priya)).toHaveLength(1);
    for (const actor of [grace, sam, starting, resting, linked, amina, await signIn(database, self)]) {
      expect(await left(actor), actor.workerId).toEqual([]);
      expect(await sort(actor, entry)).toBe('NOT_FOUND');
    }
  });

  it('is not there while its author is a member, nor once they are one again', async () => {
    const entry = await byJoe();
    expect(await sort(priya, entry)).toBe('NOT_FOUND');
    await leaves(joe);
    expect(await left(priya)).toHaveLength(1);
    await aWorker().alsoOf(database, joe, town.anchor);
    expect(await left(priya)).toEqual([]);
    expect(await sort(priya, entry)).toBe('NOT_FOUND');
  });

  it('is of the organisation that the author left, not of another that they still write for', async () => {
    const joeAtHousing = await aWorker().alsoOf(database, joe, town.housing);
    await anEntry().saying('For housing.').writtenBy(database, joeAtHousing, kelly);
    await byJoe('For the anchor.');
    await leaves(joe);
    expect((await left(priya)).map(({ entry }) => entry.words)).toEqual(['For the anchor.']);
    expect(await left(sam)).toEqual([]);
  });

  it('is twenty at most', async () => {
    for (let n = 10; n < 32; n++) await byJoe(`Number ${n}`, `2026-10-01T10:${n}:00Z`);
    await leaves(joe);
    const shown = await left(priya);
    expect(shown).toHaveLength(20);
    expect(shown.at(-1)?.entry.words).toBe('Number 29');
  });
});

describe('sorting in a leaver’s stead', () => {
  it('opens it by what it is about; who sorted may put it right, and nobody else', async () => {
    const entry = await byJoe();
    const other = await town.worker('Other');
    await database.sql(
      "insert into involvements select $1, gen_random_uuid(), $2, $3, $4, 'alongside', 'x', moment() - interval '1 day', null",
      [kelly, town.place.placeId, other.workerId, other.organisationId],
    );
    await leaves(joe);
    const reads = 'query Reads($personId: ID!, $id: ID!) { entry(personId: $personId, id: $id) { words } }';
    const samReads = async () => (await api.ask(sam, reads, { personId: kelly, id: entry })).errors.length === 0;
    expect(await samReads()).toBe(false);
    expect(await sort(priya, entry)).toEqual({
      __typename: 'EntrySorted',
      entry: { categories: ['life'], mine: false, maySort: true, version: 2 },
    });
    expect(await samReads()).toBe(true);
    expect(await left(priya)).toEqual([]);
    expect(await sort(other, entry, 2)).toBe('NOT_FOUND');
    expect(await sort(priya, entry, 1)).toMatchObject({ __typename: 'EntryChanged' });
    expect(await sort(priya, entry, 2, ['health'])).toMatchObject({ __typename: 'EntrySorted', entry: { categories: ['health'] } });
    expect(await samReads()).toBe(false);
    const [row] = await database.sql('select author_id, sorted_by from entries where entry_id = $1', [entry]);
    expect(row).toEqual({ author_id: joe.workerId, sorted_by: priya.workerId });
  });

  it('is only where the story shows it: a seal hides it from sorting as well, also from who had sorted it', async () => {
    const mentioned = await aPerson().called('Mia Marsden').at(database, town.place);
    const [entry, sorted, other] = [await byJoe('Your Mia was here.'), await byJoe('Mia rang.'), await byJoe('The boiler is mended.')];
    await leaves(joe);
    expect(await sort(priya, sorted)).toMatchObject({ __typename: 'EntrySorted' });
    for (const about of [entry, sorted])
      await database.sql('update entries set passages = $2, version = version + 1 where entry_id = $1', [
        about,
        JSON.stringify([{ about: mentioned, agreed: false, needed: false, from: 0, length: 4 }]),
      ]);
    await database.sql(
      "insert into protections (person_id, protection_id, place_id, kind, named, from_at) values ($1, $2, $3, 'seal', $4, moment() - interval '1 minute')",
      [mentioned, uuidv7(), town.place.placeId, [sam.workerId]],
    );
    expect((await left(priya)).map(({ entry: { id } }) => id)).toEqual([other]);
    expect(await database.as(priya).sees('select entry_id from left_to_sort')).toEqual([{ entry_id: other }]);
    expect(await sort(priya, entry, 2)).toBe('NOT_FOUND');
    expect(await sort(priya, sorted, 3)).toBe('NOT_FOUND');
    expect(await sort(priya, other)).toMatchObject({ __typename: 'EntrySorted' });
  });

  it('gives no way to change a word of it', async () => {
    const entry = await byJoe('As Joe wrote it.');
    await leaves(joe);
    const input = { mutationId: uuidv7(), id: uuidv7(), personId: kelly, entryId: entry, expectedVersion: 1, words: 'Otherwise.' };
    expect((await api.ask(priya, AMEND, { input })).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    await expect(
      database
        .as(priya)
        .sees(
          "insert into entry_amendments (person_id, amendment_id, entry_id, place_id, version, words, author_id, amended_at) values ($1, gen_random_uuid(), $2, me_place(), 2, 'Otherwise.', me_worker(), moment())",
          [kelly, entry],
        ),
    ).rejects.toMatchObject({ code: '42501' });
    expect((await left(priya))[0]?.entry.words).toBe('As Joe wrote it.');
  });
});

describe('a leaver', () => {
  it('is alongside nobody any more, and leads nobody', async () => {
    const before = await api.ask<{ person: unknown }>(priya, PERSON, { id: kelly });
    expect(before.data.person).toMatchObject({ lead: { worker: { name: 'Joe Tanner' } } });
    await leaves(joe);
    const after = await api.ask<{ person: { alongside: { worker: { name: string } }[] } }>(priya, PERSON, { id: kelly });
    expect(after.data.person).toMatchObject({ lead: null });
    expect(after.data.person.alongside.map(({ worker }) => worker.name).sort()).toEqual(['Priya Nair', 'Sam Okafor']);
    const open = 'select 1 from %s where worker_id = $1 and until_at is null';
    for (const table of ['involvements', 'lead_workers']) expect(await database.sql(open.replace('%s', table), [joe.workerId])).toEqual([]);
    const rejoined = await signIn(database, await aWorker().alsoOf(database, joe, town.anchor));
    expect((await api.ask(rejoined, PERSON, { id: kelly })).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  });

  it('keeps what they have for another organisation', async () => {
    const joeAtHousing = await aWorker().alsoOf(database, joe, town.housing);
    const walter = await aPerson().called('Walter Ellery').withAlongside(joeAtHousing).ledBy(joeAtHousing).at(database, town.place);
    const asHousing = await signIn(database, joeAtHousing);
    await leaves(joe);
    expect((await api.ask<{ person: unknown }>(asHousing, PERSON, { id: walter })).data.person).toMatchObject({
      lead: { worker: { name: 'Joe Tanner' } },
    });
  });
});

describe('an administrator', () => {
  it('reads nobody’s story by that role, and finds nobody', async () => {
    const housing = await anOrganisation().called('Elsewhere').lookingAfterThePlace().at(database, town.place);
    const overall = await signIn(database, await aWorker().whoAdministers().of(database, housing));
    const entry = await anEntry().about('life').writtenBy(database, joe, kelly);
    for (const actor of [amina, overall]) {
      const asked = await api.ask(actor, 'query All($id: ID!, $entry: ID!) { entry(personId: $id, id: $entry) { words } }', {
        id: kelly,
        entry,
      });
      expect(asked.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
      expect((await api.ask(actor, PERSON, { id: kelly })).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
      for (const view of ['story', 'person_cards', 'beside', 'leads', 'my_sight', 'left_to_sort', 'left_unsorted', 'what_matters_said'])
        expect(await database.as(actor).sees(`select 1 from ${view}`), view).toEqual([]);
    }
  });

  it('who becomes one keeps what being alongside gives, and no more', async () => {
    const entry = await anEntry().about('life').saying('Words.').writtenBy(database, joe, kelly);
    await database.sql("update memberships set role = 'administrator' where worker_id = $1", [priya.workerId]);
    const asked = await api.ask<{ entry: unknown }>(
      priya,
      'query One($id: ID!, $entry: ID!) { entry(personId: $id, id: $entry) { words } }',
      {
        id: kelly,
        entry,
      },
    );
    expect(asked.data.entry).toEqual({ words: 'Words.' });
    expect(await left(priya)).toEqual([]);
    await leaves(joe, priya);
    expect((await api.ask<{ person: unknown }>(priya, PERSON, { id: kelly })).data.person).toMatchObject({ lead: null });
  });
});
