import { Injectable } from '@nestjs/common';
import { ApiError, idToFind } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { WhatMatters } from '@alongside/platform/graphql';
import { PERSON, type PersonPage, WHAT_MATTERED_BEFORE } from './people.queries.ts';

/** Shows one person as far as the signed-in worker may know them. */
@Injectable()
export class ShowPerson {
  constructor(private readonly database: Database) {}

  /** NOT_FOUND for nobody and for somebody hidden alike. */
  async person(id: string): Promise<PersonPage> {
    const [row] = await this.database.read((reader) => reader.rows(PERSON, [idToFind(id)]));
    if (!row) throw new ApiError('NOT_FOUND');
    return row.page;
  }

  /** Earlier versions, newest first, 20 at most. */
  async whatMatteredBefore(personId: string): Promise<WhatMatters[]> {
    const rows = await this.database.read((reader) => reader.rows(WHAT_MATTERED_BEFORE, [personId]));
    return rows.map(({ what_matters }) => what_matters);
  }
}
