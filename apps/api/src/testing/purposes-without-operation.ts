import { createHash } from 'node:crypto';
import { Injectable, Module } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { ENTRY_COLUMNS, type EntryFields, type EntryRow, looksAt, toEntry } from '@alongside/conversations/api';
import { ApiError, idToFind, type Purpose } from '@alongside/platform/context';
import { Database, query } from '@alongside/platform/database';
import { Allow, type DomainApi, type Safelist } from '@alongside/platform/graphql';
import type { SharingCase } from '../../../../libs/consent/model/src/testing/read-worlds.ts';

// Purposes for which the apps ask about no entry: supervision and enforcement, and safeguarding without an override. Here a root field states each, so
// that the sharing cases of these purposes go through guard, safelist, door, policies and log as every other does. The product has none of them.

/** A case of which the apps ask nothing: none of their operations has its purpose. For safeguarding they read an override of one's own. */
export const hasNoOperation = ({ world, question: { purpose } }: SharingCase): boolean =>
  WITHOUT_OPERATION.some((one) => one === purpose) && (purpose !== 'safeguarding' || !world.overrides?.length);

/** The purposes, as each has its root field here. Enforcement opens nothing, whoever states it. */
export const WITHOUT_OPERATION = ['supervision', 'enforcement', 'safeguarding'] as const;

const ONE = query<EntryRow, [personId: string, entryId: string]>(
  'entry.for_another_purpose',
  (rows, [personId, entryId]) => (rows.length ? looksAt(rows) : [{ personId, kind: 'opened', result: 'denied', entryIds: [entryId] }]),
  `select ${ENTRY_COLUMNS} from story where person_id = $1 and entry_id = $2`,
);

@Injectable()
class ReadForAnother {
  constructor(private readonly database: Database) {}

  async entry(personId: string, entryId: string): Promise<EntryFields> {
    const [row] = await this.database.read((reader) => reader.rows(ONE, [idToFind(personId), idToFind(entryId)]));
    if (!row) throw new ApiError('NOT_FOUND');
    return toEntry(row);
  }
}

@Resolver()
class OtherPurposesResolver {
  constructor(private readonly reading: ReadForAnother) {}

  @Query()
  @Allow('entry.read', { purpose: 'supervision' as Purpose })
  supervisionEntry(@Args('personId') personId: string, @Args('id') id: string) {
    return this.reading.entry(personId, id);
  }

  @Query()
  @Allow('entry.read', { purpose: 'enforcement' as Purpose })
  enforcementEntry(@Args('personId') personId: string, @Args('id') id: string) {
    return this.reading.entry(personId, id);
  }

  @Query()
  @Allow('entry.read', { purpose: 'safeguarding' })
  safeguardingEntry(@Args('personId') personId: string, @Args('id') id: string) {
    return this.reading.entry(personId, id);
  }
}

@Module({ providers: [ReadForAnother, OtherPurposesResolver] })
class OtherPurposesModule {}

export const otherPurposesDomain: DomainApi = {
  module: OtherPurposesModule,
  sdl: `extend type Query { ${WITHOUT_OPERATION.map((purpose) => `${purpose}Entry(personId: ID!, id: ID!): Entry!`).join(' ')} }`,
};

const operations = WITHOUT_OPERATION.map((purpose) => {
  const document = `query OneEntry($personId: ID!, $id: ID!) { entry: ${purpose}Entry(personId: $personId, id: $id) { id words asSummary } }`;
  return { purpose, document, id: createHash('sha256').update(document).digest('hex') };
});

/** Their documents, beside those of the apps. */
export const otherPurposesSafelist: Safelist = Object.fromEntries(
  operations.map(({ id, document }) => [id, { name: 'OneEntry', document }]),
);

/** The id of the document that asks about one entry for this purpose. */
export const documentFor = (purpose: string): string => operations.find((one) => one.purpose === purpose)?.id ?? '';
