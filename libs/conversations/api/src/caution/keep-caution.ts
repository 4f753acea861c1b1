import { Injectable } from '@nestjs/common';
import { ApiError, idToFind, idToMake } from '@alongside/platform/context';
import { Database, type Writer } from '@alongside/platform/database';
import type { AgreeCautionInput, ContinueCautionInput, EndCautionInput, PutCautionInput } from '@alongside/platform/graphql';
import { AGREE_CAUTION, type CautionCameOf, CONTINUE_CAUTION, END_CAUTION, PUT_CAUTION } from './caution.queries.ts';

interface Kept {
  readonly __typename: 'CautionKept';
  readonly id: string;
}
interface CannotCaution {
  readonly __typename: 'CannotCaution';
  readonly message: string;
}

const cannot = (message: string): CannotCaution => ({ __typename: 'CannotCaution', message });
const CANNOT = {
  words: cannot('Write each box. You can use up to 2,000 letters.'),
  second: cannot('Choose someone else who is alongside. They have to agree.'),
  review: cannot('Choose a review day from today to half a year ahead.'),
  later: cannot('Choose a review day after the one it has, and half a year ahead at most.'),
  asked: cannot('You have asked already. It goes on once they agree.'),
} as const;

const fits = (words: string): boolean => words.trim().length > 0 && words.trim().length <= 2000;

/** Writes a caution note, agrees to it, lets it go on, and ends it. NOT_FOUND to whoever may not, and where there is none. */
@Injectable()
export class KeepCaution {
  constructor(private readonly database: Database) {}

  async put(input: PutCautionInput): Promise<Kept | CannotCaution> {
    if (![input.words, input.evidence, input.toldWords].every(fits)) return CANNOT.words;
    const personId = idToFind(input.personId);
    const id = idToMake(input.id);
    const secondId = idToFind(input.secondId);
    return this.write(id, (writer) =>
      writer.change(PUT_CAUTION, [
        personId,
        id,
        input.words.trim(),
        input.evidence.trim(),
        secondId,
        input.reviewOn,
        input.told,
        input.toldWords.trim(),
      ]),
    );
  }

  async agree(input: AgreeCautionInput): Promise<Kept | CannotCaution> {
    const personId = idToFind(input.personId);
    const id = idToFind(input.entryId);
    return this.write(id, (writer) => writer.change(AGREE_CAUTION, [personId, id]));
  }

  async goOn(input: ContinueCautionInput): Promise<Kept | CannotCaution> {
    if (![input.evidence, input.toldWords].every(fits)) return CANNOT.words;
    const personId = idToFind(input.personId);
    const entryId = idToFind(input.entryId);
    const id = idToMake(input.id);
    const secondId = idToFind(input.secondId);
    return this.write(id, (writer) =>
      writer.change(CONTINUE_CAUTION, [
        personId,
        entryId,
        id,
        input.evidence.trim(),
        secondId,
        input.reviewOn,
        input.told,
        input.toldWords.trim(),
      ]),
    );
  }

  async end(input: EndCautionInput): Promise<Kept | CannotCaution> {
    if (!fits(input.because)) return CANNOT.words;
    const personId = idToFind(input.personId);
    const id = idToFind(input.entryId);
    return this.write(id, (writer) => writer.change(END_CAUTION, [personId, id, input.because.trim()]));
  }

  private async write(id: string, work: (writer: Writer) => Promise<{ rows: { answer: CautionCameOf }[] }>): Promise<Kept | CannotCaution> {
    const { rows } = await this.database.write(work);
    const answer = rows[0]?.answer;
    if (answer === 'put') return { __typename: 'CautionKept', id };
    if (answer === undefined || answer === 'hidden') throw new ApiError('NOT_FOUND');
    return CANNOT[answer];
  }
}
