// For `npm run bench -- log`, and no part of the product: one look a request through the door and nothing else. Who asks, one row that shows a
// person, the look, a durable commit.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { v7 as uuidv7 } from 'uuid';
import { runInScope } from '@alongside/platform/context';
import { Database, DatabaseModule, query } from '@alongside/platform/database';
import { NestFactory } from '@nestjs/core';

const SHOWN = query<{ person_id: string }, [personId: string]>(
  'bench.shown',
  ([row]) => (row ? [{ personId: row.person_id, kind: 'opened', rules: ['alongside'] }] : []),
  'select $1::uuid as person_id',
);

const app = await NestFactory.createApplicationContext(
  DatabaseModule.forRoot(process.env['DATABASE_URL'] ?? '', { connections: Number(process.env['DATABASE_CONNECTIONS'] ?? 4) }),
  { logger: false },
);
const database = app.get(Database);

async function look({ token, personId }: { token: string; personId: string }): Promise<string> {
  const scope = {
    ...{ requestId: uuidv7(), context: undefined, purpose: 'support' as const, operation: 'Bench' },
    token: createHash('sha256').update(token).digest(),
  };
  return runInScope(scope, async () => {
    await database.read((reader) => reader.rows(SHOWN, [personId]));
    await database.finish();
    return '{"logged":true}';
  });
}

createServer((request, response) => {
  if (request.method === 'GET') return void response.end();
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    look(JSON.parse(Buffer.concat(chunks).toString()) as { token: string; personId: string }).then(
      (text) => response.setHeader('content-type', 'application/json').end(text),
      () => response.writeHead(500).end(),
    );
  });
}).listen(Number(process.env['PORT']), '127.0.0.1');
