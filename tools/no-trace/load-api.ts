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

/** The API of apps/api, on a connection of ours. */
export interface Api {
  ask(token: string, documentId: string, variables: Record<string, unknown>): Promise<Left>;
  readonly throughGraphql: ReadonlyMap<string, string>;
  close(): Promise<void>;
}

type Manifest = Readonly<Record<string, { readonly name: string; readonly document: string }>>;
interface Module {
  readonly openApiOn: (pool: OneConnection, url: string, safelist: Manifest) => Promise<Api>;
}

/** What the apps may ask: id → operation. */
export const manifest = (): Manifest => JSON.parse(readFileSync(join(ROOT, 'apps/api/src/operations.json'), 'utf8')) as Manifest;

/** Opens the API from its sources, which only a build can read: Nest's decorators are no JavaScript yet. */
export async function loadApi(pool: OneConnection, appUrl: string): Promise<Api> {
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
  const api = await openApiOn(pool, appUrl, manifest());
  return {
    ...api,
    close: async () => {
      await api.close();
      await vite.close();
    },
  };
}
