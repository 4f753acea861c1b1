import { Injectable } from '@nestjs/common';
import { safeParse } from 'valibot';
import { idToMake } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { AddOrganisationInput } from '@alongside/platform/graphql';
import { line } from '@alongside/teams/model';
import { ADD_ORGANISATION } from './administration.queries.ts';
import { IssuersToChoose } from './issuers-to-choose.ts';
import { type Changed, ISSUER_NOT_KNOWN, ORGANISATION_NAME_NEEDED, outcome, type Refusal } from './outcomes.ts';

/** Adds a partner to the place. */
@Injectable()
export class AddOrganisation {
  constructor(
    private readonly database: Database,
    private readonly issuers: IssuersToChoose,
  ) {}

  async run(input: AddOrganisationInput): Promise<Changed | Refusal | typeof ORGANISATION_NAME_NEEDED | typeof ISSUER_NOT_KNOWN> {
    const name = safeParse(line, input.name);
    if (!name.success) return ORGANISATION_NAME_NEEDED;
    if (!this.issuers.knows(input.issuer)) return ISSUER_NOT_KNOWN;
    const id = idToMake(input.id);
    return outcome(
      id,
      await this.database.write((writer) =>
        writer.change(ADD_ORGANISATION, [id, name.output, input.kind, input.protectedService, input.issuer ?? null]),
      ),
    );
  }
}
