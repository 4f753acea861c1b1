import { Injectable } from '@nestjs/common';
import { ApiError } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { Administration } from '@alongside/platform/graphql';
import { ADMINISTERING, MANAGED_ORGANISATIONS, MANAGED_TEAMS } from './administration.queries.ts';
import { IssuersToChoose } from './issuers-to-choose.ts';

/** Shows an administrator what they keep in order: three statements, however much it is. */
@Injectable()
export class ShowAdministration {
  constructor(
    private readonly database: Database,
    private readonly issuers: IssuersToChoose,
  ) {}

  async show(): Promise<Administration> {
    const administration = await this.showIfAny();
    if (!administration) throw new ApiError('FORBIDDEN');
    return administration;
  }

  /** Null for whoever is no administrator. */
  async showIfAny(): Promise<Administration | null> {
    return this.database.read(async (reader) => {
      const [administering] = await reader.rows(ADMINISTERING, []);
      if (!administering) return null;
      return {
        looksAfterPlace: administering.looks_after_place,
        organisations: await reader.rows(MANAGED_ORGANISATIONS, []),
        teams: await reader.rows(MANAGED_TEAMS, []),
        issuers: [...this.issuers.all],
      };
    });
  }
}
