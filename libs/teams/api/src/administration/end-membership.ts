import { Injectable } from '@nestjs/common';
import { idToFind } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { EndMembershipInput } from '@alongside/platform/graphql';
import { END_MEMBERSHIP } from './administration.queries.ts';
import { type Changed, outcome, type Refusal } from './outcomes.ts';

/** A leaver: sessions, teams and whom they were with end at once, for this organisation alone. */
@Injectable()
export class EndMembership {
  constructor(private readonly database: Database) {}

  async run(input: EndMembershipInput): Promise<Changed | Refusal> {
    const id = idToFind(input.membershipId);
    return outcome(id, await this.database.write((writer) => writer.change(END_MEMBERSHIP, [id])));
  }
}
