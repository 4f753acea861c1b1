import { Injectable } from '@nestjs/common';
import { safeParse } from 'valibot';
import { idToFind } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { ChangeOrganisationInput } from '@alongside/platform/graphql';
import { line } from '@alongside/teams/model';
import { CHANGE_ORGANISATION } from './administration.queries.ts';
import { IssuersToChoose } from './issuers-to-choose.ts';
import { type Changed, ISSUER_NOT_KNOWN, ORGANISATION_NAME_NEEDED, outcome, type Refusal } from './outcomes.ts';

/** Changes what a partner is called, what it is and how its workers sign in, unless someone else did meanwhile. The event keeps what stood before. */
@Injectable()
export class ChangeOrganisation {
  constructor(
    private readonly database: Database,
    private readonly issuers: IssuersToChoose,
  ) {}

  async run(input: ChangeOrganisationInput): Promise<Changed | Refusal | typeof ORGANISATION_NAME_NEEDED | typeof ISSUER_NOT_KNOWN> {
    const name = safeParse(line, input.name);
    if (!name.success) return ORGANISATION_NAME_NEEDED;
    if (!this.issuers.knows(input.issuer)) return ISSUER_NOT_KNOWN;
    const id = idToFind(input.organisationId);
    return outcome(
      id,
      await this.database.write((writer) =>
        writer.change(CHANGE_ORGANISATION, [
          id,
          input.expectedVersion,
          name.output,
          input.kind,
          input.protectedService,
          input.issuer ?? null,
        ]),
      ),
    );
  }
}
