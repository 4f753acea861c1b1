import { Injectable } from '@nestjs/common';
import { LINE_LACKS, type LineRow, toLine, toPageInfo } from '@alongside/conversations/api';
import { PeopleResolver } from '@alongside/people/api';
import { ApiError, idToFind } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { Given, QuerypersonArgs, TrustedOperation } from '@alongside/platform/graphql';
import { type EntryLine, type NamesLine, OPEN_PERSON, type PageLineRow, sortLines } from './open-person.queries.ts';

/** Opens a person: their page with the newest of the story, from one statement with one sharing decision. */
@Injectable()
export class OpenPerson implements TrustedOperation {
  readonly operation = 'Person';
  readonly resumesSession = true;
  readonly resolver = [PeopleResolver, 'person'] as const;
  readonly fills = { 'Person.story': ['first'] };
  readonly lacks = ['Organisation.kind', ...LINE_LACKS.map((field) => `Entry.${field}`)];

  constructor(private readonly database: Database) {}

  /** NOT_FOUND for nobody and for somebody hidden alike. */
  async run(given: Given): Promise<object> {
    const { first } = (given['person.story'] ?? { first: 0 }) as unknown as { readonly first: number };
    const personId = idToFind((given['person'] as unknown as QuerypersonArgs).id);
    return pageOf(await this.database.readAtOnce(OPEN_PERSON, [personId, first + 1]), personId, first);
  }
}

function pageOf(rows: readonly PageLineRow[], personId: string, first: number): object {
  const { page, entries, names } = sortLines(rows);
  if (!page) throw new ApiError('NOT_FOUND');
  const named = namer(names);
  const nodes = entries.slice(0, first).map((row) => toLine(named(row), personId));
  return { ...page, story: { nodes, pageInfo: toPageInfo(nodes, entries.length > first) } };
}

/** Puts the names to an entry: they come once for all entries, since looking them up for each would cost more than the entries. */
function namer(names: readonly NamesLine[]): (row: EntryLine) => LineRow {
  const authors = new Map(names.map((row) => [row.author_id, row.author_name]));
  const organisations = new Map(names.map((row) => [row.organisation_id, row.organisation_name]));
  return (row) => ({
    ...row,
    author_name: nameOf(authors, row.author_id),
    organisation_name: nameOf(organisations, row.organisation_id),
  });
}

function nameOf(names: ReadonlyMap<string, string>, id: string): string {
  const name = names.get(id);
  if (name === undefined) throw new Error('An entry came without the name of who wrote it.');
  return name;
}
