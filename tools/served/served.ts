import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateAll } from '../crash/small-place.ts';
import { freePort, prepareDatabase, startPostgres } from '../postgres/index.ts';
import { type Api, startApi, waitUntilReady } from '../start/api.ts';
import { API_OWN_MAIN, WEB_FOLDER } from '../start/build.ts';

/** A database of a check's own, with every migration, and the folder that goes with it. */
export interface OwnDatabase {
  readonly folder: string;
  readonly adminUrl: string;
  readonly appUrl: string;
}

/** Runs a check on PostgreSQL in a folder of its own, and leaves nothing behind. It keeps its word to nobody: these checks do not pull the plug. */
export async function onOwnDatabase<T>(check: string, work: (database: OwnDatabase) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), `alongside-${check}-`));
  // as root the server runs as another account, which must be able to walk in
  chmodSync(folder, 0o711);
  const server = await startPostgres({ folder, durable: false });
  try {
    const { adminUrl, appUrl } = await prepareDatabase(server.superuserUrl(), { passwords: server.secrets });
    await migrateAll(adminUrl);
    return await work({ folder, adminUrl, appUrl });
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How API processes are to run. */
export interface ServedOptions {
  readonly folder: string;
  readonly processes: number;
  readonly appUrl: string;
  readonly adminUrl: string;
  /** Beside what every process is told. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Another build than the product's. */
  readonly main?: string;
}

/** API processes that run, and where each answers. */
export interface Served {
  readonly origins: readonly string[];
  stop(): Promise<void>;
}

/** Starts the built product as in production, in several processes on one database. */
export async function serve({
  folder,
  processes,
  appUrl,
  adminUrl,
  environment = {},
  main = API_OWN_MAIN,
}: ServedOptions): Promise<Served> {
  const running: Api[] = [];
  const origins: string[] = [];
  const stop = async () => {
    await Promise.all(running.map((api) => api.stop()));
  };
  try {
    for (let n = 1; n <= processes; n++) {
      const port = await freePort();
      const origin = `http://localhost:${port}`;
      const dataFolder = join(folder, `api-${n}`);
      mkdirSync(dataFolder, { recursive: true });
      const api = startApi({
        main,
        port,
        dataFolder,
        environment: {
          ...{ NODE_ENV: 'production', WEB_DIR: WEB_FOLDER, ALONGSIDE_ORIGIN: origin, ALONGSIDE_LISTEN: '127.0.0.1' },
          ...{ DATABASE_URL: appUrl, DATABASE_ADMIN_URL: adminUrl, ALONGSIDE_SEALER: n === 1 ? 'on' : 'off' },
          // the limit on how often one may ask is another check's
          ALONGSIDE_REQUESTS_PER_MINUTE: '10000000',
          // nobody signs in here, so nobody is asked
          ...{ OIDC_ISSUER: 'https://sign-in.invalid', OIDC_CLIENT_ID: 'alongside' },
          ...environment,
        },
      });
      running.push(api);
      origins.push(origin);
      await waitUntilReady(api, port, dataFolder);
    }
    return { origins, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
