import { Injectable } from '@nestjs/common';
import { idToFind, idToMake } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { EndProtectionInput } from '@alongside/platform/graphql';
import { CANNOT_PROTECT, cameOf, type Protected, reasonOf } from './outcomes.ts';
import { END_PROTECTION } from './protect.queries.ts';

/** Asks to end what protects a person; the second person who asks ends it. */
@Injectable()
export class EndProtection {
  constructor(private readonly database: Database) {}

  async run(input: EndProtectionInput): Promise<Protected> {
    const reason = reasonOf(input.reason);
    if (!reason) return CANNOT_PROTECT.reason;
    const id = idToMake(input.id);
    const personId = idToFind(input.personId);
    const ended = idToFind(input.actId);
    return this.database.write(async (writer) => {
      const { rows } = await writer.change(END_PROTECTION, [personId, id, ended, reason]);
      return cameOf(rows[0]?.answer, id);
    });
  }
}
