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
  /** These words are what a team knew already, from this source. Left out: a conversation. */
  readonly knownFrom?: string;
  readonly startedAt: string;
  readonly updatedAt: string;
}

/** What a worker can change of a draft. */
export type DraftChange = Partial<Pick<Draft, 'words' | 'where' | 'occurredAt' | 'knownFrom'>>;

/** The page, below the person's, on which a draft is written on. */
export const pageOfDraft = ({ knownFrom }: Pick<Draft, 'knownFrom'>): 'record' | 'what-we-know' =>
  knownFrom === undefined ? 'record' : 'what-we-know';

/** Newest first. */
export function newestFirst(drafts: Iterable<Draft>): Draft[] {
  return [...drafts].sort((a, b) => b.updatedAt.localeCompare(a.updatedAt));
}

/** A draft is worth a row on the device as soon as there is a word in it. */
export function hasWords(draft: Draft): boolean {
  return draft.words.trim() !== '';
}
