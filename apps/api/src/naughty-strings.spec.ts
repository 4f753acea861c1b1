import type { InjectOptions } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { aPerson } from '@alongside/people/api/testing';
import { logTo } from '@alongside/platform/logging';
import { type Actor, signIn, startApi } from '@alongside/platform/testing';
import { anOrganisation, aPlace, aWorker } from '@alongside/teams/api/testing';
import { tidied } from '@alongside/teams/model';
import { domains } from './domains.ts';
import operations from './operations.json' with { type: 'json' };
import { naughtyStrings } from './testing/arguments.ts';

// The Big List of Naughty Strings through everything that takes text: kept and shown as it was typed, or refused clearly. Never an error of ours.

const api = startApi(domains, { safelist: operations });
const lines: string[] = [];

/** What was refused on the way, by its code. */
const refusals = ['BAD_INPUT', 'NOT_FOUND'];
const more = [
  '\u202Egnp.exe',
  'a\u2066b\u2069',
  '=HYPERLINK("http://x","y")',
  '@SUM(1)',
  '<script>alert(1)</script>',
  '\u0007\u001B[31m',
  '\uFEFFa',
  'e\u0301',
  '\u1E9E',
  '\r\n a\tb',
];
const strings = [...new Set([...naughtyStrings, ...more])];

/** A worker beside one person, who takes some of the strings; several of them work at once. */
interface Helper {
  readonly priya: Actor;
  readonly kelly: string;
  readonly some: readonly string[];
}
const helpers: Helper[] = [];

beforeAll(async () => {
  logTo((line) => lines.push(line));
  const place = await aPlace(api.database);
  const organisation = await anOrganisation().at(api.database, place);
  const each = 50;
  for (let from = 0; from < strings.length; from += each) {
    const worker = await aWorker().called('Priya').of(api.database, organisation);
    const kelly = await aPerson().called('Kelly Marsden').withAlongside(worker).at(api.database, place);
    helpers.push({ priya: await signIn(api.database, worker), kelly, some: strings.slice(from, from + each) });
  }
});

const inTurn = (work: (text: string, helper: Helper) => Promise<void>): Promise<unknown> =>
  Promise.all(
    helpers.map(async (helper) => {
      for (const text of helper.some) await work(text, helper);
    }),
  );

const idOf = (name: string): string => Object.entries(operations).find(([, operation]) => operation.name === name)?.[0] ?? name;
const clear = /node_modules|SyntaxError|violates|relation "|"stack"/;
async function ask<Data>(
  actor: Actor,
  name: string,
  variables: Record<string, unknown>,
): Promise<{ data: Data; code: string | undefined }> {
  const { status, data, errors, body } = await api.ask<Data>(actor, idOf(name), variables);
  expect(status).toBeLessThan(500);
  expect(body).not.toMatch(clear);
  const code = errors[0]?.extensions?.code;
  if (code) expect(refusals).toContain(code);
  return { data, code };
}
const mutation = (input: object): { input: object } => ({ input: { mutationId: uuidv7(), ...input } });
const aConversation = (personId: string, words: string): { entryId: string } & Record<string, unknown> => ({
  conversationId: uuidv7(),
  entryId: uuidv7(),
  personId,
  words,
  where: words,
  occurredAt: '2026-11-20T10:00:00Z',
});
/** As every form keeps it: without the white space at its ends. */
const asKept = (text: string): string => text.trim();

