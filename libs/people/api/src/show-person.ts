import { Injectable } from '@nestjs/common';
import { ApiError, idToFind } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { Involvement, Person, WhatMatters } from '@alongside/platform/graphql';
import { toInvolvement } from './involvement.ts';
import { ALONGSIDE, PERSON, WHAT_MATTERED_BEFORE } from './people.queries.ts';

/** A person without the lists that are read only where they are asked for. */
export type PersonPage = Omit<Person, 'alongside' | 'whatMatteredBefore' | 'readers' | 'story'>;

/** Shows one person as far as the signed-in worker may know them. */
@Injectable()
export class ShowPerson {
  constructor(private readonly database: Database) {}

  /** NOT_FOUND for nobody and for somebody hidden alike. */
  async person(id: string): Promise<PersonPage> {
    const [row] = await this.database.read((reader) => reader.rows(PERSON, [idToFind(id)]));
    if (!row) throw new ApiError('NOT_FOUND');
    return {
      id: row.person_id,
      name: row.name,
      preferredName: row.preferred_name,
      standing: row.standing,
      birthDate: row.birth_date,
      age: row.age,
      street: row.street,
      postcode: row.postcode,
      phone: row.phone,
      safeContact: row.safe_contact,
      communicationNeed: row.communication_need,
      whatMatters: row.what_matters,
      lead: row.lead,
    };
  }

  async alongside(personId: string): Promise<Involvement[]> {
    const rows = await this.database.read((reader) => reader.rows(ALONGSIDE, [personId]));
    return rows.map(toInvolvement);
  }

  /** Earlier versions, newest first, 20 at most. */
  async whatMatteredBefore(personId: string): Promise<WhatMatters[]> {
    const rows = await this.database.read((reader) => reader.rows(WHAT_MATTERED_BEFORE, [personId]));
    return rows.map(({ what_matters }) => what_matters);
  }
}
