import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { ApiError, idToMake } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { AddPersonInput } from '@alongside/platform/graphql';
import { NAME_NEEDED, type PersonRef } from './outcomes.ts';
import { readDetails } from './person-details.ts';
import { ADD } from './people.queries.ts';

/** More answers than a worker could have been shown. */
const TOO_MANY_ANSWERS = 50;

/** Adds a person with this worker alongside, because they did it in one sitting with them. */
@Injectable()
export class AddPerson {
  constructor(private readonly database: Database) {}

  async run(input: AddPersonInput): Promise<PersonRef<'PersonAdded'> | typeof NAME_NEEDED> {
    const details = readDetails(input.details);
    if (details === 'nameless') return NAME_NEEDED;
    if (details === 'odd' || input.answers.length > TOO_MANY_ANSWERS) throw new ApiError('BAD_INPUT');
    const answers = input.answers.map(({ personId, answer }) => ({ person_id: idToMake(personId), answer }));
    const { preferredName, fullName, birthDate, postcode, phone, street } = details;
    const { rows } = await this.database.write((writer) =>
      writer.change(ADD, [
        idToMake(input.personId),
        preferredName,
        fullName,
        birthDate,
        postcode,
        phone,
        street,
        JSON.stringify(answers),
        uuidv7(),
      ]),
    );
    if (!rows[0]) throw new ApiError('INTERNAL');
    return { __typename: 'PersonAdded', personId: rows[0].person_id };
  }
}
