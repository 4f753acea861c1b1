import { Injectable } from '@nestjs/common';
import { ApiError, idToFind } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { EntryParts } from '@alongside/platform/graphql';
import { PARTS } from './parts.queries.ts';

/** Shows an author their own words with the sentence and the marks on them. */
@Injectable()
export class ShowParts {
  constructor(private readonly database: Database) {}

  async run(person: string, entry: string): Promise<EntryParts> {
    const [row] = await this.database.read((reader) => reader.rows(PARTS, [idToFind(person), idToFind(entry)]));
    if (!row) throw new ApiError('NOT_FOUND');
    const { person_id: personId, entry_id: entryId, version, words, headline, passages } = row;
    return { personId, entryId, version, words, headline, passages };
  }
}
