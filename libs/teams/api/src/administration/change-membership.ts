import { Injectable } from '@nestjs/common';
import { safeParse } from 'valibot';
import { idToFind } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { ChangeMembershipInput } from '@alongside/platform/graphql';
import { line } from '@alongside/teams/model';
import { CHANGE_MEMBERSHIP } from './administration.queries.ts';
import { type Changed, JOB_TITLE_NEEDED, outcome, type Refusal } from './outcomes.ts';

/** Gives a worker another role or job title from their next request on, unless someone else did meanwhile. Whom they are with stays as it is. */
@Injectable()
export class ChangeMembership {
  constructor(private readonly database: Database) {}

  async run(input: ChangeMembershipInput): Promise<Changed | Refusal | typeof JOB_TITLE_NEEDED> {
    const jobTitle = safeParse(line, input.jobTitle);
    if (!jobTitle.success) return JOB_TITLE_NEEDED;
    const id = idToFind(input.membershipId);
    return outcome(
      id,
      await this.database.write((writer) => writer.change(CHANGE_MEMBERSHIP, [id, input.expectedVersion, input.role, jobTitle.output])),
    );
  }
}
