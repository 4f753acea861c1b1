import { Injectable } from '@nestjs/common';
import { safeParse } from 'valibot';
import { callBackForm, readTyped } from '@alongside/people/model';
import { ApiError, idToMake } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { AskForCallBackInput, CallBackAsked } from '@alongside/platform/graphql';
import { ASK } from './call-backs.queries.ts';
import { PHONE_NEEDED } from './outcomes.ts';

/** Asks to be rung about someone whom the worker may not see. The same answer and the same work, whoever it is and whether or not anyone is known. */
@Injectable()
export class AskForCallBack {
  constructor(private readonly database: Database) {}

  async run(input: AskForCallBackInput): Promise<CallBackAsked | typeof PHONE_NEEDED> {
    const asked = safeParse(callBackForm, { typed: input.typed, phone: input.phone });
    if (asked.issues?.some((issue) => issue.path?.[0].key === 'typed')) throw new ApiError('BAD_INPUT');
    if (!asked.success) return PHONE_NEEDED;
    const id = idToMake(input.id);
    const { typed, phone: ringMe } = asked.output;
    const { names, birthDate = null, postcode = null, phone = null } = readTyped(typed);
    await this.database.write((writer) => writer.change(ASK, [id, typed, names, birthDate, postcode, phone, ringMe]));
    return { __typename: 'CallBackAsked', id };
  }
}
