import { Injectable } from '@nestjs/common';
import { Database } from '@alongside/platform/database';
import type { PersonCard } from '@alongside/platform/graphql';
import { PEOPLE_TO_KEEP } from './people.queries.ts';
import { toPersonCard } from './person-card.ts';

/** Gives a worker's device the people to keep for where there is no signal. Each is in the log as kept: the device shows them later without asking. */
@Injectable()
export class KeepPeople {
  constructor(private readonly database: Database) {}

  async run(): Promise<PersonCard[]> {
    const rows = await this.database.read((reader) => reader.rows(PEOPLE_TO_KEEP, []));
    return rows.map(toPersonCard);
  }
}
