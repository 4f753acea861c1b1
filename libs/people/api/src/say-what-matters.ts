import { Injectable } from '@nestjs/common';
import { safeParse } from 'valibot';
import { whatMattersForm } from '@alongside/people/model';
import { idToFind, idToMake } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { SayWhatMattersInput } from '@alongside/platform/graphql';
import { type PersonRef, WORDS_NEEDED } from './outcomes.ts';
import { SAY_WHAT_MATTERS } from './people.queries.ts';

/** Adds a dated version of what matters to the person, in their own words. The earlier ones stay. */
@Injectable()
export class SayWhatMatters {
  constructor(private readonly database: Database) {}

  async run(input: SayWhatMattersInput): Promise<PersonRef<'WhatMattersSaid'> | typeof WORDS_NEEDED> {
    const said = safeParse(whatMattersForm, { words: input.words });
    if (!said.success) return WORDS_NEEDED;
    const personId = idToFind(input.personId);
    await this.database.write((writer) => writer.change(SAY_WHAT_MATTERS, [personId, idToMake(input.id), said.output.words]));
    return { __typename: 'WhatMattersSaid', personId };
  }
}
