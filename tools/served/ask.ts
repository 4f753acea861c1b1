import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../start/settings.ts';

/** What came back: the whole text, and nothing understood of it yet. */
export interface Answered {
  readonly status: number;
  readonly body: string;
}

const documents = new Map<string, string>();

/** The id of an operation that was built with the apps. */
function documentIdOf(name: string): string {
  if (!documents.size) {
    const operations = JSON.parse(readFileSync(join(ROOT, 'apps/api/src/operations.json'), 'utf8')) as Record<string, { name: string }>;
    for (const [id, operation] of Object.entries(operations)) documents.set(operation.name, id);
  }
  const id = documents.get(name);
  if (!id) throw new Error(`There is no operation ${name}.`);
  return id;
}

/** Asks an API process as a worker's browser does. */
export async function ask(origin: string, cookie: string, operation: string, variables: object): Promise<Answered> {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-alongside': '1', origin, cookie },
    body: JSON.stringify({ documentId: documentIdOf(operation), variables }),
    signal: AbortSignal.timeout(60_000),
  });
  return { status: response.status, body: await response.text() };
}
