// `raw write`: an entry, the look and a row for an outbox in one named statement, committed durably by itself.
import { randomUUID } from 'node:crypto';
import type { PageRequest } from './page.ts';
import { openPool, serve } from './serve.ts';

/** What is recorded, and by whom. */
interface WriteRequest extends PageRequest {
  readonly entryId: string;
  readonly conversationId: string;
  readonly occurredAt: string;
  readonly words: string;
  readonly categories: readonly string[];
}

const WRITE = {
  name: 'write',
  text: `with entry as (
    insert into entries (person_id, entry_id, place_id, conversation_id, kind, occurred_at, recorded_at, author_id, organisation_id, words, categories, shown_to_person)
    values ($1, $2, $3, $4, 'conversation', $5, now(), $6, $7, $8, $9, 'now') returning person_id, entry_id, version
  ), look as (
    insert into access_events (place_id, person_id, at, event_id, worker_id, organisation_id, role, session_id, purpose, operation, kind, result, entry_ids, rules, request_id)
    select $3, person_id, now(), $10, $6, $7, $11, $12, 'support', 'RecordConversation', 'opened', 'shown', array[entry_id], '{D5}', $13 from entry
  ), told as (
    insert into bench.outbox select $13, person_id, entry_id, now() from entry
  )
  select version from entry`,
};

const pool = openPool();

serve<WriteRequest>(async (asked) => {
  const { rows } = await pool.query<{ version: number }>({
    ...WRITE,
    values: [
      ...[asked.personId, asked.entryId, asked.placeId, asked.conversationId, asked.occurredAt, asked.workerId, asked.organisationId],
      ...[asked.words, asked.categories, randomUUID(), asked.role, asked.sessionId, randomUUID()],
    ],
  });
  const entry = { id: asked.entryId, version: rows[0]?.version };
  return JSON.stringify({ data: { recordConversation: { __typename: 'ConversationRecorded', entry } } });
});
