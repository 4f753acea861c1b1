import { Injectable } from '@nestjs/common';
import { ApiError, idToFind, idToMake } from '@alongside/platform/context';
import { Database, type Writer } from '@alongside/platform/database';
import type { AnswerReleaseInput, AskReleaseInput, ProposeReleaseInput } from '@alongside/platform/graphql';
import { reasonOf } from '../protect/outcomes.ts';
import { AGREE_TO_RELEASE, ASK_RELEASE, END_RELEASE, PROPOSE_RELEASE, RELEASE_LOOKED, type ReleaseCameOf } from './release.queries.ts';

interface Kept {
  readonly __typename: 'ReleaseKept';
  readonly id: string;
}
interface CannotRelease {
  readonly __typename: 'CannotRelease';
  readonly message: string;
}
type Kind = Kept | CannotRelease;

const cannot = (message: string): CannotRelease => ({ __typename: 'CannotRelease', message });
const CANNOT = {
  reason: cannot('Say why. You can use up to 2,000 letters.'),
  nobody: cannot('Nobody at your organisation has just that name, or several do. Write the first name and the last name.'),
  until: cannot('Choose a day from today to 28 days ahead.'),
} as const;

/** Two Guardians lift what protects a person for one worker, until a day: one asks or proposes, others agree, and each may end it. NOT_FOUND to everyone else. */
@Injectable()
export class KeepRelease {
  constructor(private readonly database: Database) {}

  async ask(input: AskReleaseInput): Promise<Kind> {
    const overrideId = idToFind(input.overrideId);
    return this.write(input, (writer, id, reason) => writer.change(ASK_RELEASE, [id, overrideId, input.until, reason]));
  }

  async propose(input: ProposeReleaseInput): Promise<Kind> {
    const personId = idToFind(input.personId);
    const actId = idToFind(input.actId);
    const name = input.name.trim().replace(/\s+/g, ' ');
    if (name.length > 200) return CANNOT.nobody;
    return this.write(input, (writer, id, reason) => writer.change(PROPOSE_RELEASE, [id, personId, actId, name, input.until, reason]));
  }

  async agree(input: AnswerReleaseInput): Promise<Kind> {
    const releaseId = idToFind(input.releaseId);
    return this.write(input, (writer, id, reason) => writer.change(AGREE_TO_RELEASE, [id, releaseId, reason]));
  }

  async end(input: AnswerReleaseInput): Promise<Kind> {
    const releaseId = idToFind(input.releaseId);
    return this.write(input, (writer, id, reason) => writer.change(END_RELEASE, [id, releaseId, reason]));
  }

  private async write(
    input: { readonly id: string; readonly reason: string },
    work: (writer: Writer, id: string, reason: string) => Promise<{ rows: ReleaseCameOf[] }>,
  ): Promise<Kind> {
    const reason = reasonOf(input.reason);
    if (!reason) return CANNOT.reason;
    const id = idToMake(input.id);
    return this.database.write(async (writer) => {
      const { rows } = await work(writer, id, reason);
      const [came] = rows;
      if (!came || came.answer === 'hidden') throw new ApiError('NOT_FOUND');
      if (came.person_id) await writer.rows(RELEASE_LOOKED, [came.person_id]);
      return came.answer === 'asked' ? { __typename: 'ReleaseKept', id } : CANNOT[came.answer];
    });
  }
}
