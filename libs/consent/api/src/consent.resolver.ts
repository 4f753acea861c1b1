import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Database } from '@alongside/platform/database';
import type { CategoryReaders, OrganisationKind } from '@alongside/platform/graphql';
import { READERS } from './consent.queries.ts';

@Resolver('Person')
export class PersonReadersResolver {
  constructor(private readonly database: Database) {}

  @ResolveField()
  async readers(@Parent() person: { id: string }): Promise<CategoryReaders[]> {
    const rows = await this.database.read((reader) => reader.rows(READERS, [person.id]));
    return [...new Set(rows.map(({ category }) => category))].map((category) => ({
      category: category as CategoryReaders['category'],
      readers: rows
        .filter((row) => row.category === category)
        .map((row) => ({
          worker: { id: row.worker_id, name: row.worker_name },
          organisation: { id: row.organisation_id, name: row.organisation_name, kind: row.organisation_kind as OrganisationKind },
          jobTitle: row.job_title,
          since: row.since.toISOString(),
          isMe: row.is_me,
        })),
    }));
  }
}
