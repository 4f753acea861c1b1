import { Injectable } from '@nestjs/common';
import { idToFind, idToMake } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { PutConflictLinkInput, PutProtectionInput } from '@alongside/platform/graphql';
import { CANNOT_PROTECT, cameOf, type Protected, reasonOf } from './outcomes.ts';
import { ENTRY_NAMED, PUT_LINK, PUT_PROTECTION } from './protect.queries.ts';

/** Puts what protects a person. The answer never tells whether a name fits anyone. */
@Injectable()
export class PutProtection {
  constructor(private readonly database: Database) {}

  async link(input: PutConflictLinkInput): Promise<Protected> {
    const reason = reasonOf(input.reason);
    const name = input.name.trim().replace(/\s+/g, ' ');
    if (!reason) return CANNOT_PROTECT.reason;
    if (!name.includes(' ') || name.length > 200) return CANNOT_PROTECT.name;
    const personId = idToFind(input.personId);
    const id = idToMake(input.id);
    return this.database.write(async (writer) => {
      const { rows } = await writer.change(PUT_LINK, [personId, id, name, input.kind, input.birthDate ?? null, reason]);
      return cameOf(rows[0]?.answer, id);
    });
  }

  async protection(input: PutProtectionInput): Promise<Protected> {
    const reason = reasonOf(input.reason);
    if (!reason) return CANNOT_PROTECT.reason;
    const ofEntry = input.kind === 'seal_of_entry';
    if (input.kind === 'conflict_link' || ofEntry !== Boolean(input.entryId)) return CANNOT_PROTECT.unknown;
    const personId = idToFind(input.personId);
    const id = idToMake(input.id);
    const entryId = input.entryId ? idToFind(input.entryId) : null;
    const named = input.namedIds.map(idToFind);
    return this.database.write(async (writer) => {
      const kind = input.kind === 'protected_place' || input.kind === 'restricted_record' ? input.kind : 'seal';
      const { rows } = await writer.change(PUT_PROTECTION, [personId, id, kind, entryId, named, reason]);
      if (rows[0]?.answer === 'unknown' && entryId) await writer.rows(ENTRY_NAMED, [personId, entryId]);
      return cameOf(rows[0]?.answer, id);
    });
  }
}
