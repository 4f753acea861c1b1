import { Injectable } from '@nestjs/common';
import { safeParse } from 'valibot';
import { idToFind, idToMake } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { InviteInput } from '@alongside/platform/graphql';
import { line } from '@alongside/teams/model';
import { INVITE } from './administration.queries.ts';
import { type Changed, JOB_TITLE_NEEDED, outcome, type Refusal, WORKER_NAME_NEEDED } from './outcomes.ts';
import { readTokenHash } from './token-hash.ts';

/** Lets someone new in by a link that the administrator hands over. Only the hash of its token comes here. */
@Injectable()
export class Invite {
  constructor(private readonly database: Database) {}

  async run(input: InviteInput): Promise<Changed | Refusal | typeof WORKER_NAME_NEEDED> {
    const name = safeParse(line, input.name);
    if (!name.success) return WORKER_NAME_NEEDED;
    const jobTitle = safeParse(line, input.jobTitle);
    if (!jobTitle.success) return JOB_TITLE_NEEDED;
    const id = idToMake(input.id);
    return outcome(
      id,
      await this.database.write((writer) =>
        writer.change(INVITE, [
          id,
          idToFind(input.organisationId),
          name.output,
          input.role,
          jobTitle.output,
          readTokenHash(input.tokenHash),
        ]),
      ),
    );
  }
}
