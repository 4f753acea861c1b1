import { Injectable } from '@nestjs/common';
import { ApiError, currentContext } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { KnownOnList, ListedWorkerNotKnown, OwnList } from '@alongside/platform/graphql';
import { mayLoad } from './may-load.ts';
import { KNOWN_ON_LIST, OWN_LIST, WORKERS_NOT_KNOWN } from './own-list.queries.ts';

/** Shows what was loaded to those who look after the list, and what the list knew of a person to those alongside. */
@Injectable()
export class ShowOwnList {
  constructor(private readonly database: Database) {}

  async overview(): Promise<Omit<OwnList, 'workersNotKnown'>> {
    if (!mayLoad(currentContext().role)) throw new ApiError('FORBIDDEN');
    const [row] = await this.database.read((reader) => reader.rows(OWN_LIST, []));
    if (!row) throw new ApiError('INTERNAL');
    return row;
  }

  async workersNotKnown(): Promise<ListedWorkerNotKnown[]> {
    const rows = await this.database.read((reader) => reader.rows(WORKERS_NOT_KNOWN, []));
    return rows.map(({ given, people, workers }) => ({ given, people, why: workers === 0 ? 'nobody' : 'several' }));
  }

  async known(personId: string): Promise<KnownOnList | null> {
    const [row] = await this.database.read((reader) => reader.rows(KNOWN_ON_LIST, [personId]));
    return row ?? null;
  }
}
