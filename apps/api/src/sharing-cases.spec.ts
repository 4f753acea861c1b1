import { readFileSync } from 'node:fs';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { v4 as uuidv4 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { ALLOW, type Allowance } from '@alongside/platform/graphql';
import { type Actor, startApi } from '@alongside/platform/testing';
import type { Answer } from '@alongside/consent/model';
import { readCases, type SharingCase } from '../../../libs/consent/model/src/testing/read-worlds.ts';
import { domains } from './domains.ts';
import operations from './operations.json' with { type: 'json' };
import { hasNoOperation } from './testing/purposes-without-operation.ts';
import { atTheDoor, letWorldsIn, loadWorld, type LoadedWorld } from './testing/a-world.ts';

// Every sharing case as the product answers it: the world is loaded, the worker signed in, and the apps' own operations are asked over HTTP. What
// leaves is looked at, and what the log says of it. `other-purposes.spec.ts` asks the rows of purposes that no operation of the apps has. What is no entry
// of a worker's door is asked through the door of the database, and says what it waits for: once that is in the schema, this fails until it is moved.

const cases = readCases(
  readFileSync(new URL('../../../libs/consent/model/src/testing/sharing-cases.ndjson', import.meta.url), 'utf8'),
) as (SharingCase & { expect: NonNullable<SharingCase['expect']> })[];

/** What a row waits for that is asked at the door of the database. */
const AT_THE_DOOR: Readonly<Record<string, keyof typeof WAITS_FOR>> = {
  ...{ 29: 'resident', 31: 'resident', 32: 'resident', 33: 'resident', 34: 'resident', 48: 'resident', 67: 'resident' },
  ...{ 45: 'learning', 58: 'rights', 59: 'rights' },
};
/** Why it has to. */
const WAITS_FOR = {
  resident: 'there is no sign-in for residents, and so no operation of theirs',
  learning: 'no operation counts',
  rights: 'no operation answers an access request',
} as const;
/** Every root field for anything but support. */
const OTHER_PURPOSES: Readonly<Record<string, readonly string[]>> = {
  emergency: ['emergencyLook'],
  safeguarding: ['safeguardingLook'],
  disclosure: ['askRelease', 'disclosureLook'],
};

const api = startApi(domains, { safelist: operations });
const NOTHING = uuidv4();

beforeAll(async () => {
  await letWorldsIn(api.database);
  await api.database.setClock(cases[0]?.world.now);
});

interface Nodes {
  readonly nodes: readonly { readonly id: string; readonly words: string }[];
}
const documentOf = (name: string): string => Object.entries(operations).find(([, operation]) => operation.name === name)?.[0] ?? '';
const ask = <Data = Record<string, unknown>>(actor: Actor, name: string, variables: Record<string, unknown> = {}) =>
  api.ask<Data>(actor, documentOf(name), variables);
const idsIn = (body: string, ...ids: readonly string[]): string => ids.reduce((text, id) => text.replaceAll(id, '…'), body);

/** Every answer of the apps' operations that could hold the entry, as it left. */
async function everyAnswer(actor: Actor, personId: string, id: string): Promise<Record<string, string>> {
  const about = { personId, id };
  const bodies: Record<string, string> = {};
  for (const name of ['Person', 'Story', 'WhoCanSeePerson', 'CautionNotes', 'Caution', 'WhatMatters', 'Safe'])
    bodies[name] = (await ask(actor, name, { personId })).body;
  for (const name of ['SavedEntry', 'EntryPage', 'EntryParts']) bodies[name] = idsIn((await ask(actor, name, about)).body, id);
  for (const name of ['Today', 'PeopleToKeep', 'RecordWhom']) bodies[name] = (await ask(actor, name)).body;
  return bodies;
}

/** The levels, as words of the entry that the loader writes. */
const wordsAt = (level: string | null, rule: string): string =>
  level === 'summary' ? 'One sentence.' : rule === 'D12' ? ' words.' : 'The words.';

interface Asked extends LoadedWorld {
  readonly actor: Actor;
  readonly personId: string;
  readonly entryId: string;
  readonly overrideId: string | undefined;
}

async function load({ n, world, question }: SharingCase): Promise<Asked> {
  const salt = `case ${n}:`;
  const loaded = await loadWorld(api.database, world, [question], salt);
  const entry = 'entry' in question ? question.entry : '';
  const person = 'person' in question ? question.person : (world.entries?.[entry]?.subject ?? '');
  const [override] = await api.database.sql<{ override_id: string }>(
    'select override_id from override_invocations where place_id = $1 and worker_id = $2',
    [loaded.idOf('the place'), loaded.actorOf(0).workerId],
  );
  return {
    ...loaded,
    actor: loaded.actorOf(0),
    personId: loaded.idOf(person),
    entryId: loaded.idOf(entry, 'entry'),
    overrideId: override?.override_id,
  };
}

/** What the log says of the looks that showed the entry: the lines of the decision, beside those that showed the person. */
const looksAt = (actor: Actor, entryId: string) =>
  api.database.sql<{ rule: string; purpose: string }>(
    `select distinct rule, purpose from access_events cross join unnest(rules) rule
     where worker_id = $1 and $2 = any (entry_ids) and result = 'shown' and rule not in ('alongside', 'card')`,
    [actor.workerId, entryId],
  );

const remove = (entryId: string) => api.database.sql('delete from entries where entry_id = $1', [entryId]);

const through = cases.filter((row) => !(row.n in AT_THE_DOOR) && !hasNoOperation(row));
const asks = (purpose: string, shown: boolean) =>
  through.filter(
    ({ question, expect: { result } }) => question.purpose === purpose && 'entry' in question && (result === 'SHOW') === shown,
  );

it('asks each of the 72 rows, in one of three ways', () => {
  expect(cases).toHaveLength(72);
  const named = new Set(cases.map(({ n }) => n));
  expect(Object.keys(AT_THE_DOOR).filter((n) => !named.has(n))).toEqual([]);
  const asked = ['support', 'emergency', 'safeguarding', 'disclosure'].flatMap((purpose) => [
    ...asks(purpose, true),
    ...asks(purpose, false),
  ]);
  expect([...asked, ...through.filter(({ question }) => 'person' in question)]).toHaveLength(through.length);
  expect(through).toHaveLength(72 - Object.keys(AT_THE_DOOR).length - cases.filter(hasNoOperation).length);
});

describe('through GraphQL, for support', () => {
  it.each(asks('support', true))('$n: $title: shows the words of its level, and logs the line', async (row) => {
    const { level, rule } = row.expect;
    const { actor, personId, entryId } = await load(row);
    const shown = { id: entryId, words: wordsAt(level, rule) };
    for (const page of ['Person', 'Story']) {
      const { data } = await ask<{ person: { story: Nodes } }>(actor, page, { personId });
      expect(data.person.story.nodes, page).toMatchObject([shown]);
    }
    const { data } = await ask<{ entry: object }>(actor, 'SavedEntry', { personId, id: entryId });
    expect(data.entry).toMatchObject(shown);
    if (level === 'summary') {
      const all = await everyAnswer(actor, personId, entryId);
      for (const [name, body] of Object.entries(all)) expect(body, name).not.toContain('The words.');
    }
    expect(await looksAt(actor, entryId)).toEqual([{ rule, purpose: 'support' }]);
  });

  it.each(asks('support', false))('$n: $title: answers as if the entry were not', async (row) => {
    const { actor, personId, entryId } = await load(row);
    const answers = await everyAnswer(actor, personId, entryId);
    for (const [name, body] of Object.entries(answers)) expect(body, name).not.toMatch(/The words|One sentence/);
    expect(await looksAt(actor, entryId)).toEqual([]);
    // one that does not exist
    for (const name of ['SavedEntry', 'EntryPage', 'EntryParts'])
      expect(idsIn((await ask(actor, name, { personId, id: NOTHING })).body, NOTHING), name).toBe(answers[name]);
    await remove(entryId);
    expect(await everyAnswer(actor, personId, entryId)).toEqual(answers);
    // whoever sees nothing of the person gets what nobody's id gets
    if ((await ask<{ person: unknown }>(actor, 'Person', { personId })).data === null)
      expect(await everyAnswer(actor, NOTHING, entryId)).toEqual(answers);
  });

  const cards = through.filter(({ question }) => 'person' in question);
  const found = ({ expect: { result } }: (typeof cards)[number]) => result === 'EXISTS';

  it.each(cards.filter(found))('$n: $title: tells whom to ask, and nothing else', async (row) => {
    const { actor, personId } = await load(row);
    // the world knows people by one word
    await api.database.sql(
      "update people set full_name = 'Tommy Ash', birth_date = '1979-05-06', phone = '07700900142', version = version + 1 where person_id = $1",
      [personId],
    );
    const whomToAsk = async (text: string) => (await ask(actor, 'FindPeople', { text })).data;
    const named = row.expect.duties.includes('name-lead');
    expect(await whomToAsk('tommy ASH 6 May 1979')).toEqual({
      findPeople: [],
      findOnOwnList: [],
      findWhomToAsk: [{ dutyDesk: null, leadName: named ? (expect.any(String) as string) : null, leadOrganisation: null }],
    });
    const nobody = { findPeople: [], findOnOwnList: [], findWhomToAsk: [] };
    for (const less of ['Tommy Ash', 'Tommy Ash 07700 900142', 'Tommy 6/5/1979', 'Tomy Ash 6/5/1979', 'Tommy Ash 5/6/1979'])
      expect(await whomToAsk(less), less).toEqual(nobody);
    expect((await ask(actor, 'Person', { personId })).body).toBe((await ask(actor, 'Person', { personId: NOTHING })).body);
    await api.database.sql('update people set to_be_found = false, version = version + 1 where person_id = $1', [personId]);
    expect(await whomToAsk('tommy ASH 6 May 1979')).toEqual(nobody);
  });

  it.each(cards.filter((row) => !found(row)))('$n: $title: finds nobody', async (row) => {
    const { actor, personId } = await load(row);
    const name = 'person' in row.question ? row.question.person : '';
    const found = await ask(actor, 'FindPeople', { text: name });
    expect(found.body).toBe((await ask(actor, 'FindPeople', { text: 'Zorvald Quimbet' })).body);
    expect((await ask(actor, 'Person', { personId })).body).toBe((await ask(actor, 'Person', { personId: NOTHING })).body);
  });
});

describe.each(['emergency', 'safeguarding', 'disclosure'])('through GraphQL, for %s', (purpose) => {
  const name = `${purpose.charAt(0).toUpperCase()}${purpose.slice(1)}Look`;
  const look = async ({ actor, overrideId }: Asked) =>
    ask<{ look: { answer: string; barred: boolean; entries: Nodes } }>(actor, name, { id: overrideId });

  it.each(asks(purpose, true))('$n: $title: shows the words of its level, and logs the line', async (row) => {
    const { level, rule } = row.expect;
    const asked = await load(row);
    const { data } = await look(asked);
    expect(data.look).toMatchObject({ answer: 'opened', entries: { nodes: [{ id: asked.entryId, words: wordsAt(level, rule) }] } });
    expect(await looksAt(asked.actor, asked.entryId)).toEqual([{ rule, purpose }]);
  });

  const hidden = asks(purpose, false);
  it.skipIf(hidden.length === 0).each(hidden)('$n: $title: answers as if the entry were not', async (row) => {
    const asked = await load(row);
    const before = await look(asked);
    expect(before.data.look).toMatchObject({
      answer: row.expect.duties.includes('ring-the-on-call') ? 'ring' : row.world.overrides?.[0]?.bundleMade ? 'over' : 'opened',
      barred: row.expect.duties.includes('needs-two-people'),
      entries: { nodes: [] },
    });
    expect(await looksAt(asked.actor, asked.entryId)).toEqual([]);
    await remove(asked.entryId);
    expect((await look(asked)).body).toBe(before.body);
  });
});

describe('through the door of the database, until there is an operation', () => {
  const waiting = cases.flatMap((row) => {
    const what = AT_THE_DOOR[row.n];
    return what ? [{ ...row, why: WAITS_FOR[what] }] : [];
  });

  it.each(waiting)('$n: $title. Not yet: $why', async ({ n, world, question, expect: expected }) => {
    const salt = `case ${n}:`;
    await loadWorld(api.database, world, [question], salt);
    const answer = await atTheDoor<Answer>(api.database, 'ask_world', world, question, salt);
    expect(answer).toMatchObject({ result: expected.result, level: expected.level, rule: expected.rule });
    expect(answer?.duties).toEqual(expect.arrayContaining(expected.duties));
    const seen = await atTheDoor<Pick<Answer, 'level' | 'rule'> | null>(api.database, 'see_world', world, question, salt);
    if (question.door === 'worker' && 'entry' in question && expected.result === 'SHOW')
      expect(seen).toMatchObject({ level: expected.level, rule: expected.rule });
    else expect(seen).toBeNull();
  });

  it.each(asks('support', false).filter(({ expect: { result } }) => result === 'EXISTS'))(
    '$n: $title: one line for the organisation, whether or not it holds anything',
    async ({ n, world, question }) => {
      const { organisation, author, subject } = Object.values(world.entries ?? {})[0] ?? { organisation: '', author: '', subject: '' };
      const beside = { worker: author, organisation, person: subject, state: 'alongside' as const };
      const asked = await loadWorld(
        api.database,
        { ...world, involvements: [...(world.involvements ?? []), beside] },
        [question],
        `line ${n}:`,
      );
      const lines = async () => {
        const { data } = await ask<{ standingLines: object[] }>(asked.actorOf(0), 'StandingLines', { personId: asked.idOf(subject) });
        return data.standingLines;
      };
      const line = [{ organisation: { id: asked.idOf(organisation, 'organisation') } }];
      expect(await lines()).toMatchObject(line);
      const told = await lines();
      await remove(asked.idOf('entry', 'entry'));
      expect(await lines()).toEqual(told);
    },
  );

  it('and no operation has come that a row waits for', () => {
    const scanner = new MetadataScanner();
    const found: Record<string, string[]> = {};
    for (const module of api.app().get(ModulesContainer).values())
      for (const { instance } of module.providers.values()) {
        if (typeof instance !== 'object' || instance === null) continue;
        const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
        for (const method of scanner.getAllMethodNames(prototype)) {
          const { purpose } = (Reflect.getMetadata(ALLOW, prototype[method] ?? {}) ?? {}) as Partial<Allowance>;
          if (purpose && purpose !== 'support') (found[purpose] ??= []).push(method);
        }
      }
    // a purpose that is new, or another operation of one: the rows that wait for it are to be moved
    expect(found).toEqual(OTHER_PURPOSES);
  });
});
