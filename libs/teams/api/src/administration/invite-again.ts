import { Injectable } from '@nestjs/common';
import { idToFind, idToMake } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { InviteAgainInput } from '@alongside/platform/graphql';
import { INVITE_AGAIN } from './administration.queries.ts';
import { type Changed, outcome, type Refusal } from './outcomes.ts';
import { readTokenHash } from './token-hash.ts';

/** A link for a worker who lost their way to sign in. The old way works until the link is used. */
@Injectable()
export class InviteAgain {
  constructor(private readonly database: Database) {}

  async run(input: InviteAgainInput): Promise<Changed | Refusal> {
    const id = idToMake(input.id);
    return outcome(
      id,
      await this.database.write((writer) =>
        writer.change(INVITE_AGAIN, [id, idToFind(input.membershipId), readTokenHash(input.tokenHash)]),
      ),
    );
  }
}
