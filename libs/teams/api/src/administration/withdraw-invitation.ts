import { Injectable } from '@nestjs/common';
import { idToFind } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { WithdrawInvitationInput } from '@alongside/platform/graphql';
import { WITHDRAW_INVITATION } from './administration.queries.ts';
import { type Changed, outcome, type Refusal } from './outcomes.ts';

/** Takes back an invitation that waits: its link lets nobody in from now on. */
@Injectable()
export class WithdrawInvitation {
  constructor(private readonly database: Database) {}

  async run(input: WithdrawInvitationInput): Promise<Changed | Refusal> {
    const id = idToFind(input.invitationId);
    return outcome(id, await this.database.write((writer) => writer.change(WITHDRAW_INVITATION, [id])));
  }
}
