import { Injectable } from '@nestjs/common';
import { LONGEST_TYPED, readTyped, withAlternatives } from '@alongside/people/model';
import { ApiError } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { PersonCard } from '@alongside/platform/graphql';
import { FIND } from './people.queries.ts';
import { toPersonCard } from './person-card.ts';

/** The most people that one search gives. */
const AT_MOST = 20;

/** Finds people among those whom this worker may see: all that was typed must fit. It never says of anyone else whether they are known. */
@Injectable()
export class FindPeople {
  constructor(private readonly database: Database) {}

  async run(text: string): Promise<PersonCard[]> {
    if (text.length > LONGEST_TYPED) throw new ApiError('BAD_INPUT');
    const { names, birthDate = null, postcode = null, phone = null } = readTyped(text);
    const rows = await this.database.read((reader) =>
      reader.rows(FIND, [names.map(withAlternatives), birthDate, postcode, phone, AT_MOST]),
    );
    return rows.map(toPersonCard);
  }
}
