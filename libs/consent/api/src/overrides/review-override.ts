import { Injectable } from '@nestjs/common';
import { LONGEST_REASON } from '@alongside/consent/model';
import { ApiError, idToFind } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type {
  AgreeToRenewalInput,
  AnswerNotYetInput,
  CannotReview,
  NotYetAnswered,
  OverrideReviewed,
  RefusalIncomplete,
  RefuseRenewalInput,
  RenewalAgreed,
  RenewalRefused,
  ReviewOverrideInput,
} from '@alongside/platform/graphql';
import { AGREE_TO_RENEWAL, ANSWER_NOT_YET, REFUSE_RENEWAL, REVIEW } from './overrides.queries.ts';

const REFUSAL_INCOMPLETE: RefusalIncomplete = {
  __typename: 'RefusalIncomplete',
  message: 'Write why you do not agree. Whoever asked reads it. It can have up to 2,000 letters.',
};
const cannot = (message: string): CannotReview => ({ __typename: 'CannotReview', message });

/** What the Guardian decides about an override. NOT_FOUND to everyone whose queue it does not stand in. */
@Injectable()
export class ReviewOverride {
  constructor(private readonly database: Database) {}

  async review(input: ReviewOverrideInput): Promise<OverrideReviewed | CannotReview> {
    const id = idToFind(input.overrideId);
    const words = input.words.trim();
    if (!words || words.length > LONGEST_REASON)
      return cannot('Write what you found, and what happens now. It can have up to 2,000 letters.');
    const { rows } = await this.database.write((writer) => writer.change(REVIEW, [id, input.outcome, words]));
    if (rows[0]?.answer === 'still_open') return cannot('It is still open. Uphold it once it has ended. Not upholding it ends it now.');
    if (rows[0]?.answer !== 'reviewed') throw new ApiError('NOT_FOUND');
    return { __typename: 'OverrideReviewed', id };
  }

  async notYet(input: AnswerNotYetInput): Promise<NotYetAnswered> {
    const id = idToFind(input.overrideId);
    const { rows } = await this.database.write((writer) => writer.change(ANSWER_NOT_YET, [id, input.agreed]));
    if (!rows[0]?.done) throw new ApiError('NOT_FOUND');
    return { __typename: 'NotYetAnswered', id };
  }

  async renewal(input: AgreeToRenewalInput): Promise<RenewalAgreed> {
    const id = idToFind(input.overrideId);
    const { rows } = await this.database.write((writer) => writer.change(AGREE_TO_RENEWAL, [id]));
    if (!rows[0]?.done) throw new ApiError('NOT_FOUND');
    return { __typename: 'RenewalAgreed', id };
  }

  async refuse(input: RefuseRenewalInput): Promise<RenewalRefused | RefusalIncomplete> {
    const id = idToFind(input.overrideId);
    const words = input.words.trim();
    if (!words || words.length > LONGEST_REASON) return REFUSAL_INCOMPLETE;
    const { rows } = await this.database.write((writer) => writer.change(REFUSE_RENEWAL, [id, words]));
    if (!rows[0]?.done) throw new ApiError('NOT_FOUND');
    return { __typename: 'RenewalRefused', id };
  }
}
