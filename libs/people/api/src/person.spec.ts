import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, signIn, startApi } from '@alongside/platform/testing';
import { teamsDomain } from '@alongside/teams/api';
import { anOrganisation, aWorker, type Worker } from '@alongside/teams/api/testing';
import { peopleDomain } from './index.ts';
import { aPerson, aTown, looksAt, type Town } from './testing/index.ts';

const PERSON = `query Person($id: ID!) { person(id: $id) {
  id name preferredName standing birthDate age street postcode phone
  safeContact { how when number never } communicationNeed { need detail }
  whatMatters { words saidAt writtenBy { name } } whatMatteredBefore { words }
  lead { worker { name } organisation { name } jobTitle isMe }
  alongside { worker { name } organisation { name kind } jobTitle isMe }
} }`;
type Answer = { person: Record<string, unknown> & { whatMatteredBefore: { words: string }[] } };

const api = startApi([teamsDomain, peopleDomain]);
const { database } = api;
let town: Town;
let priya: Worker & Actor;
let sam: Worker & Actor;
const show = (actor: Actor | null, id: string) => api.ask<Answer>(actor, PERSON, { id });

beforeAll(async () => {
  town = await aTown(database);
  priya = await town.worker('Priya Nair');
  sam = await town.worker('Sam Okafor', town.housing);
});

const kelly = () =>
  aPerson()
    .called('Kelly Marsden', 'Kel')
    .bornOn('1992-02-29')
    .livingAt('Alder Street', 'ZZ99 3CZ')
    .onPhone('07700 900142')
    .toBeContacted('Text first', { when: 'After school', number: '07700 900142', never: 'Never the house' })
    .needing('Reads slowly', 'Short words')
    .whoSaid('That my kids are safe.', priya, '2026-01-01T10:00:00Z')
    .whoSaid('That we stay put.', priya, '2026-02-01T10:00:00Z')
    .withAlongside(priya)
    .ledBy(priya);

