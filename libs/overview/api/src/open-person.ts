import { Injectable } from '@nestjs/common';
import { LINE_LACKS, toLine, toPageInfo } from '@alongside/conversations/api';
import { PeopleResolver } from '@alongside/people/api';
import { ApiError, idToFind } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { Given, QuerypersonArgs, TrustedOperation } from '@alongside/platform/graphql';
import { PERSON_PAGE } from './open-person.queries.ts';

/** Opens a person: their page with the newest of the story, from one statement and one sharing decision. */
@Injectable()
export class OpenPerson implements TrustedOperation {
  readonly operation = 'Person';
  readonly resolver = [PeopleResolver, 'person'] as const;
  readonly fills = { 'Person.story': ['first'] };
  readonly lacks = ['Organisation.kind', ...LINE_LACKS.map((field) => `Entry.${field}`)];

  constructor(private readonly database: Database) {}

  /** NOT_FOUND for nobody and for somebody hidden alike. */
  async run(given: Given): Promise<object> {
    const personId = idToFind((given['person'] as unknown as QuerypersonArgs).id);
    const { first } = (given['person.story'] ?? { first: 0 }) as unknown as { readonly first: number };
    const [page, ...rows] = await this.database.read((reader) => reader.rows(PERSON_PAGE, [personId, first + 2]));
    if (!page?.page) throw new ApiError('NOT_FOUND');
    const nodes = rows.slice(0, first).map((row) => toLine(row, personId));
    return { ...page.page, story: { nodes, pageInfo: toPageInfo(nodes, rows.length > first) } };
  }
}
