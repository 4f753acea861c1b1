import { isIP } from 'node:net';
import { type Sealing } from '@alongside/access-log/api';
import { sealFilesIn } from '@alongside/access-log/model';
import { REQUESTS_PER_MINUTE } from '@alongside/platform/graphql';

/** What the API is told by its environment. */
export interface Config {
  readonly port: number;
  /** The application's login. */
  readonly databaseUrl: string;
  /** The migrator's login: used at start, then forgotten. */
  readonly adminUrl: string;
  /** Connections to the database: about four for each core that PostgreSQL has. More make it slower. */
  readonly connections: number;
  /** A pooler in transaction mode stands between: no statement may have a name. */
  readonly pooled: boolean;
  /** The origin that browsers see. */
  readonly origin: string;
  /** The folder of the built worker app. */
  readonly webFolder: string;
  readonly dataFolder: string;
  /** Development: written queries and introspection are allowed. */
  readonly anyOperation: boolean;
  /** Addresses and networks of the proxies in front, whose word on the sender’s address counts. None: the connection’s own address does, and then browsers may not see https. */
  readonly trustedProxies: readonly string[];
  /** Of one session, and of one address where nobody is signed in. */
  readonly requestsPerMinute: number;
  /** The address to listen at. */
  readonly listen: string;
  /** How this process seals the access log; undefined where another one does. */
  readonly sealing: Sealing | undefined;
}

/** Words for whoever starts the product; no stack belongs to it. */
export class ConfigError extends Error {}

/** Reads the environment. Throws ConfigError with what is missing and what to do. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const needed = (name: string): string => {
    const value = env[name];
    if (!value) throw new ConfigError(`${name} is not set. "npm start" sets it by itself.`);
    return value;
  };
  const port = Number(env['PORT'] ?? 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_534) throw new ConfigError('PORT must be a number from 1 to 65534.');
  const connections = Number(env['DATABASE_CONNECTIONS'] ?? 8);
  if (!Number.isInteger(connections) || connections < 1 || connections > 1000)
    throw new ConfigError('DATABASE_CONNECTIONS must be a number from 1 to 1000.');
  const pool = env['DATABASE_POOL'] ?? 'session';
  if (pool !== 'session' && pool !== 'transaction')
    throw new ConfigError('DATABASE_POOL must be session or transaction. Leave it out where the API reaches PostgreSQL itself.');
  const origin = env['ALONGSIDE_ORIGIN'] ?? `http://localhost:${port}`;
  const trustedProxies = readProxies(env['ALONGSIDE_TRUSTED_PROXIES']);
  // The API speaks plain http, so with https a proxy stands in front. Unnamed, all who come would share its address, and one could keep all the others out.
  if (origin.startsWith('https:') && trustedProxies.length === 0)
    throw new ConfigError(
      'ALONGSIDE_TRUSTED_PROXIES is not set, but browsers see https. Name the address of the proxy that ends TLS, like 127.0.0.1 or 10.0.0.5.',
    );
  return {
    port,
    databaseUrl: needed('DATABASE_URL'),
    adminUrl: needed('DATABASE_ADMIN_URL'),
    connections,
    pooled: pool === 'transaction',
    origin,
    webFolder: env['WEB_DIR'] ?? 'dist/apps/web/browser',
    dataFolder: env['ALONGSIDE_DATA'] ?? '.data',
    anyOperation: env['ALONGSIDE_OPERATIONS'] === 'any',
    trustedProxies,
    requestsPerMinute: readRequests(env['ALONGSIDE_REQUESTS_PER_MINUTE']),
    listen: env['ALONGSIDE_LISTEN'] ?? '0.0.0.0',
    sealing: readSealing(env),
  };
}

/** Addresses and networks, as 10.0.0.5 or 10.0.0.0/8, with commas between them. Names are not taken: whoever answers for a name could be trusted then. */
function readProxies(text = ''): string[] {
  const proxies = text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  for (const proxy of proxies) {
    const [address = '', bits, more] = proxy.split('/');
    const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
    if (most < 0 || more !== undefined || (bits !== undefined && (!/^\d{1,3}$/.test(bits) || Number(bits) < 1 || Number(bits) > most)))
      throw new ConfigError(
        `ALONGSIDE_TRUSTED_PROXIES holds "${proxy}", which is no network address. Write it like 10.0.0.5 or 10.0.0.0/8.`,
      );
  }
  return proxies;
}

function readRequests(text: string | undefined): number {
  const requests = Number(text ?? REQUESTS_PER_MINUTE);
  if (!Number.isSafeInteger(requests) || requests < 60)
    throw new ConfigError('ALONGSIDE_REQUESTS_PER_MINUTE must be a number from 60 upwards. A page asks a few times as it opens.');
  return requests;
}

const SEAL_EVERY_MS = 2000;

function readSealing(env: Readonly<Record<string, string | undefined>>): Sealing | undefined {
  const sealer = env['ALONGSIDE_SEALER'] ?? 'on';
  if (sealer !== 'on' && sealer !== 'off') throw new ConfigError('ALONGSIDE_SEALER must be on or off.');
  if (sealer === 'off') return undefined;
  const files = sealFilesIn(env['ALONGSIDE_DATA'] ?? '.data');
  const given = env['ALONGSIDE_SEAL_KEY'];
  return {
    keyFile: given ?? files.key,
    makesKey: !given,
    trustedFile: files.trusted,
    witnessFile: env['ALONGSIDE_WITNESS'] ?? files.witness,
    everyMs: SEAL_EVERY_MS,
  };
}
