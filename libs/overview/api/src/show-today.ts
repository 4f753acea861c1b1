import { Injectable } from '@nestjs/common';
import { type EntryFields, toEntry } from '@alongside/conversations/api';
import { CALL_BACKS, toCallBack, toPersonCard } from '@alongside/people/api';
import { Database } from '@alongside/platform/database';
import type { Today, UnsortedEntry } from '@alongside/platform/graphql';
import { LEFT_UNSORTED, MY_CARDS, UNSORTED, WAITING_CAUTIONS } from './today.queries.ts';

type WaitingEntry = Omit<UnsortedEntry, 'entry'> & { readonly entry: EntryFields };

/** Today, without what is read only where it is asked for. */
export type TodayPage = Omit<Today, 'unsorted' | 'leftUnsorted' | 'opened' | 'toTell'> & {
  readonly unsorted: readonly WaitingEntry[];
  readonly leftUnsorted: readonly WaitingEntry[];
};

/** Shows what waits for this worker: five statements, however much it is. */
@Injectable()
export class ShowToday {
  constructor(private readonly database: Database) {}

  async today(): Promise<TodayPage> {
    return this.database.read(async (reader) => {
      const people = (await reader.rows(MY_CARDS, [])).map(toPersonCard);
      const unsorted = await reader.rows(UNSORTED, []);
      const leftUnsorted = await reader.rows(LEFT_UNSORTED, []);
      const callBacks = await reader.rows(CALL_BACKS, []);
      const cautions = await reader.rows(WAITING_CAUTIONS, []);
      const cards = new Map(people.map((card) => [card.id, card]));
      // Whoever came into sight between two statements stands here at the next look.
      const known = <Row extends { person_id: string }>(rows: readonly Row[]) =>
        rows.flatMap((row) => {
          const person = cards.get(row.person_id);
          return person ? [{ row, person }] : [];
        });
      return {
        people,
        unsorted: known(unsorted).map(({ row, person }) => ({ entry: toEntry(row), person })),
        leftUnsorted: known(leftUnsorted).map(({ row, person }) => ({ entry: toEntry(row), person })),
        callBacks: known(callBacks).map(({ row, person }) => toCallBack(row, person)),
        cautions: known(cautions).map(({ row, person }) => ({
          id: row.entry_id,
          person,
          state: row.state,
          author: { id: row.author_id, name: row.author_name },
          reviewOn: row.review_on,
        })),
      };
    });
  }
}