describe('each of hundreds of naughty strings', () => {
  it('is there', () => {
    expect(strings.length).toBeGreaterThan(400);
  });

  it('is kept in a conversation, with where it was, and in an amendment, with why', async () => {
    await inTurn(async (words, { priya, kelly }) => {
      const said = aConversation(kelly, words);
      const { data } = await ask<{ recordConversation: { __typename: string } }>(priya, 'RecordConversation', mutation(said));
      expect(data.recordConversation.__typename).toBe(asKept(words) ? 'ConversationRecorded' : 'CannotRecord');
      if (!asKept(words)) return;
      const read = await ask<{ entry: object }>(priya, 'SavedEntry', { personId: kelly, id: said.entryId });
      expect(read.data.entry).toMatchObject({ words: asKept(words), where: asKept(words) });
      const other = { id: uuidv7(), entryId: said.entryId, personId: kelly, expectedVersion: 1, words: `${words}\n2`, because: words };
      const amended = await ask<{ amendEntry: object }>(priya, 'AmendEntry', mutation(other));
      expect(amended.data.amendEntry).toMatchObject({
        __typename: 'EntryAmended',
        entry: { words: asKept(`${words}\n2`), earlier: [{ words: asKept(words), because: asKept(words) }] },
      });
    });
  }, 120_000);

  it('is kept as what matters to somebody', async () => {
    const before = new Map<string, string>();
    await inTurn(async (words, { priya, kelly }) => {
      if (!asKept(words)) return;
      const id = uuidv7();
      await ask(priya, 'SayWhatMatters', mutation({ id, personId: kelly, words, insteadOf: before.get(kelly) ?? null }));
      before.set(kelly, id);
      const read = await ask<{ person: { whatMatters: { words: string } | null } }>(priya, 'WhatMatters', { personId: kelly });
      expect(read.data.person.whatMatters?.words).toBe(asKept(words));
    });
  }, 120_000);

  it('is looked for, and is a name on one line', async () => {
    await inTurn(async (name, { priya }) => {
      await ask(priya, 'FindPeople', { text: name });
      const details = { preferredName: name, fullName: name, street: name };
      await ask(priya, 'PossibleMatches', { details });
      const added = await ask<{ addPerson: { __typename: string; person: { id: string } } }>(
        priya,
        'AddPerson',
        mutation({ personId: uuidv7(), details, answers: [] }),
      );
      if (added.code || added.data.addPerson.__typename !== 'PersonAdded') return;
      const read = await ask<{ person: { preferredName: string } }>(priya, 'RecordPerson', { id: added.data.addPerson.person.id });
      expect(read.data.person.preferredName).toBe(tidied(name));
    });
  }, 120_000);

  it('is a phone, a postcode, a day or a call back only where it is one', async () => {
    await inTurn(async (text, { priya }) => {
      for (const details of [{ phone: text }, { postcode: text }, { birthDate: text }])
        await ask(priya, 'AddPerson', mutation({ personId: uuidv7(), details: { preferredName: 'Kel', ...details }, answers: [] }));
      await ask(priya, 'AskForCallBack', mutation({ id: uuidv7(), typed: text, phone: text }));
      await ask(priya, 'AskForCallBack', mutation({ id: uuidv7(), typed: text, phone: '07700 900142' }));
    });
  }, 120_000);

  it('is no id, no cursor and no operation', async () => {
    await inTurn(async (text, { priya, kelly }) => {
      expect((await ask(priya, 'RecordPerson', { id: text })).code).toBe('NOT_FOUND');
      expect((await ask(priya, 'SavedEntry', { personId: kelly, id: text })).code).toBe('NOT_FOUND');
      if (text) expect((await ask(priya, 'EarlierStory', { personId: kelly, after: text })).code).toBe('BAD_INPUT');
      expect((await ask(priya, text, {})).code).toBe('BAD_INPUT');
      expect((await ask(priya, 'CallBackDone', { input: { mutationId: text, callBackId: uuidv7() } })).code).toBe('BAD_INPUT');
    });
  }, 120_000);

  it('is a header, a cookie or an address without harm', async () => {
    const quiet = async (request: InjectOptions): Promise<void> => {
      const { statusCode, body } = await api.app().inject(request);
      expect(statusCode).toBeLessThan(500);
      expect(body).not.toMatch(clear);
    };
    const payload = JSON.stringify({ documentId: idOf('Me') });
    await inTurn(async (text) => {
      // What a header may hold: the rest never leaves a browser.
      const said = Buffer.from(text)
        .toString('latin1')
        .replace(/[^\t\x20-\x7e\x80-\xff]/g, '');
      const usual = { 'content-type': 'application/json', 'x-alongside': '1' };
      for (const odd of [
        { cookie: `__Host-worker=${said}; ${said}`, accept: said, 'x-forwarded-for': said },
        { origin: said, 'x-alongside': said },
        { 'content-type': said },
      ])
        await quiet({ method: 'POST', url: '/graphql', headers: { ...usual, ...odd }, payload });
      const path = encodeURIComponent(Buffer.from(text).toString()).slice(0, 2_000);
      for (const url of [`/${path}?${path}`, `/auth/${path}`]) await quiet({ url });
    });
  }, 120_000);

  it('leaves nothing in the log', () => {
    expect(lines).toEqual([]);
  });
});
