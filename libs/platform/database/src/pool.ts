import { DataSource } from 'typeorm';
import pg, { type Pool, type PoolClient } from 'pg';

// A day stays text: as a Date it would be midnight in some time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text: string) => text);

/**
 * Sends every statement without its name: behind a pooler in transaction mode the next one may reach another connection of PostgreSQL,
 * where nothing was prepared.
 */
class NamelessClient extends pg.Client {
  override query(...args: unknown[]): never {
    const [statement, ...rest] = args;
    const named = typeof statement === 'object' && statement !== null && 'text' in statement && 'name' in statement;
    return super.query(...([named ? { ...statement, name: undefined } : statement, ...rest] as Parameters<pg.Client['query']>)) as never;
  }
}

/** How the application reaches PostgreSQL. */
export interface PoolOptions {
  /** 8 where nothing is said. */
  readonly connections?: number | undefined;
  /** A pooler in transaction mode stands between: statements go out without names. */
  readonly pooled?: boolean | undefined;
}

// A new connection plans anew whatever it is asked: the first page on it takes a tenth of a second. The pool would close one after ten seconds without
// use, and in a small place nearly each page would be the first. Half an hour, so that a night gives the memory back.
// Kept alive, since what stands between may forget a connection that says nothing for minutes.
const LASTING = { idleTimeoutMillis: 30 * 60_000, keepAlive: true, keepAliveInitialDelayMillis: 60_000 };

/** The application's connections. `url` logs in as the application's role, which owns nothing. */
export async function openPool(
  url: string,
  { connections = 8, pooled = false }: PoolOptions = {},
): Promise<{ pool: Pool; close: () => Promise<void> }> {
  const source = new DataSource({
    type: 'postgres',
    url,
    cache: false,
    logging: false,
    poolSize: connections,
    applicationName: 'alongside',
    // Statements go out without waiting for the answer before; the connection keeps their order. What else a connection is told, `enter` tells
    // its transaction: a pooler refuses settings at the start of a connection. The time limit is a net below that of `enter`.
    extra: { pipeline: true, query_timeout: 20_000, ...LASTING, ...(pooled ? { Client: NamelessClient } : {}) },
    poolErrorHandler: () => undefined, // an idle connection that breaks is replaced at the next use; without a handler the process would die
  });
  await source.initialize();
  const pool = (source.driver as unknown as { master: Pool }).master;
  return { pool, close: () => source.destroy() };
}

export type { Pool, PoolClient };
