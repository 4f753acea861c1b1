import { Injectable } from '@nestjs/common';
import { currentScope, type RequestScope } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { EntryFields } from '../entry.ts';
import { TELLS_WHERE } from './where.queries.ts';

/** Whether words are marked as telling where the person is: one statement a person, however many entries are asked about. */
@Injectable()
export class TellsWhere {
  private readonly asked = new WeakMap<RequestScope, Map<string, Promise<ReadonlySet<string>>>>();

  constructor(private readonly database: Database) {}

  async of({ id, personId }: EntryFields): Promise<boolean> {
    return (await this.marked(personId)).has(id);
  }

  private marked(personId: string): Promise<ReadonlySet<string>> {
    const scope = currentScope();
    const ofScope = this.asked.get(scope) ?? new Map<string, Promise<ReadonlySet<string>>>();
    this.asked.set(scope, ofScope);
    const marked = ofScope.get(personId) ?? this.read(personId);
    ofScope.set(personId, marked);
    return marked;
  }

  private async read(personId: string): Promise<ReadonlySet<string>> {
    const rows = await this.database.read((reader) => reader.rows(TELLS_WHERE, [personId]));
    return new Set(rows.map(({ entry_id }) => entry_id));
  }
}
