import { Injectable } from '@nestjs/common';
import { ApiError, idToFind } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { CallBackDone, CallBackDoneInput } from '@alongside/platform/graphql';
import { DONE } from './call-backs.queries.ts';

/** The call was made: it leaves the Today of everyone it stood on. NOT_FOUND where it did not stand on this worker's. */
@Injectable()
export class FinishCallBack {
  constructor(private readonly database: Database) {}

  async run(input: CallBackDoneInput): Promise<CallBackDone> {
    const id = idToFind(input.callBackId);
    const { rows } = await this.database.write((writer) => writer.change(DONE, [id]));
    if (!rows[0]?.done) throw new ApiError('NOT_FOUND');
    return { __typename: 'CallBackDone', id };
  }
}
