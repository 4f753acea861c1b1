import { Injectable } from '@nestjs/common';
import { ApiError, idToFind } from '@alongside/platform/context';
import { Database, query } from '@alongside/platform/database';
import type { SettingsPurpose, SettingsView } from '@alongside/platform/graphql';

/** Nobody's record is looked at. The function writes the administrative look itself. Null: nothing that this actor administers. */
const SEE_AS = query<{ answer: SettingsView | null }, [membershipId: string, purpose: SettingsPurpose]>(
  'consent.see_as',
  'nobody',
  'select see_as($1, $2) as answer',
);

/** Shows an administrator what the settings alone open to a worker of their organisation. NOT_FOUND to everyone else. */
@Injectable()
export class SeeAs {
  constructor(private readonly database: Database) {}

  async run(membershipId: string, purpose: SettingsPurpose): Promise<SettingsView> {
    const [row] = await this.database.read((reader) => reader.rows(SEE_AS, [idToFind(membershipId), purpose]));
    if (!row?.answer) throw new ApiError('NOT_FOUND');
    return row.answer;
  }
}
