import { Injectable } from '@nestjs/common';
import { ApiError, idToFind } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { EntryReaders, PersonReaders } from '@alongside/platform/graphql';
import { WHO_CAN_SEE_ENTRY, WHO_CAN_SEE_PERSON } from './consent.queries.ts';

/** Tells who can see an entry, or what is written about a person. NOT_FOUND for what is hidden and for what is not there alike. */
@Injectable()
export class TellWhoCanSee {
  constructor(private readonly database: Database) {}

  async entry(personId: string, entryId: string): Promise<EntryReaders[]> {
    const [row] = await this.database.read((reader) => reader.rows(WHO_CAN_SEE_ENTRY, [idToFind(personId), idToFind(entryId)]));
    if (!row?.answer) throw new ApiError('NOT_FOUND');
    return row.answer.organisations;
  }

  async person(personId: string): Promise<PersonReaders[]> {
    const [row] = await this.database.read((reader) => reader.rows(WHO_CAN_SEE_PERSON, [idToFind(personId)]));
    if (!row?.answer) throw new ApiError('NOT_FOUND');
    return row.answer.organisations;
  }
}
