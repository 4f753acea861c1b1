import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { freePort, prepareDatabase, startPostgres, type RunningPostgres } from '../postgres/index.ts';
import { codeOf } from '../clear-error.ts';
import { startApi, waitUntilReady, type Api } from '../start/api.ts';
import { DIST, WEB_FOLDER } from '../start/build.ts';

/** What is killed. */
export const KINDS = [
  'the API',
  'the postmaster',
  'all of PostgreSQL',
  'one session of PostgreSQL',
  'the API and all of PostgreSQL',
] as const;
export type Kind = (typeof KINDS)[number];

/** The product as it runs in production: its built entry, and a durable PostgreSQL with its archive. */
export class Product {
  readonly port: number;
  private readonly databasePort: number;
  private readonly folder: string;
  private readonly durable: boolean;
  private database: RunningPostgres | undefined;
  private api: Api | undefined;
  /** How often the API ended although nobody had killed it. */
  diedByItself = 0;

  private constructor(folder: string, durable: boolean, port: number, databasePort: number) {
    this.folder = folder;
    this.durable = durable;
    this.port = port;
    this.databasePort = databasePort;
  }

  static async create(folder: string, options: { durable: boolean }): Promise<Product> {
    return new Product(folder, options.durable, await freePort(), await freePort());
  }

  get origin(): string {
    return `http://localhost:${this.port}`;
  }

  /** Starts PostgreSQL alone, at the port where the API looks for it, and makes the roles. */
  async startDatabase(): Promise<{ adminUrl: string; appUrl: string; superuserUrl: string }> {
    const { folder, durable, databasePort } = this;
    this.database = await startPostgres({
      folder,
      durable,
      port: databasePort,
      archiveRoot: durable ? join(folder, 'archive') : undefined,
    });
    const { secrets } = this.database;
    const urls = await prepareDatabase(this.database.superuserUrl(), { passwords: secrets });
    return { ...urls, superuserUrl: this.database.superuserUrl('alongside') };
  }

  async startApi(): Promise<void> {
    const { secrets } = this.database ?? {};
    const url = (role: string, password = '') => `postgres://${role}:${password}@127.0.0.1:${this.databasePort}/alongside`;
    const api = startApi({
      main: join(DIST, 'apps/api/main.js'),
      port: this.port,
      dataFolder: this.folder,
      environment: {
        ...{ NODE_ENV: 'production', WEB_DIR: WEB_FOLDER, ALONGSIDE_ORIGIN: this.origin, ALONGSIDE_LISTEN: '127.0.0.1' },
        // the limit on how often one may ask is another check's
        ALONGSIDE_REQUESTS_PER_MINUTE: '100000',
        ...{ DATABASE_URL: url('alongside_app', secrets?.app), DATABASE_ADMIN_URL: url('alongside_migrator', secrets?.migrator) },
        // nobody signs in here, so nobody is asked
        ...{ OIDC_ISSUER: 'https://sign-in.invalid', OIDC_CLIENT_ID: 'alongside' },
      },
    });
    this.api = api;
    await this.ready();
  }

  /** Waits until the API serves. One that ended by itself is counted, and started again. */
  async ready(): Promise<void> {
    const { api } = this;
    if (!api) return this.startApi();
    const ended = await Promise.race([api.ended.then(() => true), waitUntilReady(api, this.port, this.folder).then(() => false)]);
    if (!ended) return;
    this.diedByItself++;
    await this.startApi();
  }

  /** Kills without a warning, and starts again what was killed. */
  async kill(kind: Kind, random: () => number): Promise<void> {
    const postmaster = this.database?.pid ?? 0;
    const sessions = childrenOf(postmaster);
    const withApi = kind === 'the API' || kind === 'the API and all of PostgreSQL';
    const victims: number[] = {
      'the API': [],
      'the postmaster': [postmaster],
      'all of PostgreSQL': [postmaster, ...sessions],
      'one session of PostgreSQL': sessions.slice(Math.floor(random() * sessions.length)).slice(0, 1),
      'the API and all of PostgreSQL': [postmaster, ...sessions],
    }[kind];
    const api = withApi ? this.api : undefined;
    if (api) this.api = undefined;
    for (const pid of api ? [api.pid, ...victims] : victims) end(pid);
    await api?.ended;
    if (victims.includes(postmaster)) {
      await this.database?.ended;
      await this.startDatabase();
    }
    await this.ready();
  }

  async stop(): Promise<void> {
    await this.api?.stop();
    await this.database?.stop();
  }
}

function childrenOf(parent: number): number[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  return stdout
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([pid = 0, ppid]) => (ppid === parent && pid ? [pid] : []));
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error;
  }
}
