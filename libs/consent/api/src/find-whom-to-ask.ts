import { Injectable } from '@nestjs/common';
import { LONGEST_TYPED, readTyped } from '@alongside/people/model';
import { ApiError } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { WhomToAsk } from '@alongside/platform/graphql';
import { WHOM_TO_ASK } from './consent.queries.ts';

/** Whom to ask about somebody who agreed to be found. Only their full name with their birth date finds them, and nothing of them is shown. */
@Injectable()
export class FindWhomToAsk {
  constructor(private readonly database: Database) {}

  async run(text: string): Promise<WhomToAsk[]> {
    if (text.length > LONGEST_TYPED) throw new ApiError('BAD_INPUT');
    const { names, birthDate = null } = readTyped(text);
    const rows = await this.database.read((reader) => reader.rows(WHOM_TO_ASK, [names, birthDate]));
    return rows.map((row) => ({ dutyDesk: row.duty_desk, leadName: row.lead_name, leadOrganisation: row.lead_organisation }));
  }
}
