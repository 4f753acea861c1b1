import type { Entry } from '@alongside/platform/graphql';
import type { EntryRow, LineRow } from './conversations.queries.ts';

/** An entry without what is read only where it is asked for. */
export type EntryFields = Omit<Entry, 'maySort' | 'tellsWhere'>;

/** What a line of the person’s page leaves out of an entry. */
export const LINE_LACKS = ['conversationId', 'recordedAt', 'shownToPerson', 'earlier'] as const;

/** One line of the story on the person’s page. */
export type StoryLine = Omit<EntryFields, (typeof LINE_LACKS)[number] | 'organisation'> & {
  readonly organisation: Omit<Entry['organisation'], 'kind'>;
};

/** A line of the story from its row. */
export function toLine(row: LineRow, personId: string): StoryLine {
  return {
    id: row.entry_id,
    personId,
    kind: row.kind as Entry['kind'],
    occurredAt: row.occurred_at.toISOString(),
    where: row.happened_where,
    author: { id: row.author_id, name: row.author_name },
    organisation: { id: row.organisation_id, name: row.organisation_name },
    words: row.words,
    categories: row.categories as Entry['categories'][number][],
    unsorted: row.categories.length === 0,
    mine: row.mine,
    version: row.version,
    amendedAt: row.amended_at?.toISOString() ?? null,
    source: row.source,
    asSummary: row.rule === 'D11',
  };
}

/** An entry of the API from its row. */
export function toEntry(row: EntryRow): EntryFields {
  return {
    ...toLine(row, row.person_id),
    conversationId: row.conversation_id,
    recordedAt: row.recorded_at.toISOString(),
    organisation: { id: row.organisation_id, name: row.organisation_name, kind: row.organisation_kind as Entry['organisation']['kind'] },
    shownToPerson: row.shown_to_person as Entry['shownToPerson'],
    earlier: row.earlier,
  };
}
