import type { ConversationToRecord, EntryToSort, Graph } from '@alongside/client';
import { expect, it } from 'vitest';
import { GraphSendConversation } from './send-conversation.ts';

const sorting = { categories: ['life'], inConfidence: false, shownToPerson: 'now', heldBecause: null } as const;
const conversation: ConversationToRecord = {
  mutationId: 'm',
  conversationId: 'c',
  entryId: 'e',
  personId: 'kelly',
  occurredAt: '2026-11-24T11:20:00.000Z',
  where: null,
  words: 'Kelly, …',
  sorting: null,
};
const toSort: EntryToSort = { mutationId: 'm2', entryId: 'e', personId: 'kelly', expectedVersion: 1, sorting };

/** Sends to a server that gives this answer, and notes what came. */
function sender(answer: unknown) {
  const sent: { name: string; variables: unknown }[] = [];
  const graph = {
    mutate: (operation: { name: string }, variables: unknown) => {
      sent.push({ name: operation.name, variables });
      return Promise.resolve(answer);
    },
  } as unknown as Graph;
  return { send: new GraphSendConversation(graph), sent };
}

it('records a conversation under the ids of the outbox', async () => {
  const { send, sent } = sender({ recordConversation: { __typename: 'ConversationRecorded', version: 1 } });
  expect(await send.record(conversation)).toEqual({ kind: 'done', version: 1 });
  expect(sent).toEqual([{ name: 'RecordConversation', variables: { input: conversation } }]);
});

it('sends the sorting along where there is one', async () => {
  const { send, sent } = sender({ recordConversation: { __typename: 'ConversationRecorded', version: 1 } });
  await send.record({ ...conversation, sorting });
  expect(sent[0]?.variables).toMatchObject({ input: { sorting } });
});

it('sorts later, and names the version', async () => {
  const { send, sent } = sender({ sortEntry: { __typename: 'EntrySorted' } });
  expect(await send.sort(toSort)).toEqual({ kind: 'done', version: 2 });
  expect(sent).toEqual([{ name: 'SortEntry', variables: { input: toSort } }]);
});

it('hands on the plain words of a refusal', async () => {
  const record = sender({ recordConversation: { __typename: 'CannotRecord', message: 'Write something first.' } });
  expect(await record.send.record(conversation)).toEqual({ kind: 'refused', message: 'Write something first.' });
  const sort = sender({ sortEntry: { __typename: 'EntryChanged', message: 'It was changed.' } });
  expect(await sort.send.sort(toSort)).toEqual({ kind: 'refused', message: 'It was changed.' });
});
