import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aPerson } from '@alongside/people/api/testing';
import { logTo } from '@alongside/platform/logging';
import { type Actor, signIn, startApi } from '@alongside/platform/testing';
import { anOrganisation, aPlace, aWorker } from '@alongside/teams/api/testing';
import { domains } from './domains.ts';

// What goes wrong is logged by its kind and place in our code. Nobody who reads the log learns who was spoken to, or what was said.

const api = startApi(domains);
const { database } = api;
const lines: string[] = [];
let stop: () => void;
let priya: Actor;
let person: string;

beforeAll(async () => {
  stop = logTo((line) => lines.push(line));
  const place = await aPlace(database);
  const worker = await aWorker()
    .called('Priya Quagga')
    .of(database, await anOrganisation().at(database, place));
  person = await aPerson().called('Kelly Quokka').onPhone('07700 900142').withAlongside(worker).at(database, place);
  priya = await signIn(database, worker);
});
afterAll(() => stop());

it('logs a failure of ours without names, words, numbers, ids or SQL', async () => {
  const entryId = uuidv7();
  const record = 'mutation Record($input: RecordConversationInput!) { recordConversation(input: $input) { __typename } }';
  const input = {
    mutationId: uuidv7(),
    conversationId: uuidv7(),
    entryId,
    personId: person,
    words: 'Kelly told me about the wombat.',
    occurredAt: '2026-11-24T10:00:00Z',
  };
  await database.sql('revoke insert on entries from alongside_app');
  try {
    const { errors } = await api.ask(priya, record, { input });
    expect(errors[0]?.extensions?.code).toBe('INTERNAL');
  } finally {
    await database.sql('grant insert on entries to alongside_app');
  }
  const all = lines.join('\n');
  expect(all).toContain('"sqlState":"42501"');
  for (const secret of ['Quokka', 'Quagga', 'Kelly', 'wombat', '900142', person, priya.workerId, priya.token, entryId, 'insert into'])
    expect(all).not.toContain(secret);
});

it('logs nothing at all of what people get wrong, are refused or do not find', async () => {
  lines.length = 0;
  await api.ask(priya, 'query P($id: ID!) { person(id: $id) { name } }', { id: uuidv7() });
  await api.ask(null, '{ findPeople(text: "Kelly Quokka") { name } }');
  await api.ask(priya, '{ findPeople(text: 7) { nam } }');
  await api.ask(priya, '{ broken', {});
  expect(lines).toEqual([]);
});
