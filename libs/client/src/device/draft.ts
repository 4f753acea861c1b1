/** Whom the words are about, as the screen names them. */
export interface DraftPerson {
  readonly personId: string;
  readonly personName: string;
  readonly preferredName: string;
}

/** Words that are being typed. Kept on the device only, until they are saved. Instants are ISO in UTC. */
export interface Draft extends DraftPerson {
  /** UUIDv7; the entry keeps it when the words are saved. */
  readonly id: string;
  readonly conversationId: string;
  readonly words: string;
  readonly where: string | null;
  /** Null: the moment it was started. */
  readonly occurredAt: string | null;
  readonly startedAt: string;
  readonly updatedAt: string;
}

/** What a worker can change of a draft. */
export type DraftChange = Partial<Pick<Draft, 'words' | 'where' | 'occurredAt'>>;

/** Newest first. */
export function newestFirst(drafts: Iterable<Draft>): Draft[] {
  return [...drafts].sort((a, b) => b.updatedAt.localeCompare(a.updatedAt));
}

/** A draft is worth a row on the device as soon as there is a word in it. */
export function hasWords(draft: Draft): boolean {
  return draft.words.trim() !== '';
}
