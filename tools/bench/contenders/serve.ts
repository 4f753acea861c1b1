import { createServer } from 'node:http';
import pg from 'pg';

/** For as long as a run lasts: the API keeps its connections too. */
export const LASTING = { idleTimeoutMillis: 30 * 60_000 };

/** The pool of a yardstick, as large as the API's and with the same plans. */
export const openPool = (more: pg.PoolConfig = {}): pg.Pool =>
  new pg.Pool({
    connectionString: process.env['DATABASE_URL'],
    max: Number(process.env['DATABASE_CONNECTIONS']),
    application_name: 'alongside bench',
    ...LASTING,
    ...more,
    options: '-c plan_cache_mode=force_generic_plan',
  });

/** The barest server: JSON in, JSON out. */
export function serve<T>(answer: (asked: T) => Promise<string>): void {
  createServer((request, response) => {
    if (request.method === 'GET') return void response.end();
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      answer(JSON.parse(Buffer.concat(chunks).toString()) as T).then(
        (text) => response.setHeader('content-type', 'application/json').end(text),
        (error: unknown) => {
          console.error(error);
          response.writeHead(500).end();
        },
      );
    });
  }).listen(Number(process.env['PORT']), '127.0.0.1');
}
