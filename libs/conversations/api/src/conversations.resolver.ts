import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, type AmendEntryInput, type RecordConversationInput, type SortEntryInput } from '@alongside/platform/graphql';
import { AmendEntry } from './amend-entry.ts';
import type { EntryFields } from './entry.ts';
import { MaySort } from './may-sort.ts';
import type { EntryRef } from './outcomes.ts';
import { ReadStory, type StoryPage } from './read-story.ts';
import { RecordConversation } from './record-conversation.ts';
import { SortEntry } from './sort-entry.ts';
import { TellsWhere } from './where/tells-where.ts';

@Resolver()
export class ConversationsResolver {
  constructor(
    private readonly recording: RecordConversation,
    private readonly sorting: SortEntry,
    private readonly amending: AmendEntry,
    private readonly story: ReadStory,
  ) {}

  @Query()
  @Allow('entry.read', { purpose: 'support' })
  entry(@Args('personId') personId: string, @Args('id') id: string): Promise<EntryFields> {
    return this.story.entry(personId, id);
  }

  @Mutation()
  @Allow('conversation.record', { purpose: 'support', of: ['personId'] })
  recordConversation(@Args('input') input: RecordConversationInput) {
    return this.recording.run(input);
  }

  @Mutation()
  @Allow('entry.sort', { purpose: 'support', of: ['personId', 'entryId'] })
  sortEntry(@Args('input') input: SortEntryInput) {
    return this.sorting.run(input);
  }

  @Mutation()
  @Allow('entry.amend', { purpose: 'support', of: ['personId', 'entryId'] })
  amendEntry(@Args('input') input: AmendEntryInput) {
    return this.amending.run(input);
  }
}

@Resolver('Person')
export class PersonStoryResolver {
  constructor(private readonly read: ReadStory) {}

  @ResolveField()
  story(@Parent() person: { id: string }, @Args('first') first: number, @Args('after') after?: string | null): Promise<StoryPage> {
    return this.read.page(person.id, first, after);
  }
}

@Resolver('Entry')
export class EntryResolver {
  constructor(
    private readonly sorting: MaySort,
    private readonly where: TellsWhere,
  ) {}

  @ResolveField()
  maySort(@Parent() entry: EntryFields): Promise<boolean> {
    return this.sorting.maySort(entry);
  }

  @ResolveField()
  tellsWhere(@Parent() entry: EntryFields): Promise<boolean> {
    return this.where.of(entry);
  }
}

/** The mutation's answer holds ids: the entry is read when it is asked for. */
@Resolver('ConversationRecorded')
export class ConversationRecordedResolver {
  constructor(private readonly read: ReadStory) {}

  @ResolveField()
  entry(@Parent() { personId, entryId }: EntryRef<'ConversationRecorded'>): Promise<EntryFields> {
    return this.read.entry(personId, entryId);
  }
}

/** The mutation's answer holds ids: the entry is read when it is asked for. */
@Resolver('EntrySorted')
export class EntrySortedResolver {
  constructor(private readonly read: ReadStory) {}

  @ResolveField()
  entry(@Parent() { personId, entryId }: EntryRef<'EntrySorted'>): Promise<EntryFields> {
    return this.read.entry(personId, entryId);
  }
}

/** The mutation's answer holds ids: the entry is read when it is asked for. */
@Resolver('EntryAmended')
export class EntryAmendedResolver {
  constructor(private readonly read: ReadStory) {}

  @ResolveField()
  entry(@Parent() { personId, entryId }: EntryRef<'EntryAmended'>): Promise<EntryFields> {
    return this.read.entry(personId, entryId);
  }
}

/** The mutation's answer holds ids: the entry is read when it is asked for. */
@Resolver('EntryChanged')
export class EntryChangedResolver {
  constructor(private readonly read: ReadStory) {}

  @ResolveField()
  entry(@Parent() { personId, entryId }: EntryRef<'EntryChanged'>): Promise<EntryFields> {
    return this.read.entry(personId, entryId);
  }
}
