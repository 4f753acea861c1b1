import { Injectable } from '@nestjs/common';
import { currentScope, type RequestScope } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import { LEFT_TO_SORT } from './conversations.queries.ts';
import type { EntryFields } from './entry.ts';

/** Whether the signed-in worker may sort an entry: one statement a person, however many entries are asked about. */
@Injectable()
export class MaySort {
  private readonly asked = new WeakMap<RequestScope, Map<string, Promise<ReadonlySet<string>>>>();

  constructor(private readonly database: Database) {}

  async maySort({ id, personId, mine }: EntryFields): Promise<boolean> {
    return mine || (await this.leftOf(personId)).has(id);
  }

  private leftOf(personId: string): Promise<ReadonlySet<string>> {
    const scope = currentScope();
    const ofScope = this.asked.get(scope) ?? new Map<string, Promise<ReadonlySet<string>>>();
    this.asked.set(scope, ofScope);
    const left = ofScope.get(personId) ?? this.read(personId);
    ofScope.set(personId, left);
    return left;
  }

  private async read(personId: string): Promise<ReadonlySet<string>> {
    const rows = await this.database.read((reader) => reader.rows(LEFT_TO_SORT, [personId]));
    return new Set(rows.map(({ entry_id }) => entry_id));
  }
}
