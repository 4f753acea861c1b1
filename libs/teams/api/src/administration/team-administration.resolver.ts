import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, type AddTeamInput, type JoinTeamInput, type LeaveTeamInput, type RenameTeamInput } from '@alongside/platform/graphql';
import { AddTeam } from './add-team.ts';
import { JoinTeam } from './join-team.ts';
import { LeaveTeam } from './leave-team.ts';
import { RenameTeam } from './rename-team.ts';

@Resolver()
export class TeamAdministrationResolver {
  constructor(
    private readonly adding: AddTeam,
    private readonly renaming: RenameTeam,
    private readonly joining: JoinTeam,
    private readonly leaving: LeaveTeam,
  ) {}

  @Mutation()
  @Allow('team.add', { purpose: 'support' })
  addTeam(@Args('input') input: AddTeamInput) {
    return this.adding.run(input);
  }

  @Mutation()
  @Allow('team.rename', { purpose: 'support' })
  renameTeam(@Args('input') input: RenameTeamInput) {
    return this.renaming.run(input);
  }

  @Mutation()
  @Allow('team.join', { purpose: 'support' })
  joinTeam(@Args('input') input: JoinTeamInput) {
    return this.joining.run(input);
  }

  @Mutation()
  @Allow('team.leave', { purpose: 'support' })
  leaveTeam(@Args('input') input: LeaveTeamInput) {
    return this.leaving.run(input);
  }
}
