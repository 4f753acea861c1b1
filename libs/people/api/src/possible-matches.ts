import { Injectable } from '@nestjs/common';
import { nameWords, withAlternatives } from '@alongside/people/model';
import { ApiError } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { PersonDetailsInput, PossibleMatch } from '@alongside/platform/graphql';
import { POSSIBLE_MATCHES } from './people.queries.ts';
import { toPersonCard } from './person-card.ts';
import { readDetails } from './person-details.ts';

/** Who may be the one that is about to be added, among those whom this worker may see. */
@Injectable()
export class PossibleMatches {
  constructor(private readonly database: Database) {}

  async run(sent: PersonDetailsInput): Promise<PossibleMatch[]> {
    const details = readDetails(sent);
    if (details === 'odd') throw new ApiError('BAD_INPUT');
    if (details === 'nameless') return [];
    const { preferredName, fullName, birthDate, postcode, phone } = details;
    const names = nameWords(`${preferredName} ${fullName ?? ''}`).map(withAlternatives);
    const rows = await this.database.read((reader) => reader.rows(POSSIBLE_MATCHES, [names, birthDate, postcode, phone]));
    return rows.map((row) => ({
      person: toPersonCard(row),
      name: row.same_name,
      birthDate: row.same_birth_date,
      postcode: row.same_postcode,
      phone: row.same_phone,
    }));
  }
}
