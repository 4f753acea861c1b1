import type { Entry } from '@alongside/platform/graphql';
import type { EntryRow } from './conversations.queries.ts';

/** An entry of the API from its row. */
export function toEntry(row: EntryRow): Entry {
  return {
    id: row.entry_id,
    personId: row.person_id,
    conversationId: row.conversation_id,
    kind: row.kind as Entry['kind'],
    occurredAt: row.occurred_at.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
    where: row.happened_where,
    author: { id: row.author_id, name: row.author_name },
    organisation: { id: row.organisation_id, name: row.organisation_name, kind: row.organisation_kind as Entry['organisation']['kind'] },
    words: row.words,
    categories: row.categories as Entry['categories'][number][],
    unsorted: row.categories.length === 0,
    shownToPerson: row.shown_to_person as Entry['shownToPerson'],
    mine: row.mine,
    version: row.version,
    amendedAt: row.amended_at?.toISOString() ?? null,
    earlier: row.earlier,
  };
}
