import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { toInvolvement } from '@alongside/people/api';
import { Database } from '@alongside/platform/database';
import type { CategoryReaders } from '@alongside/platform/graphql';
import { READERS } from './consent.queries.ts';

@Resolver('Person')
export class PersonReadersResolver {
  constructor(private readonly database: Database) {}

  @ResolveField()
  async readers(@Parent() person: { id: string }): Promise<CategoryReaders[]> {
    const rows = await this.database.read((reader) => reader.rows(READERS, [person.id]));
    return [...new Set(rows.map(({ category }) => category))].map((category) => ({
      category,
      readers: rows.filter((row) => row.category === category).map(toInvolvement),
    }));
  }
}
