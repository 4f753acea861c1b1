import { Injectable } from '@nestjs/common';
import { ApiError, idToFind } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { AnswerProposalsInput } from '@alongside/platform/graphql';
import { NAMED_UNSEEN } from '../people.queries.ts';
import { BEGIN, NOT_MINE, withAnswer } from './own-list.queries.ts';

const MOST_ANSWERS = 50;

/** What was answered, as it is remembered. The people are read again, through the sharing decision. */
export interface AnsweredRef {
  readonly personIds: string[];
  readonly notMine: number;
}

/** Takes what the worker says of those whom the list proposes: alongside makes the person and the involvement, *not mine* is remembered. */
@Injectable()
export class AnswerProposals {
  constructor(private readonly database: Database) {}

  async run({ answers: sent }: AnswerProposalsInput): Promise<AnsweredRef> {
    if (sent.length > MOST_ANSWERS) throw new ApiError('BAD_INPUT');
    const answers = sent.map(({ id, answer }) => ({ id: idToFind(id), answer }));
    return this.database.write(async (writer) => {
      const picked = withAnswer(answers, 'alongside');
      const begun = await writer.change(BEGIN, [picked, true]);
      if (begun.count < new Set(picked).size) await writer.rows(NAMED_UNSEEN, [picked]); // those who began are seen by now
      const not = await writer.change(NOT_MINE, [withAnswer(answers, 'not_mine')]);
      return { personIds: begun.rows.map(({ person_id }) => person_id), notMine: not.rows[0]?.not_mine ?? 0 };
    });
  }
}
