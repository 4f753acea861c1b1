import { Injectable } from '@nestjs/common';
import { safeParse } from 'valibot';
import { idToMake } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { AddTeamInput } from '@alongside/platform/graphql';
import { line } from '@alongside/teams/model';
import { ADD_TEAM } from './administration.queries.ts';
import { type Changed, outcome, type Refusal, TEAM_NAME_NEEDED } from './outcomes.ts';

/** Adds a neighbourhood team. Being in one opens nothing. */
@Injectable()
export class AddTeam {
  constructor(private readonly database: Database) {}

  async run(input: AddTeamInput): Promise<Changed | Refusal | typeof TEAM_NAME_NEEDED> {
    const name = safeParse(line, input.name);
    if (!name.success) return TEAM_NAME_NEEDED;
    const id = idToMake(input.id);
    return outcome(id, await this.database.write((writer) => writer.change(ADD_TEAM, [id, name.output])));
  }
}
