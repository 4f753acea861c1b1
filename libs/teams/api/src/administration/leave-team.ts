import { Injectable } from '@nestjs/common';
import { idToFind } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { LeaveTeamInput } from '@alongside/platform/graphql';
import { LEAVE_TEAM } from './administration.queries.ts';
import { type Changed, outcome, type Refusal } from './outcomes.ts';

/** Takes a worker out of a team. That they were in it stays known. */
@Injectable()
export class LeaveTeam {
  constructor(private readonly database: Database) {}

  async run(input: LeaveTeamInput): Promise<Changed | Refusal> {
    const id = idToFind(input.teamId);
    return outcome(
      id,
      await this.database.write((writer) => writer.change(LEAVE_TEAM, [id, idToFind(input.workerId), idToFind(input.organisationId)])),
    );
  }
}
