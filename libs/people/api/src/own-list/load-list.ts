import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { fitsList, type ListedRow } from '@alongside/people/model/own-list';
import { ApiError, currentContext, idToMake } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import type { ListRowInput, LoadListInput } from '@alongside/platform/graphql';
import { mayLoad } from './may-load.ts';
import { LOAD_LIST } from './own-list.queries.ts';

/** Rows of one batch. */
const MOST_ROWS = 200;
const LONGEST_SOURCE = 200;

/** What a batch did, as it is remembered: numbers, and nothing that the rows hold. */
interface Loaded {
  readonly loadId: string;
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly refusedLines: number[];
}

/** Puts a batch of rows on the private list of the organisation that the worker acts for. */
@Injectable()
export class LoadList {
  constructor(private readonly database: Database) {}

  async run(input: LoadListInput): Promise<Loaded> {
    if (!mayLoad(currentContext().role)) throw new ApiError('FORBIDDEN');
    const source = input.source.normalize('NFC').replace(/\s+/g, ' ').trim();
    const refused = input.refused ?? 0;
    if (input.rows.length > MOST_ROWS || !source || source.length > LONGEST_SOURCE || refused < 0) throw new ApiError('BAD_INPUT');
    const loadId = idToMake(input.loadId);
    const [good, bad] = [[] as ListedRow[], [] as ListedRow[]];
    for (const row of input.rows.map(toRow)) (fitsList(row) ? good : bad).push(row);
    const rows = good.map(toColumns);
    const { rows: counts } = await this.database.write((writer) =>
      writer.change(LOAD_LIST, [loadId, source, input.fields, input.referenceIsOnePerson, JSON.stringify(rows), refused + bad.length]),
    );
    if (!counts[0]) throw new ApiError('INTERNAL');
    return { loadId, ...counts[0], refusedLines: bad.map(({ line }) => line) };
  }
}

const toRow = (row: ListRowInput): ListedRow => ({
  line: row.line,
  reference: row.reference ?? null,
  preferredName: row.preferredName,
  fullName: row.fullName ?? null,
  birthDate: row.birthDate ?? null,
  postcode: row.postcode ?? null,
  phone: row.phone ?? null,
  street: row.street ?? null,
  worker: row.worker ?? null,
  known: row.known ?? null,
  knownAt: row.knownAt ?? null,
  knownFrom: row.knownFrom ?? null,
});

/** As `load_list` reads them. The id is made here and not by the browser: it becomes a person's, and may not be one that is someone's already. */
const toColumns = (row: ListedRow): Record<string, unknown> => ({
  line: row.line,
  listed_id: uuidv7(),
  reference: row.reference,
  preferred_name: row.preferredName,
  full_name: row.fullName,
  birth_date: row.birthDate,
  postcode: row.postcode,
  phone: row.phone,
  street: row.street,
  worker: row.worker,
  known: row.known,
  known_at: row.knownAt,
  known_from: row.knownFrom,
});
