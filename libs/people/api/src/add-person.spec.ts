import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, startApi } from '@alongside/platform/testing';
import { teamsDomain } from '@alongside/teams/api';
import { type Worker } from '@alongside/teams/api/testing';
import { peopleDomain } from './index.ts';
import { aPerson, aTown, looksAt, type Town } from './testing/index.ts';

const ADD = `mutation Add($input: AddPersonInput!) { addPerson(input: $input) { __typename
  ... on PersonAdded { person { id name preferredName standing birthDate postcode phone street alongside { isMe } lead { isMe } } } ... on Problem { message } } }`;
const SAY = `mutation Say($input: SayWhatMattersInput!) { sayWhatMatters(input: $input) { __typename
  ... on WhatMattersSaid { person { whatMatters { id words writtenBy { name } } whatMatteredBefore { words } } } ... on WhatMattersChanged { person { whatMatters { id words writtenBy { name } } } } ... on Problem { message } } }`;
type Added = { addPerson: { __typename: string; person: Record<string, unknown> & { id: string }; message?: string } };
type Said = {
  sayWhatMatters: {
    __typename: string;
    person: { whatMatters: { id: string; words: string }; whatMatteredBefore: { words: string }[] };
    message?: string;
  };
};

const api = startApi([teamsDomain, peopleDomain]);
const { database } = api;
let town: Town;
let priya: Worker & Actor;
let alex: Worker & Actor;

beforeAll(async () => {
  town = await aTown(database);
  [priya, alex] = [await town.worker('Priya Nair'), await town.worker('Alex Moore', town.housing)];
});

