import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, type InviteInput, type InviteAgainInput, type WithdrawInvitationInput } from '@alongside/platform/graphql';
import { Invite } from './invite.ts';
import { InviteAgain } from './invite-again.ts';
import { WithdrawInvitation } from './withdraw-invitation.ts';

@Resolver()
export class InvitationsResolver {
  constructor(
    private readonly inviting: Invite,
    private readonly invitingAgain: InviteAgain,
    private readonly withdrawing: WithdrawInvitation,
  ) {}

  @Mutation()
  @Allow('worker.invite', { purpose: 'support' })
  invite(@Args('input') input: InviteInput) {
    return this.inviting.run(input);
  }

  @Mutation()
  @Allow('worker.invite_again', { purpose: 'support' })
  inviteAgain(@Args('input') input: InviteAgainInput) {
    return this.invitingAgain.run(input);
  }

  @Mutation()
  @Allow('invitation.withdraw', { purpose: 'support' })
  withdrawInvitation(@Args('input') input: WithdrawInvitationInput) {
    return this.withdrawing.run(input);
  }
}
