import { Injectable } from '@nestjs/common';
import { safeParse } from 'valibot';
import { overrideForm } from '@alongside/consent/model';
import { isFullDetail, LONGEST_TYPED, readTyped } from '@alongside/people/model';
import { ApiError, currentContext, idToMake } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { InvokeOverrideInput, OverrideIncomplete, OverrideInvoked } from '@alongside/platform/graphql';
import { INVOKE } from './overrides.queries.ts';

const needed: Readonly<Record<string, string>> = {
  typed: 'Write the whole name, and the birth date, postcode or phone.',
  categories: 'Choose what you need.',
  reason: 'Write why you need it. It can have up to 2,000 letters.',
  told: 'Say who was told, or why not. It can have up to 2,000 letters.',
  recipient: 'Write who gets what is disclosed.',
};

const incomplete = (field: string): OverrideIncomplete => ({
  __typename: 'OverrideIncomplete',
  message: needed[field] ?? 'Something in what was sent needs another look.',
  field,
});

/** Opens someone's record in danger. The answer does not tell whether it fits anyone. A disclosure is the Guardian's: FORBIDDEN to others. */
@Injectable()
export class InvokeOverride {
  constructor(private readonly database: Database) {}

  async run(input: InvokeOverrideInput): Promise<OverrideInvoked | OverrideIncomplete> {
    const { issues, output } = safeParse(overrideForm, input);
    if (issues) return incomplete(String(issues[0].path?.[0].key));
    if (output.typed.length > LONGEST_TYPED || !isFullDetail(output.typed)) return incomplete('typed');
    const disclosure = input.ground === 'legal' || input.ground === 'serious_crime';
    const recipient = input.recipient?.trim() || null;
    if (disclosure && currentContext().role !== 'guardian') throw new ApiError('FORBIDDEN');
    if (disclosure && !recipient) return incomplete('recipient');
    const id = idToMake(input.id);
    const { typed, ground, categories, reason, told } = output;
    const { names, birthDate = null, postcode = null, phone = null } = readTyped(typed);
    await this.database.write((writer) =>
      writer.change(INVOKE, [id, typed, names, birthDate, postcode, phone, ground, [...new Set(categories)], reason, told, recipient]),
    );
    return { __typename: 'OverrideInvoked', id };
  }
}
