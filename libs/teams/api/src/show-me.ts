import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ApiError } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { Me, Team } from '@alongside/platform/graphql';
import { IDLE_MINUTES } from '@alongside/teams/model';
import { DEVICE_KEY, ME, MY_TEAMS } from './teams.queries.ts';

/** Tells the signed-in worker who they are here. Teams and the device key are read only where they are asked for. */
@Injectable()
export class ShowMe {
  constructor(private readonly database: Database) {}

  async me(): Promise<Omit<Me, 'teams' | 'deviceKey'>> {
    const [row] = await this.database.read((reader) => reader.rows(ME, []));
    const actingFor = row?.memberships.find(({ organisation }) => organisation.id === row.organisation_id);
    if (!row || !actingFor) throw new ApiError('UNAUTHENTICATED');
    return {
      worker: { id: row.worker_id, name: row.worker_name },
      place: { id: row.place_id, name: row.place_name, demo: row.demo },
      phone: row.phone,
      actingFor,
      memberships: row.memberships,
      session: { endsAt: row.ends_at.toISOString(), idleMinutes: IDLE_MINUTES },
    };
  }

  async teams(): Promise<Team[]> {
    return this.database.read((reader) => reader.rows(MY_TEAMS, []));
  }

  /** 32 bytes as base64, the same for this worker for ever. */
  async deviceKey(): Promise<string> {
    const [row] = await this.database.read((reader) => reader.rows(DEVICE_KEY, [randomBytes(32)]));
    if (!row) throw new ApiError('INTERNAL');
    return row.key.toString('base64');
  }
}
