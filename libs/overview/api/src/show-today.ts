import { Injectable } from '@nestjs/common';
import { toEntry } from '@alongside/conversations/api';
import { CALL_BACKS, toCallBack, toPersonCard } from '@alongside/people/api';
import { Database } from '@alongside/platform/database';
import type { Today } from '@alongside/platform/graphql';
import { MY_CARDS, UNSORTED } from './today.queries.ts';

/** Shows what waits for this worker: three statements, however much it is. */
@Injectable()
export class ShowToday {
  constructor(private readonly database: Database) {}

  async today(): Promise<Today> {
    return this.database.read(async (reader) => {
      const people = (await reader.rows(MY_CARDS, [])).map(toPersonCard);
      const unsorted = await reader.rows(UNSORTED, []);
      const callBacks = await reader.rows(CALL_BACKS, []);
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
        callBacks: known(callBacks).map(({ row, person }) => toCallBack(row, person)),
      };
    });
  }
}
