import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, type ChangeMembershipInput, type EndMembershipInput } from '@alongside/platform/graphql';
import { ChangeMembership } from './change-membership.ts';
import { EndMembership } from './end-membership.ts';

@Resolver()
export class MembershipsResolver {
  constructor(
    private readonly changing: ChangeMembership,
    private readonly ending: EndMembership,
  ) {}

  @Mutation()
  @Allow('membership.change', { purpose: 'support' })
  changeMembership(@Args('input') input: ChangeMembershipInput) {
    return this.changing.run(input);
  }

  @Mutation()
  @Allow('membership.end', { purpose: 'support' })
  endMembership(@Args('input') input: EndMembershipInput) {
    return this.ending.run(input);
  }
}
