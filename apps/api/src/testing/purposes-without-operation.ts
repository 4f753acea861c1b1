import { Module } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { ReadStory } from '@alongside/conversations/api';
import type { Purpose } from '@alongside/platform/context';
import { Allow, type DomainApi } from '@alongside/platform/graphql';
import type { SharingCase } from '../../../../libs/consent/model/src/testing/read-worlds.ts';
import { idOf, listOf } from './documents.ts';

// Purposes for which the apps ask about no entry: supervision and enforcement, and safeguarding without an override. Here a root field states each, so
// that the sharing cases of these purposes go through guard, safelist, use case, policies and log as every other does. The product has none of them.

/** The purposes, as each has its root field here. Enforcement opens nothing, whoever states it. */
export const WITHOUT_OPERATION = ['supervision', 'enforcement', 'safeguarding'] as const;

/** A case of which the apps ask nothing: none of their operations has its purpose. For safeguarding they read an override of one's own. */
export const hasNoOperation = ({ world, question: { purpose } }: SharingCase): boolean =>
  WITHOUT_OPERATION.some((one) => one === purpose) && (purpose !== 'safeguarding' || !world.overrides?.length);

@Resolver()
class OtherPurposesResolver {
  constructor(private readonly story: ReadStory) {}

  @Query()
  @Allow('entry.read', { purpose: 'supervision' as Purpose })
  supervisionEntry(@Args('personId') personId: string, @Args('id') id: string) {
    return this.story.entry(personId, id);
  }

  @Query()
  @Allow('entry.read', { purpose: 'enforcement' as Purpose })
  enforcementEntry(@Args('personId') personId: string, @Args('id') id: string) {
    return this.story.entry(personId, id);
  }

  @Query()
  @Allow('entry.read', { purpose: 'safeguarding' })
  safeguardingEntry(@Args('personId') personId: string, @Args('id') id: string) {
    return this.story.entry(personId, id);
  }
}

@Module({ providers: [ReadStory, OtherPurposesResolver] })
class OtherPurposesModule {}

export const otherPurposesDomain: DomainApi = {
  module: OtherPurposesModule,
  sdl: `extend type Query { ${WITHOUT_OPERATION.map((purpose) => `${purpose}Entry(personId: ID!, id: ID!): Entry!`).join(' ')} }`,
};

const documents = WITHOUT_OPERATION.map(
  (purpose) => `query OneEntry($personId: ID!, $id: ID!) { entry: ${purpose}Entry(personId: $personId, id: $id) { id words asSummary } }`,
);

/** Their documents, beside those of the apps. */
export const otherPurposesSafelist = listOf([{ documents }]);

/** The id of the document that asks about one entry for this purpose. */
export const documentFor = (purpose: (typeof WITHOUT_OPERATION)[number]): string =>
  idOf(documents[WITHOUT_OPERATION.indexOf(purpose)] ?? '');
