/** What the API is told by its environment. */
export interface Config {
  readonly port: number;
  /** The application's login. */
  readonly databaseUrl: string;
  /** The migrator's login: used at start, then forgotten. */
  readonly adminUrl: string;
  /** The origin that browsers see. */
  readonly origin: string;
  /** The folder of the built worker app. */
  readonly webFolder: string;
  readonly dataFolder: string;
  /** Development: written queries and introspection are allowed. */
  readonly anyOperation: boolean;
  readonly issuer: { readonly url: string; readonly clientId: string; readonly clientSecret: string | undefined } | undefined;
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
  const url = env['OIDC_ISSUER'];
  return {
    port,
    databaseUrl: needed('DATABASE_URL'),
    adminUrl: needed('DATABASE_ADMIN_URL'),
    origin: env['ALONGSIDE_ORIGIN'] ?? `http://localhost:${port}`,
    webFolder: env['WEB_DIR'] ?? 'dist/apps/web/browser',
    dataFolder: env['ALONGSIDE_DATA'] ?? '.data',
    anyOperation: env['ALONGSIDE_OPERATIONS'] === 'any',
    issuer: url ? { url, clientId: needed('OIDC_CLIENT_ID'), clientSecret: env['OIDC_CLIENT_SECRET'] } : undefined,
  };
}