describe('addPerson', () => {
  const kelly = {
    preferredName: ' Kel ',
    fullName: 'Kelly  Marsden',
    birthDate: '1992-02-14',
    postcode: 'zz99 3cz',
    phone: '+44 7700 900142',
    street: 'Alder Street',
  };
  const add = (actor: Actor | null, input: Record<string, unknown> = {}) =>
    api.ask<Added>(actor, ADD, { input: { mutationId: uuidv7(), personId: uuidv7(), details: kelly, answers: [], ...input } });
  const known = async (id: string) =>
    (await database.sql<{ n: number }>('select count(*)::integer as n from people where person_id = $1', [id]))[0]?.n;

  it('adds a person, in one shape, with the worker alongside', async () => {
    const personId = uuidv7();
    const { data } = await add(priya, { personId });
    expect(data.addPerson).toEqual({
      __typename: 'PersonAdded',
      person: {
        id: personId,
        name: 'Kelly Marsden',
        preferredName: 'Kel',
        standing: 'alongside',
        birthDate: '1992-02-14',
        postcode: 'ZZ993CZ',
        phone: '07700900142',
        street: 'Alder Street',
        alongside: [{ isMe: true }],
        lead: null,
      },
    });
    expect(await looksAt(database, personId)).toMatchObject([
      { worker_id: priya.workerId, operation: 'Add', kind: 'opened', result: 'shown' },
    ]);
  });

  it('needs a name and nothing else', async () => {
    const { data } = await add(priya, { details: { preferredName: 'Tommy' } });
    expect(data.addPerson.person).toMatchObject({ name: 'Tommy', birthDate: null, postcode: null, phone: null, street: null });
    expect((await add(priya, { details: { ...kelly, preferredName: '  ' } })).data.addPerson).toEqual({
      __typename: 'NameNeeded',
      message: 'Write the name they like to be called.',
    });
  });

  it('refuses what cannot be read, and adds nothing', async () => {
    const personId = uuidv7();
    const odd = [
      { details: { ...kelly, postcode: 'nowhere' } },
      { details: { ...kelly, phone: '12' } },
      { details: { ...kelly, birthDate: '2099-01-01' } },
      { details: { ...kelly, street: 'x'.repeat(201) } },
      { details: { ...kelly, fullName: 'Kelly\u0000' } },
      { answers: [{ personId: 'x', answer: 'not_sure' }] },
      { answers: Array.from({ length: 51 }, () => ({ personId: uuidv7(), answer: 'not_sure' })) },
    ];
    for (const input of odd)
      expect((await add(priya, { personId, ...input })).errors, JSON.stringify(input).slice(0, 90)).toMatchObject([
        { extensions: { code: 'BAD_INPUT' } },
      ]);
    expect(await known(personId)).toBe(0);
    expect((await add(priya, { personId: 'x' })).errors).toMatchObject([{ extensions: { code: 'BAD_INPUT' } }]);
    expect((await add(null, { personId })).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it('gives another id where the wanted one is taken by someone unseen, and touches nothing of theirs', async () => {
    const taken = await aPerson().called('Dee Hart').withAlongside(alex).at(database, town.place);
    const { data } = await add(priya, { personId: taken });
    expect(data.addPerson.__typename).toBe('PersonAdded');
    expect(data.addPerson.person.id).not.toBe(taken);
    expect(data.addPerson.person).toMatchObject({ name: 'Kelly Marsden', standing: 'alongside' });
    expect(await database.sql('select full_name from people where person_id = $1', [taken])).toEqual([{ full_name: 'Dee Hart' }]);
    expect(await database.as(priya).sees('select 1 from person_cards where person_id = $1', [taken])).toEqual([]);
  });

  it('remembers what was said of those who were shown, and of nobody else', async () => {
    const shown = await aPerson().called('Kelly Marsden').withAlongside(priya).at(database, town.place);
    const hidden = await aPerson().called('Kelly Marsden').withAlongside(alex).at(database, town.place);
    const answers = [shown, hidden, uuidv7()].map((personId) => ({ personId, answer: 'not_the_same' }));
    const { data } = await add(priya, { answers });
    expect(
      await database.sql('select other_person_id, answer from match_answers where person_id = $1', [data.addPerson.person.id]),
    ).toEqual([{ other_person_id: shown, answer: 'not_the_same' }]);
  });

  it('adds once, however often it is sent', async () => {
    const input = { mutationId: uuidv7(), personId: uuidv7() };
    const [first, again] = [await add(priya, input), await add(priya, input)];
    expect(again.data).toEqual(first.data);
    expect(await known(input.personId)).toBe(1);
    expect(await database.sql('select 1 from involvements where person_id = $1', [input.personId])).toHaveLength(1);
    expect((await add(priya, { ...input, details: { ...kelly, fullName: 'Someone Else' } })).errors).toMatchObject([
      { extensions: { code: 'CONFLICT' } },
    ]);
    const kept = await database.sql<{ answer: unknown }>('select answer from mutations where mutation_id = $1', [input.mutationId]);
    expect(kept).toEqual([{ answer: { __typename: 'PersonAdded', personId: input.personId } }]);
    const both = { mutationId: uuidv7(), personId: uuidv7() };
    await Promise.all([add(priya, both), add(priya, both), add(priya, both)]);
    expect(await known(both.personId)).toBe(1);
  });

  it('adds with these statements and no more', async () => {
    await add(priya);
    expect(api.statements()).toMatchSnapshot('Add');
  });
});

describe('sayWhatMatters', () => {
  const newestOf = async (personId: string) =>
    (
      await database.sql<{ id: string }>(
        'select what_matters_id as id from what_matters where person_id = $1 order by said_at desc limit 1',
        [personId],
      )
    )[0]?.id;
  const say = (actor: Actor, personId: string, words: string, more: Record<string, unknown> = {}) =>
    api.ask<Said>(actor, SAY, { input: { mutationId: uuidv7(), id: uuidv7(), personId, words, ...more } });

  it('adds a dated version, and the earlier ones stay', async () => {
    const id = await aPerson()
      .whoSaid('That my kids are safe.', priya, '2026-01-01T10:00:00Z')
      .withAlongside(priya)
      .at(database, town.place);
    const { data } = await say(priya, id, '  That we stay put.\nBoth of us. ', { insteadOf: await newestOf(id) });
    expect(data.sayWhatMatters).toMatchObject({
      __typename: 'WhatMattersSaid',
      person: {
        whatMatters: { words: 'That we stay put.\nBoth of us.', writtenBy: { name: 'Priya Nair' } },
        whatMatteredBefore: [{ words: 'That my kids are safe.' }],
      },
    });
    const third = await say(priya, id, 'And the dog.', { insteadOf: data.sayWhatMatters.person.whatMatters.id });
    expect(third.data.sayWhatMatters.person.whatMatteredBefore.map(({ words }) => words)).toEqual([
      'That we stay put.\nBoth of us.',
      'That my kids are safe.',
    ]);
  });

  it('shows both versions to whoever writes over words that they have not seen, and adds nothing', async () => {
    const joe = await town.worker('Joe Tanner');
    const id = await aPerson()
      .whoSaid('That my kids are safe.', priya, '2026-01-01T10:00:00Z')
      .withAlongside(priya)
      .withAlongside(joe)
      .at(database, town.place);
    const seenByBoth = await newestOf(id);
    await say(joe, id, 'A door I can lock.', { insteadOf: seenByBoth });
    const { data } = await say(priya, id, 'The schools.', { insteadOf: seenByBoth });
    expect(data.sayWhatMatters).toMatchObject({
      __typename: 'WhatMattersChanged',
      message: 'Someone wrote other words down in the meantime. Yours are kept here.',
      person: { whatMatters: { words: 'A door I can lock.', writtenBy: { name: 'Joe Tanner' } } },
    });
    const anyway = await say(priya, id, 'The schools.', { insteadOf: data.sayWhatMatters.person.whatMatters.id });
    expect(anyway.data.sayWhatMatters.person.whatMatteredBefore.map(({ words }) => words)).toEqual([
      'A door I can lock.',
      'That my kids are safe.',
    ]);
    expect((await say(priya, id, 'As if nothing stood there.')).data.sayWhatMatters.__typename).toBe('WhatMattersChanged');
  });

  it('lets one of two at once through, and shows the other both', async () => {
    const writers = await Promise.all(['Joe', 'Grace', 'Ann', 'Bo'].map((name) => town.worker(name)));
    const person = writers.reduce((one, writer) => one.withAlongside(writer), aPerson());
    const id = await person.at(database, town.place);
    const answers = await Promise.all(writers.map((writer, at) => say(writer, id, `Number ${at}`)));
    expect(answers.map(({ data }) => data.sayWhatMatters.__typename).sort()).toEqual([
      ...Array.from({ length: 3 }, () => 'WhatMattersChanged'),
      'WhatMattersSaid',
    ]);
    expect(await database.sql('select 1 from what_matters where person_id = $1', [id])).toHaveLength(1);
  });

  it('is not stopped, and so not told, by words that the writer may not see', async () => {
    const id = await aPerson()
      .whoSaid('For St Aidan’s alone.', priya, '2026-01-01T10:00:00Z')
      .withAlongside(priya)
      .withAlongside(alex)
      .at(database, town.place);
    for (const more of [{}, { insteadOf: uuidv7() }]) {
      const other = await aPerson().withAlongside(alex).at(database, town.place);
      const [over, fresh] = [await say(alex, id, 'Hers.', more), await say(alex, other, 'Hers.', more)];
      expect([over, fresh].map(({ data }) => data.sayWhatMatters.__typename)).toEqual(['WhatMattersSaid', 'WhatMattersSaid']);
      await database.sql('delete from what_matters where written_by = $1', [alex.workerId]);
    }
  });

  it('needs words, 20,000 letters at most', async () => {
    const id = await aPerson().withAlongside(priya).at(database, town.place);
    for (const words of ['', '  \n', 'x'.repeat(20_001)])
      expect((await say(priya, id, words)).data.sayWhatMatters).toEqual({
        __typename: 'WordsNeeded',
        message: 'Write what matters to them first. It can have up to 20,000 letters.',
      });
    expect((await say(priya, id, 'x'.repeat(20_000))).errors).toEqual([]);
  });

  it('is for those alongside: anyone else gets the answer for nobody', async () => {
    const id = await aPerson().withAlongside(priya).withStarting(alex).at(database, town.place);
    const conflicted = await aPerson().withAlongside(alex).withConflict(alex).at(database, town.place);
    const [starting, linked, hidden, nobody, nonsense] = [
      await say(alex, id, 'Mine.'),
      await say(alex, conflicted, 'Mine.'),
      await say(alex, await aPerson().withAlongside(priya).at(database, town.place), 'Mine.'),
      await say(alex, uuidv7(), 'Mine.'),
      await say(alex, 'x', 'Mine.'),
    ];
    expect(nobody.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    for (const { body } of [starting, linked, hidden, nonsense]) expect(body).toBe(nobody.body);
    expect(await database.sql('select 1 from what_matters where written_by = $1', [alex.workerId])).toEqual([]);
  });

  it('says it once, however often it is sent', async () => {
    const personId = await aPerson().withAlongside(priya).at(database, town.place);
    const more = { mutationId: uuidv7(), id: uuidv7() };
    const [first, again] = [await say(priya, personId, 'My garden.', more), await say(priya, personId, 'My garden.', more)];
    expect(again.data).toEqual(first.data);
    expect((await say(priya, personId, 'Other words.', more)).errors).toMatchObject([{ extensions: { code: 'CONFLICT' } }]);
    expect(await database.sql('select words from what_matters where person_id = $1', [personId])).toEqual([{ words: 'My garden.' }]);
    const kept = await database.sql<{ answer: unknown }>('select answer from mutations where mutation_id = $1', [more.mutationId]);
    expect(JSON.stringify(kept)).not.toContain('garden');
  });

  it('says it with these statements and no more', async () => {
    const personId = await aPerson().withAlongside(priya).at(database, town.place);
    await say(priya, personId, 'My garden.');
    expect(api.statements()).toMatchSnapshot('Say');
  });
});
