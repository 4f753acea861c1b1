import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, type EntryParts, type MarkEntryInput, type SetApartInput } from '@alongside/platform/graphql';
import type { EntryFields } from '../entry.ts';
import type { EntryRef } from '../outcomes.ts';
import { ReadStory } from '../read-story.ts';
import { MarkEntry } from './mark-entry.ts';
import { SetApart, type WordsSetApart } from './set-apart.ts';
import { ShowParts } from './show-parts.ts';

@Resolver()
export class PartsResolver {
  constructor(
    private readonly showing: ShowParts,
    private readonly marking: MarkEntry,
    private readonly settingApart: SetApart,
  ) {}

  @Query()
  @Allow('entry.parts', { purpose: 'support' })
  entryParts(@Args('personId') personId: string, @Args('id') id: string): Promise<EntryParts> {
    return this.showing.run(personId, id);
  }

  @Mutation()
  @Allow('entry.mark', { purpose: 'support', even: true, of: ['personId', 'entryId'] })
  markEntry(@Args('input') input: MarkEntryInput) {
    return this.marking.run(input);
  }

  @Mutation()
  @Allow('entry.set_apart', { purpose: 'support', even: true, of: ['personId', 'entryId'] })
  setApart(@Args('input') input: SetApartInput) {
    return this.settingApart.run(input);
  }
}

/** The mutation's answer holds ids: the entry is read when it is asked for. */
@Resolver('EntryMarked')
export class EntryMarkedResolver {
  constructor(private readonly read: ReadStory) {}

  @ResolveField()
  entry(@Parent() { personId, entryId }: EntryRef<'EntryMarked'>): Promise<EntryFields> {
    return this.read.entry(personId, entryId);
  }
}

/** The mutation's answer holds ids: both entries are read when they are asked for. */
@Resolver('WordsSetApart')
export class WordsSetApartResolver {
  constructor(private readonly read: ReadStory) {}

  @ResolveField()
  entry(@Parent() { personId, entryId }: WordsSetApart): Promise<EntryFields> {
    return this.read.entry(personId, entryId);
  }

  @ResolveField()
  part(@Parent() { part }: WordsSetApart): Promise<EntryFields> {
    return this.read.entry(part.personId, part.entryId);
  }
}
