import { Injectable } from '@nestjs/common';
import { idToFind } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { CautionNote } from '@alongside/platform/graphql';
import { CAUTIONS, notesAmong } from './caution.queries.ts';

/** Shows the caution notes of a person that the decision shows to this worker. */
@Injectable()
export class ShowCautions {
  constructor(private readonly database: Database) {}

  async run(person: string): Promise<CautionNote[]> {
    const rows = await this.database.read((reader) => reader.rows(CAUTIONS, [idToFind(person)]));
    return notesAmong(rows).map((row) => ({
      id: row.entry_id,
      personId: row.person_id,
      state: row.state,
      words: row.words,
      evidence: row.evidence,
      told: row.told,
      toldWords: row.told_words,
      reviewOn: row.review_on,
      author: { id: row.author_id, name: row.author_name },
      second: { id: row.second_id, name: row.second_name },
      mayAgree: row.may_agree,
      mayEnd: row.may_end,
      mayContinue: row.may_continue,
    }));
  }
}
