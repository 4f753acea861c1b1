import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  Allow,
  type AnswerProposalsInput,
  type LoadListInput,
  type PersonCard,
  type StartFromListInput,
} from '@alongside/platform/graphql';
import { type AnsweredRef, AnswerProposals } from './answer-proposals.ts';
import { FindOnOwnList } from './find-on-own-list.ts';
import { LoadList } from './load-list.ts';
import { ShowOwnList } from './show-own-list.ts';
import { ShowProposals } from './show-proposals.ts';
import { StartFromList } from './start-from-list.ts';

/** For every worker: whom the list proposes, finding on it, beginning with someone on it. */
@Resolver()
export class ProposalsResolver {
  constructor(
    private readonly proposing: ShowProposals,
    private readonly finding: FindOnOwnList,
    private readonly answering: AnswerProposals,
    private readonly starting: StartFromList,
  ) {}

  @Query()
  @Allow('own_list.propose', { purpose: 'support', even: true })
  myProposals(@Args('first') first: number, @Args('after') after?: string | null) {
    return this.proposing.run(first, after);
  }

  @Query()
  @Allow('own_list.find', { purpose: 'support', even: true })
  findOnOwnList(@Args('text') text: string) {
    return this.finding.run(text);
  }

  @Mutation()
  @Allow('own_list.answer', { purpose: 'support', even: true })
  answerProposals(@Args('input') input: AnswerProposalsInput) {
    return this.answering.run(input);
  }

  @Mutation()
  @Allow('own_list.start', { purpose: 'support', even: true, of: ['id'] })
  startFromList(@Args('input') input: StartFromListInput) {
    return this.starting.run(input);
  }
}

/** For those who look after the list. */
@Resolver('OwnList')
export class OwnListResolver {
  constructor(
    private readonly loading: LoadList,
    private readonly showing: ShowOwnList,
  ) {}

  @Query('ownList')
  @Allow('own_list.look_after', { purpose: 'support' })
  ownList() {
    return this.showing.overview();
  }

  @ResolveField()
  workersNotKnown() {
    return this.showing.workersNotKnown();
  }

  @Mutation('loadList')
  @Allow('own_list.load', { purpose: 'support', even: true })
  loadList(@Args('input') input: LoadListInput) {
    return this.loading.run(input);
  }
}

@Resolver('Person')
export class KnownOnListResolver {
  constructor(private readonly showing: ShowOwnList) {}

  @ResolveField()
  knownOnList(@Parent() person: { id: string }) {
    return this.showing.known(person.id);
  }
}

/** The mutation's answer holds ids: the cards are read when they are asked for. */
@Resolver('ProposalsAnswered')
export class ProposalsAnsweredResolver {
  constructor(private readonly starting: StartFromList) {}

  @ResolveField()
  alongside(@Parent() { personIds }: AnsweredRef): Promise<PersonCard[]> {
    return this.starting.cards(personIds);
  }
}

/** The mutation's answer holds the id: the card is read when it is asked for. */
@Resolver('StartedFromList')
export class StartedFromListResolver {
  constructor(private readonly starting: StartFromList) {}

  @ResolveField()
  async person(@Parent() { personId }: { personId: string }): Promise<PersonCard | undefined> {
    return (await this.starting.cards([personId]))[0];
  }
}
