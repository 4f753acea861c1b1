import { DataSource } from 'typeorm';
import pg, { type Pool, type PoolClient } from 'pg';

// A day stays text: as a Date it would be midnight in some time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text: string) => text);

/** The application's connections. `url` logs in as the application's role, which owns nothing. */
export async function openPool(url: string, connections = 8): Promise<{ pool: Pool; close: () => Promise<void> }> {
  const source = new DataSource({
    type: 'postgres',
    url,
    cache: false,
    logging: false,
    poolSize: connections,
    applicationName: 'alongside',
    // Statements go out without waiting for the answer before; the connection keeps their order. What else a connection is told, `enter` tells
    // its transaction: a pooler refuses settings at the start of a connection. The time limit is a net below that of `enter`.
    extra: { pipeline: true, query_timeout: 20_000 },
    poolErrorHandler: () => undefined, // an idle connection that breaks is replaced at the next use; without a handler the process would die
  });
  await source.initialize();
  const pool = (source.driver as unknown as { master: Pool }).master;
  return { pool, close: () => source.destroy() };
}

export type { Pool, PoolClient };