describe('person', () => {
  it('shows all of the card to someone alongside', async () => {
    await database.setClock('2027-02-28T12:00:00Z');
    const id = await kelly().withAlongside(sam).withAlongside(priya).at(database, town.place);
    const actor = await signIn(database, priya);
    const { data } = await show(actor, id);
    await database.setClock(undefined);
    const organisation = { name: 'St Aidan’s' };
    expect(data.person).toEqual({
      id,
      name: 'Kelly Marsden',
      preferredName: 'Kel',
      standing: 'alongside',
      birthDate: '1992-02-29',
      age: 34, // older on 1 March
      street: 'Alder Street',
      postcode: 'ZZ993CZ',
      phone: '07700900142',
      safeContact: { how: 'Text first', when: 'After school', number: '07700 900142', never: 'Never the house' },
      communicationNeed: { need: 'Reads slowly', detail: 'Short words' },
      whatMatters: { words: 'That we stay put.', saidAt: '2026-02-01T10:00:00.000Z', writtenBy: { name: 'Priya Nair' } },
      whatMatteredBefore: [{ words: 'That my kids are safe.' }],
      lead: { worker: { name: 'Priya Nair' }, organisation, jobTitle: 'Priya Nair’s job', isMe: true },
      alongside: [
        { worker: { name: 'Priya Nair' }, organisation: { ...organisation, kind: 'anchor' }, jobTitle: 'Priya Nair’s job', isMe: true },
        {
          worker: { name: 'Sam Okafor' },
          organisation: { name: 'Millbrook Housing', kind: 'housing' },
          jobTitle: 'Sam Okafor’s job',
          isMe: false,
        },
      ],
    });
    expect(await looksAt(database, id)).toEqual([
      { worker_id: priya.workerId, operation: 'Person', kind: 'opened', result: 'shown', rules: ['alongside', 'about_me'], entry_ids: [] },
    ]);
  });

  it('counts age by the day in London', async () => {
    const id = await kelly().bornOn('2000-07-02').at(database, town.place);
    const ageAt = async (now: string) => {
      await database.setClock(now);
      const { data } = await show(await signIn(database, priya), id);
      await database.setClock(undefined);
      return data.person['age'];
    };
    expect(await ageAt('2026-07-01T22:59:00Z')).toBe(25);
    expect(await ageAt('2026-07-01T23:01:00Z')).toBe(26);
  });

  it('keeps what matters to those who wrote it down and those whom the person named', async () => {
    const without = await kelly().withAlongside(sam).at(database, town.place);
    const shared = await kelly().withAlongside(sam).whoAgreedToShare('about_me', town.housing).at(database, town.place);
    const stopped = await kelly()
      .withAlongside(sam)
      .whoAgreedToShare('about_me', town.housing, { from: '2026-01-01T00:00:00Z', until: '2026-01-02T00:00:00Z' })
      .at(database, town.place);
    for (const [id, words] of [
      [without, undefined],
      [stopped, undefined],
      [shared, 'That we stay put.'],
    ] as const) {
      const { data } = await show(sam, id);
      expect(data.person).toMatchObject({ standing: 'alongside', street: 'Alder Street', safeContact: { how: 'Text first' } });
      expect((data.person['whatMatters'] as { words: string } | null)?.words).toBe(words);
      expect(data.person.whatMatteredBefore).toHaveLength(words ? 1 : 0);
    }
  });

  const NAME_ALONE = {
    name: 'Kelly Marsden',
    preferredName: 'Kel',
    birthDate: null,
    age: null,
    street: null,
    postcode: null,
    phone: null,
    safeContact: null,
    communicationNeed: null,
    whatMatters: null,
    whatMatteredBefore: [],
    lead: null,
    alongside: [],
  };

  it('shows the name alone to someone who only started', async () => {
    const id = await kelly().withStarting(sam).at(database, town.place);
    expect((await show(sam, id)).data.person).toEqual({ id, standing: 'starting', ...NAME_ALONE });
    expect(await looksAt(database, id)).toMatchObject([{ kind: 'opened', result: 'shown', rules: ['card'] }]);
    expect((await show(priya, id)).data.person).toMatchObject({ standing: 'alongside', street: 'Alder Street' });
  });

  it('shows the name alone to someone who once wrote and is no more involved', async () => {
    const id = await kelly().withAlongside(sam, { from: '2025-01-01T00:00:00Z', until: '2025-06-01T00:00:00Z' }).at(database, town.place);
    expect((await show(sam, id)).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    await database.sql(
      `insert into entries (person_id, entry_id, place_id, conversation_id, kind, occurred_at, recorded_at, author_id, organisation_id, words, categories, shown_to_person)
       values ($1, $2, $3, $2, 'conversation', '2025-02-01', '2025-02-01', $4, $5, 'We talked.', '{}', 'now')`,
      [id, uuidv7(), town.place.placeId, sam.workerId, sam.organisationId],
    );
    expect((await show(sam, id)).data.person).toEqual({ id, standing: 'author', ...NAME_ALONE });
  });

  it('hides where someone lives from everyone where whereabouts are hidden', async () => {
    const id = await kelly().whoseWhereaboutsAreHidden().at(database, town.place);
    expect((await show(priya, id)).data.person).toMatchObject({
      standing: 'alongside',
      phone: '07700900142',
      street: null,
      postcode: null,
    });
  });

  it('names no protected service to others who are alongside, not even as the lead', async () => {
    const haven = await anOrganisation().called('Safe Haven').ofKind('vcse_care').protected().at(database, town.place);
    const ruth = await town.worker('Ruth', haven);
    const id = await kelly().withAlongside(ruth).ledBy(ruth, { from: '2026-11-01T00:00:00Z' }).at(database, town.place);
    const seen = (await show(priya, id)).data.person;
    expect(JSON.stringify(seen)).not.toContain('Ruth');
    expect(JSON.stringify(seen)).not.toContain('Haven');
    expect((await show(ruth, id)).data.person).toMatchObject({ lead: { worker: { name: 'Ruth' }, isMe: true } });
  });

  describe('answers the same for somebody hidden as for nobody', () => {
    type Arranged = { person: ReturnType<typeof kelly>; actor: Actor };
    const hidden: Record<string, (person: ReturnType<typeof kelly>) => Arranged | Promise<Arranged>> = {
      'who is not involved': async (person) => ({ person, actor: await town.worker('Alex Moore') }),
      'who rests': (person) => ({ person: person.withResting(sam), actor: sam }),
      'whose time with them is over': (person) => ({
        person: person.withAlongside(sam, { until: '2026-01-01T00:00:00Z' }),
        actor: sam,
      }),
      'whose time has not begun': (person) => ({ person: person.withAlongside(sam, { from: '2099-01-01T00:00:00Z' }), actor: sam }),
      'with a conflict link': async (person) => {
        const darren = await town.worker('Darren Holt', town.housing);
        return { person: person.withAlongside(darren).withConflict(darren), actor: darren };
      },
      'on another login of someone with a conflict link': async (person) => {
        const own = await aPerson().called('Darren Holt').at(database, town.place);
        const [darren, twin] = [
          await aWorker().whoIs(own).of(database, town.housing),
          await aWorker().whoIs(own).of(database, town.anchor),
        ];
        return { person: person.withAlongside(twin).withConflict(darren), actor: await signIn(database, twin) };
      },
      'with a conflict link to someone in the household': async (person) => {
        const darren = await town.worker('Darren Holt', town.housing);
        const household = uuidv7();
        await aPerson().called('Mia Marsden').inHousehold(household).withConflict(darren).at(database, town.place);
        return { person: person.inHousehold(household).withAlongside(darren), actor: darren };
      },
      'for another organisation than the one acted for': async (person) => {
        const builder = aWorker().called('Denise Clarke');
        const denise = await builder.of(database, town.anchor);
        return {
          person: person.withAlongside(await builder.alsoOf(database, denise, town.housing)),
          actor: await signIn(database, denise),
        };
      },
      'of another place': async (person) => {
        const elsewhere = await aTown(database);
        return { person, actor: await elsewhere.worker('Alex Moore') };
      },
    };

    it.each(Object.keys(hidden))('to a worker %s', async (who) => {
      const arranged = await hidden[who]!(kelly());
      const id = await arranged.person.at(database, town.place);
      const nobody = uuidv7();
      const [forHidden, forNobody, forNonsense] = [
        await show(arranged.actor, id),
        await show(arranged.actor, nobody),
        await show(arranged.actor, 'x'),
      ];
      expect(forHidden.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
      expect(forHidden.body).toBe(forNobody.body);
      expect(forHidden.body).toBe(forNonsense.body);
      expect(forHidden.status).toBe(forNobody.status);
      const denied = {
        worker_id: arranged.actor.workerId,
        operation: 'Person',
        kind: 'opened',
        result: 'denied',
        rules: [],
        entry_ids: [],
      };
      expect(await looksAt(database, id)).toEqual([denied]);
      expect(await looksAt(database, nobody)).toEqual([denied]);
      expect((await show(priya, id)).data.person).toMatchObject({ standing: 'alongside' }); // they do stand there
    });

    it('to a worker who left', async () => {
      const gone = await aWorker().of(database, town.anchor);
      const actor = await signIn(database, gone);
      const id = await kelly().withAlongside(gone).at(database, town.place);
      expect((await show(actor, id)).data.person).toMatchObject({ standing: 'alongside' });
      await database.sql("update memberships set until_at = moment() - interval '1 second' where worker_id = $1", [gone.workerId]);
      expect((await show(actor, id)).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
      expect(await database.as(actor).sees('select person_id from person_cards')).toEqual([]);
    });

    it('to the person themselves, at work', async () => {
      const own = await kelly().at(database, town.place);
      const worker = await aWorker().whoIs(own).of(database, town.anchor);
      await database.sql(
        "insert into involvements (person_id, involvement_id, place_id, worker_id, organisation_id, state, why, from_at) values ($1, $2, $3, $4, $5, 'alongside', 'x', '2026-01-01')",
        [own, uuidv7(), town.place.placeId, worker.workerId, worker.organisationId],
      );
      expect((await show(await signIn(database, worker), own)).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    });

    it('to nobody: signing in comes first', async () => {
      const id = await kelly().at(database, town.place);
      expect((await show(null, id)).body).toBe((await show(null, uuidv7())).body);
      expect((await show(null, id)).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    });
  });
});

it('lets the application read no table of people, whoever asks', async () => {
  for (const table of [
    'people',
    'involvements',
    'lead_workers',
    'conflict_links',
    'residences',
    'safe_contacts',
    'communication_needs',
    'what_matters',
    'match_answers',
    'call_backs',
  ])
    await expect(database.as(priya).sees(`select 1 from ${table}`), table).rejects.toMatchObject({ code: '42501' });
});

it('reads a person with these statements and no more, whether there is little to tell or much', async () => {
  const id = await kelly().at(database, town.place);
  await show(priya, id);
  const few = api.statements();
  expect(few).toMatchSnapshot('Person');
  let person = kelly().withAlongside(sam);
  for (let n = 0; n < 1_000; n++) person = person.whoSaid(`Version ${n}`, priya, new Date(Date.UTC(2026, 2, 1, 0, n)).toISOString());
  const much = await person.at(database, town.place);
  const { data } = await show(priya, much);
  expect(data.person.whatMatteredBefore).toHaveLength(20);
  expect(data.person.whatMatteredBefore[0]).toEqual({ words: 'Version 998' });
  expect(api.statements()).toEqual(few);
});
