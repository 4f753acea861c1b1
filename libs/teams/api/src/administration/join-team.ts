import { Injectable } from '@nestjs/common';
import { idToFind } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { JoinTeamInput } from '@alongside/platform/graphql';
import { JOIN_TEAM } from './administration.queries.ts';
import { type Changed, outcome, type Refusal } from './outcomes.ts';

/** Puts a worker into a team, for one of their organisations. */
@Injectable()
export class JoinTeam {
  constructor(private readonly database: Database) {}

  async run(input: JoinTeamInput): Promise<Changed | Refusal> {
    const id = idToFind(input.teamId);
    return outcome(
      id,
      await this.database.write((writer) => writer.change(JOIN_TEAM, [id, idToFind(input.workerId), idToFind(input.organisationId)])),
    );
  }
}
