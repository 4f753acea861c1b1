import { v7 as uuidv7 } from 'uuid';
import type { Category } from '@alongside/consent/model';
import type { Arranges, Worker } from '@alongside/teams/api/testing';

/** Says what was written, then puts it into the database. */
class EntryBuilder {
  private words = 'Kelly, you told me…';
  private categories: readonly Category[] = [];
  private at: string | null = null;

  saying(words: string): this {
    this.words = words;
    return this;
  }
  /** None: unsorted. */
  about(...categories: readonly Category[]): this {
    this.categories = categories;
    return this;
  }
  on(instant: string): this {
    this.at = instant;
    return this;
  }
  async writtenBy(database: Arranges, worker: Worker, personId: string): Promise<string> {
    const entryId = uuidv7();
    await database.sql(
      `insert into entries (person_id, entry_id, place_id, conversation_id, kind, occurred_at, recorded_at, author_id, organisation_id, words, categories, shown_to_person)
       values ($1, $2, $3, $4, 'conversation', coalesce($5::timestamptz, date_trunc('milliseconds', moment())), moment(), $6, $7, $8, $9, 'now')`,
      [personId, entryId, worker.placeId, uuidv7(), this.at, worker.workerId, worker.organisationId, this.words, this.categories],
    );
    return entryId;
  }
}

/** `await anEntry().about('life').saying('…').writtenBy(database, priya, kelly)` gives its id. */
export const anEntry = (): EntryBuilder => new EntryBuilder();
