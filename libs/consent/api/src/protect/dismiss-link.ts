import { Injectable } from '@nestjs/common';
import { readTyped } from '@alongside/people/model';
import { idToFind, idToMake } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { DismissLinkInput } from '@alongside/platform/graphql';
import { CANNOT_PROTECT, cameOf, type Protected, reasonOf } from './outcomes.ts';
import { DISMISS_LINK } from './protect.queries.ts';

/** Says that one of those whom a link keeps away is not the human who was meant, or agrees to it. The answer never tells whether it fits anyone. */
@Injectable()
export class DismissLink {
  constructor(private readonly database: Database) {}

  async run(input: DismissLinkInput): Promise<Protected> {
    const reason = reasonOf(input.reason);
    if (!reason) return CANNOT_PROTECT.reason;
    const said = input.said?.trim().replace(/\s+/g, ' ') ?? '';
    if (!input.agreesTo && (said === '' || said.length > 200)) return CANNOT_PROTECT.which;
    const personId = idToFind(input.personId);
    const actId = idToFind(input.actId);
    const agreesTo = input.agreesTo ? idToFind(input.agreesTo) : null;
    const id = idToMake(input.id);
    const { postcode = null, phone = null } = readTyped(said);
    return this.database.write(async (writer) => {
      const { rows } = await writer.change(DISMISS_LINK, [personId, id, actId, agreesTo, said, postcode, phone, reason]);
      return cameOf(rows[0]?.answer, id);
    });
  }
}
