import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type ActForInput, Allow, type Membership, type Team } from '@alongside/platform/graphql';
import { ActFor, type ActingForRef } from './act-for.ts';
import { ShowMe } from './show-me.ts';

@Resolver()
export class TeamsResolver {
  constructor(
    private readonly showing: ShowMe,
    private readonly acting: ActFor,
  ) {}

  @Query()
  @Allow('me.read', { purpose: 'support' })
  me() {
    return this.showing.me();
  }

  @Mutation()
  @Allow('organisation.act_for', { purpose: 'support' })
  actFor(@Args('input') input: ActForInput) {
    return this.acting.run(input);
  }
}

@Resolver('Me')
export class MeResolver {
  constructor(private readonly showing: ShowMe) {}

  @ResolveField()
  teams(): Promise<Team[]> {
    return this.showing.teams();
  }

  @ResolveField()
  deviceKey(): Promise<string> {
    return this.showing.deviceKey();
  }
}

@Resolver('ActingFor')
export class ActingForResolver {
  constructor(private readonly acting: ActFor) {}

  @ResolveField()
  membership(@Parent() { organisationId }: ActingForRef): Promise<Membership> {
    return this.acting.membership(organisationId);
  }
}
