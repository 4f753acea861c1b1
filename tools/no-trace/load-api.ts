import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer } from 'vite';
import { ROOT } from '../start/settings.ts';
import type { OneConnection } from './one-connection.ts';

/** What an operation answered. */
export interface Left {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** A screen that follows something, and what came to it until now. */
export interface Screen extends Omit<Left, 'body'> {
  readonly follows: boolean;
  readonly heard: () => string;
  close(): void;
}

/** The API of apps/api, on a connection of ours. */
export interface Api {
  ask(token: string, documentId: string, variables: Readonly<Record<string, unknown>>): Promise<Left>;
  follow(token: string, subject: string, id: string): Promise<Screen>;
  readonly throughGraphql: ReadonlyMap<string, string>;
  close(): Promise<void>;
}

/** What may be asked: id → operation. */
export type Manifest = Readonly<Record<string, { readonly name: string; readonly document: string }>>;
interface Module {
  readonly openApiOn: (pool: OneConnection, url: string, safelist: Manifest) => Promise<Api>;
}

/** What the apps may ask: id → operation. */
export const manifest = (): Manifest => JSON.parse(readFileSync(join(ROOT, 'apps/api/src/operations.json'), 'utf8')) as Manifest;

/** Opens the API from its sources, which only a build can read: Nest's decorators are no JavaScript yet. `safelist`: what may be asked. */
export async function loadApi(pool: OneConnection, appUrl: string, safelist: Manifest): Promise<Api> {
  const vite = await createServer({
    configFile: false,
    root: join(ROOT, 'apps/api'),
    logLevel: 'error',
    resolve: { tsconfigPaths: true },
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    ssr: { target: 'node', noExternal: [/^@alongside\//] },
  });
  const { openApiOn } = (await vite.ssrLoadModule('/src/testing/open-api-on.ts')) as Module;
  const api = await openApiOn(pool, appUrl, safelist);
  return {
    ...api,
    close: async () => {
      await api.close();
      await vite.close();
    },
  };
}
