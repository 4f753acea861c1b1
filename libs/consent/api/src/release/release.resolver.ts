import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, type AnswerReleaseInput, type AskReleaseInput, type ProposeReleaseInput, type Release } from '@alongside/platform/graphql';
import { KeepRelease } from './keep-release.ts';
import { ShowReleases } from './show-releases.ts';

@Resolver()
export class ReleaseResolver {
  constructor(
    private readonly showing: ShowReleases,
    private readonly keeping: KeepRelease,
  ) {}

  @Query()
  @Allow('release.read', { purpose: 'support' })
  guardianReleases(): Promise<Release[]> {
    return this.showing.run();
  }

  /** What the disclosure tells is told in its own purpose. */
  @Mutation()
  @Allow('release.ask', { purpose: 'disclosure' })
  askRelease(@Args('input') input: AskReleaseInput) {
    return this.keeping.ask(input);
  }

  @Mutation()
  @Allow('release.propose', { purpose: 'support', of: ['personId'] })
  proposeRelease(@Args('input') input: ProposeReleaseInput) {
    return this.keeping.propose(input);
  }

  @Mutation()
  @Allow('release.agree', { purpose: 'support' })
  agreeToRelease(@Args('input') input: AnswerReleaseInput) {
    return this.keeping.agree(input);
  }

  @Mutation()
  @Allow('release.end', { purpose: 'support' })
  endRelease(@Args('input') input: AnswerReleaseInput) {
    return this.keeping.end(input);
  }
}
