import { Injectable } from '@nestjs/common';
import { carried } from '@alongside/consent/model';
import { sortingProblem } from '@alongside/conversations/model';
import { NAMED_UNSEEN } from '@alongside/people/api';
import { idToFind, idToMake } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { SetApartInput } from '@alongside/platform/graphql';
import { CANNOT_RECORD, type CannotRecord, type EntryChanged, type EntryRef } from '../outcomes.ts';
import { cameOf } from './came-of.ts';
import { SET_APART } from './parts.queries.ts';

/** The first entry, and the new one with the person whose record it is on. */
export interface WordsSetApart extends EntryRef<'WordsSetApart'> {
  readonly part: { readonly personId: string; readonly entryId: string };
}

/** Gives some of one's own words an entry of their own, with other readers. */
@Injectable()
export class SetApart {
  constructor(private readonly database: Database) {}

  async run(input: SetApartInput): Promise<WordsSetApart | EntryChanged | CannotRecord> {
    const { sorting } = input;
    if (sortingProblem(sorting)) return CANNOT_RECORD.held;
    const personId = idToFind(input.personId);
    const entryId = idToFind(input.entryId);
    const partId = idToMake(input.partId);
    const toPersonId = input.toPersonId ? idToFind(input.toPersonId) : null;
    return this.database.write(async (writer) => {
      const { rows } = await writer.change(SET_APART, [
        personId,
        entryId,
        input.expectedVersion,
        partId,
        toPersonId,
        input.from,
        input.length,
        carried(sorting.categories, sorting.inConfidence),
        sorting.shownToPerson,
        sorting.shownToPerson === 'held' ? (sorting.heldBecause?.trim() ?? null) : null,
        sorting.tellsWhere ?? null,
      ]);
      if (rows[0]?.answer === 'unknown' && toPersonId) await writer.rows(NAMED_UNSEEN, [[toPersonId]]);
      return (
        cameOf(rows[0]?.answer, personId, entryId) ?? {
          __typename: 'WordsSetApart',
          personId,
          entryId,
          part: { personId: toPersonId ?? personId, entryId: partId },
        }
      );
    });
  }
}
