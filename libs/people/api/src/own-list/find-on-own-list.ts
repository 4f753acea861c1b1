import { Injectable } from '@nestjs/common';
import { LONGEST_TYPED, readTyped, withAlternatives } from '@alongside/people/model';
import { ApiError } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { ListedPerson } from '@alongside/platform/graphql';
import { FIND_ON_OWN_LIST, toListedPerson } from './own-list.queries.ts';

/** The most people that one search of the list gives. */
const AT_MOST = 10;

/** Finds people on the list of the worker's own organisation. Where someone lives finds nobody. */
@Injectable()
export class FindOnOwnList {
  constructor(private readonly database: Database) {}

  async run(text: string): Promise<ListedPerson[]> {
    if (text.length > LONGEST_TYPED) throw new ApiError('BAD_INPUT');
    const { names, birthDate = null, postcode, phone = null } = readTyped(text);
    if (postcode) return [];
    const rows = await this.database.read((reader) =>
      reader.rows(FIND_ON_OWN_LIST, [names.map(withAlternatives), birthDate, phone, AT_MOST]),
    );
    return rows.map((row) => toListedPerson(row, row.names_me));
  }
}
