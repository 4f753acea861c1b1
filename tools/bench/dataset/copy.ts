import pg from 'pg';

/** What a row may hold: a moment is milliseconds wrapped in a Date, an array becomes one of PostgreSQL's. */
export type Value = string | number | boolean | Date | null | readonly string[];

/** Rows for one table, in the order of the columns. */
export interface Rows {
  readonly table: string;
  readonly columns: string;
  readonly rows: Value[][];
}

/** One row in the text format of COPY. */
export const toLine = (row: readonly Value[]): string => `${row.map(toField).join('\t')}\n`;

function toField(value: Value): string {
  if (value === null) return String.raw`\N`;
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'string') return escape(value);
  if (typeof value === 'number') return String(value);
  return escape(`{${value.map((item) => (/^[a-z_0-9-]+$/.test(item) ? item : JSON.stringify(item))).join(',')}}`);
}

const escape = (text: string): string =>
  /[\\\t\n\r]/.test(text) ? text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r') : text;

/** The part of pg's connection that a COPY needs; its typings leave it out. */
interface CopyConnection {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/** A query that answers PostgreSQL's "send me the rows". pg hands the connection to whatever query is running. */
class CopyIn extends pg.Query {
  readonly #lines: string;

  constructor(text: string, lines: string) {
    super({ text });
    this.#lines = lines;
  }

  handleCopyInResponse(connection: CopyConnection): void {
    connection.sendCopyFromChunk(Buffer.from(this.#lines));
    connection.endCopyFrom();
  }
}

/** COPY, the fastest way in. */
export function copyIn(client: pg.Client, target: string, lines: string): Promise<void> {
  return new Promise((done, failed) => {
    const query = new CopyIn(`copy ${target} from stdin`, lines);
    query.on('end', () => done());
    query.on('error', failed);
    client.query(query);
  });
}

/**
 * Puts rows into a table under row-level security. COPY into such a table is refused for whoever may not bypass it, so it goes into a
 * temporary table of the same columns first.
 */
export async function fill(client: pg.Client, { table, columns, rows }: Rows): Promise<void> {
  if (rows.length === 0) return;
  const stage = `stage_${table}`;
  await client.query(`create temporary table if not exists ${stage} as select ${columns} from ${table} limit 0`);
  await copyIn(client, `${stage} (${columns})`, rows.map(toLine).join(''));
  await client.query(`insert into ${table} (${columns}) select ${columns} from ${stage}`);
  await client.query(`truncate ${stage}`);
}
