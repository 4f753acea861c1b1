import { Injectable } from '@nestjs/common';
import { safeParse } from 'valibot';
import { whatMattersForm } from '@alongside/people/model';
import { idToFind, idToMake } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { SayWhatMattersInput } from '@alongside/platform/graphql';
import { type PersonRef, WHAT_MATTERS_CHANGED, WORDS_NEEDED } from './outcomes.ts';
import { ONE_WRITER_AT_A_TIME, SAY_WHAT_MATTERS } from './people.queries.ts';

type Outcome = PersonRef<'WhatMattersSaid'> | (PersonRef<'WhatMattersChanged'> & { readonly message: string }) | typeof WORDS_NEEDED;

/** Adds a dated version of what matters to the person, in their own words. The earlier ones stay. */
@Injectable()
export class SayWhatMatters {
  constructor(private readonly database: Database) {}

  async run(input: SayWhatMattersInput): Promise<Outcome> {
    const said = safeParse(whatMattersForm, { words: input.words });
    if (!said.success) return WORDS_NEEDED;
    const personId = idToFind(input.personId);
    const insteadOf = input.insteadOf ? idToFind(input.insteadOf) : null;
    return this.database.write(async (writer) => {
      await writer.change(ONE_WRITER_AT_A_TIME, [personId]);
      const { count } = await writer.change(SAY_WHAT_MATTERS, [personId, idToMake(input.id), said.output.words, insteadOf]);
      return count === 1 ? { __typename: 'WhatMattersSaid', personId } : { ...WHAT_MATTERS_CHANGED, personId };
    });
  }
}
