import { Injectable } from '@nestjs/common';
import { safeParse } from 'valibot';
import { idToFind } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { RenameTeamInput } from '@alongside/platform/graphql';
import { line } from '@alongside/teams/model';
import { RENAME_TEAM } from './administration.queries.ts';
import { type Changed, outcome, type Refusal, TEAM_NAME_NEEDED } from './outcomes.ts';

/** Gives a team another name, unless someone else did meanwhile. */
@Injectable()
export class RenameTeam {
  constructor(private readonly database: Database) {}

  async run(input: RenameTeamInput): Promise<Changed | Refusal | typeof TEAM_NAME_NEEDED> {
    const name = safeParse(line, input.name);
    if (!name.success) return TEAM_NAME_NEEDED;
    const id = idToFind(input.teamId);
    return outcome(id, await this.database.write((writer) => writer.change(RENAME_TEAM, [id, input.expectedVersion, name.output])));
  }
}
