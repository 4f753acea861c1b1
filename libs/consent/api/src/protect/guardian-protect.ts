import { Injectable } from '@nestjs/common';
import { LONGEST_TYPED, isFullDetail, readTyped } from '@alongside/people/model';
import { ApiError, idToMake } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { GuardianProtectInput } from '@alongside/platform/graphql';
import { CANNOT_PROTECT, type Protected, reasonOf } from './outcomes.ts';
import { GUARDIAN_PROTECT, GUARDIAN_TRIED } from './protect.queries.ts';

/** A Guardian keeps somebody away from a person, seals them, or restricts their record. Each try is in the log, also where it fits nobody. NOT_FOUND to everyone else. */
@Injectable()
export class GuardianProtect {
  constructor(private readonly database: Database) {}

  async run(input: GuardianProtectInput): Promise<Protected> {
    const reason = reasonOf(input.reason);
    const typed = input.typed.trim();
    const name = input.name?.trim().replace(/\s+/g, ' ') ?? '';
    const seals = input.kind === 'seal_of_person' || input.kind === 'restricted_record';
    if (!reason) return CANNOT_PROTECT.reason;
    if (!seals && input.kind !== 'conflict_link') return CANNOT_PROTECT.unknown;
    if (typed.length > LONGEST_TYPED || !isFullDetail(typed)) return CANNOT_PROTECT.whom;
    if (!seals && (!name.includes(' ') || name.length > 200)) return CANNOT_PROTECT.name;
    if (!seals && !input.link) return CANNOT_PROTECT.link;
    const id = idToMake(input.id);
    const { names, birthDate = null, postcode = null, phone = null } = readTyped(typed);
    const whom = [id, typed, names, birthDate, postcode, phone] as const;
    const away = seals ? ([null, null, null] as const) : ([name, input.link ?? null, input.birthDate ?? null] as const);
    return this.database.write(async (writer) => {
      const { rows } = await writer.change(GUARDIAN_PROTECT, [...whom, input.kind, ...away, input.keepsOurs, reason]);
      const [tried] = rows;
      if (!tried || tried.answer === 'hidden') throw new ApiError('NOT_FOUND');
      await writer.rows(GUARDIAN_TRIED, [tried.person_id ?? id, tried.answer === 'put']);
      return tried.answer === 'put' ? { __typename: 'ProtectionPut', id } : CANNOT_PROTECT.nobody;
    });
  }
}
