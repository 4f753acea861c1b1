import { Injectable } from '@nestjs/common';
import { ApiError, idToFind } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { PersonCard, StartFromListInput } from '@alongside/platform/graphql';
import { toPersonCard } from '../person-card.ts';
import { BEGIN, CARDS } from './own-list.queries.ts';

/** Begins with someone on one's own organisation's list, and shows the people whom that brought. */
@Injectable()
export class StartFromList {
  constructor(private readonly database: Database) {}

  async run({ id }: StartFromListInput): Promise<{ personId: string }> {
    const { rows } = await this.database.write((writer) => writer.change(BEGIN, [[idToFind(id)], false]));
    if (!rows[0]) throw new ApiError('NOT_FOUND');
    return { personId: rows[0].person_id };
  }

  async cards(personIds: readonly string[]): Promise<PersonCard[]> {
    const rows = await this.database.read((reader) => reader.rows(CARDS, [personIds]));
    return rows.map(toPersonCard);
  }
}
