import { Injectable } from '@nestjs/common';
import { ApiError, idToFind } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { AskNotYetInput, NotByMessage, NotYetAsked, NotYetIncomplete, PersonTold, PersonToldInput } from '@alongside/platform/graphql';
import { LONGEST_REASON } from '@alongside/consent/model';
import { ASK_NOT_YET, TOLD } from './overrides.queries.ts';

const NOT_BY_MESSAGE: NotByMessage = {
  __typename: 'NotByMessage',
  message: 'Do not tell them by text, e-mail or app. It may not be safe. Tell them in person, by phone or on paper.',
};
const NOT_YET_INCOMPLETE: NotYetIncomplete = {
  __typename: 'NotYetIncomplete',
  message: 'Write why it is not safe yet, and a day within 28 days.',
};

/** The duty to tell: it is done, or it is not safe yet. NOT_FOUND where it has not come to this worker, or is done already. */
@Injectable()
export class TellPerson {
  constructor(private readonly database: Database) {}

  async told(input: PersonToldInput): Promise<PersonTold | NotByMessage> {
    const id = idToFind(input.overrideId);
    const { rows } = await this.database.write((writer) => writer.change(TOLD, [id, input.how]));
    if (rows[0]?.answer === 'not_by_message') return NOT_BY_MESSAGE;
    if (rows[0]?.answer !== 'told') throw new ApiError('NOT_FOUND');
    return { __typename: 'PersonTold', id };
  }

  async notYet(input: AskNotYetInput): Promise<NotYetAsked | NotYetIncomplete> {
    const id = idToFind(input.overrideId);
    const reason = input.reason.trim();
    if (!reason || reason.length > LONGEST_REASON) return NOT_YET_INCOMPLETE;
    const { rows } = await this.database.write((writer) => writer.change(ASK_NOT_YET, [id, reason, input.until]));
    if (rows[0]?.answer === 'too_long') return NOT_YET_INCOMPLETE;
    if (rows[0]?.answer !== 'asked') throw new ApiError('NOT_FOUND');
    return { __typename: 'NotYetAsked', id };
  }
}
