import { v7 as uuidv7 } from 'uuid';
import type { TestApi } from '@alongside/platform/testing';
import type { Actor } from '@alongside/platform/testing';

/** A row of a list; only the name is needed, and a reference where nothing else is given. */
export interface ARow {
  readonly reference?: string | null;
  readonly preferredName: string;
  readonly fullName?: string | null;
  readonly birthDate?: string | null;
  readonly postcode?: string | null;
  readonly phone?: string | null;
  readonly street?: string | null;
  readonly worker?: string | null;
  readonly known?: string | null;
  readonly knownAt?: string | null;
  readonly knownFrom?: string | null;
}

const ALL = ['reference', 'preferred_name', 'full_name', 'birth_date', 'postcode', 'phone', 'street', 'worker', 'known'];
const LOAD = `mutation Load($input: LoadListInput!) { loadList(input: $input) { loadId added changed same refusedLines } }`;

export interface Loaded {
  readonly loadList: { loadId: string; added: number; changed: number; same: number; refusedLines: number[] };
}

/** Loads rows as the browser of an administrator or supervisor does. */
export function load(api: TestApi, actor: Actor | null, rows: readonly ARow[], more: Record<string, unknown> = {}) {
  return api.ask<Loaded>(actor, LOAD, {
    input: {
      mutationId: uuidv7(),
      loadId: uuidv7(),
      source: 'Tenancy list, October',
      fields: ALL,
      referenceIsOnePerson: true,
      refused: 0,
      rows: rows.map((row, at) => ({ line: at + 2, ...row })),
      ...more,
    },
  });
}

/** The id that someone has on the list of an organisation. */
export async function listedId(api: TestApi, organisationId: string, name: string): Promise<string> {
  const rows = await api.database.sql<{ listed_id: string }>(
    'select listed_id from listed_people where organisation_id = $1 and coalesce(full_name, preferred_name) = $2',
    [organisationId, name],
  );
  if (rows.length !== 1) throw new Error(`${rows.length} on the list are called ${name}.`);
  return rows[0]!.listed_id;
}
