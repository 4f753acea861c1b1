import { Injectable } from '@nestjs/common';
import { ApiError, idToFind } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { ActForInput, Membership, NotYourOrganisation } from '@alongside/platform/graphql';
import { ACT_FOR, MY_MEMBERSHIP } from './teams.queries.ts';

/** Acting for an organisation from now on. */
export interface ActingForRef {
  readonly __typename: 'ActingFor';
  readonly organisationId: string;
}

/** Moves this session to another of the worker's own organisations, from the next request on. */
@Injectable()
export class ActFor {
  constructor(private readonly database: Database) {}

  async run({ organisationId: wanted }: ActForInput): Promise<ActingForRef | NotYourOrganisation> {
    const organisationId = idToFind(wanted);
    const { rows } = await this.database.write((writer) => writer.change(ACT_FOR, [organisationId]));
    if (!rows[0]?.moved)
      return { __typename: 'NotYourOrganisation', message: 'You do not work for that organisation here, or not any more.' };
    return { __typename: 'ActingFor', organisationId };
  }

  /** The worker's place in one of their own organisations. */
  async membership(organisationId: string): Promise<Membership> {
    const [row] = await this.database.read((reader) => reader.rows(MY_MEMBERSHIP, [organisationId]));
    if (!row) throw new ApiError('NOT_FOUND');
    return row.membership;
  }
}
