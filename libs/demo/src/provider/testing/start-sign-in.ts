import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll } from 'vitest';
import { currentContext } from '@alongside/platform/context';
import { DatabaseModule } from '@alongside/platform/database';
import { Allow, applyHttpRules, GraphModule, REQUESTS_PER_MINUTE } from '@alongside/platform/graphql';
import { HealthModule } from '@alongside/platform/health';
import { IdentityModule, keepToOneHost, Sessions, type SignInPerson } from '@alongside/platform/identity';
import { logTo } from '@alongside/platform/logging';
import { testDatabase, type TestDatabase } from '@alongside/platform/testing';
import { demoProvider } from '../demo-provider.ts';
import { Browser } from './browser.ts';

@Resolver()
class WhoResolver {
  @Query('who')
  @Allow('who.read', { purpose: 'support' })
  who(): string {
    return currentContext().workerId;
  }
}

@Module({ providers: [WhoResolver] })
class WhoModule {}

const whoDomain = { module: WhoModule, sdl: 'scalar Date scalar DateTime scalar PageSize type Query { who: String! }' };
const person = (subject: string): SignInPerson => ({
  subject,
  name: subject.toUpperCase(),
  jobTitle: 'Worker',
  organisation: 'A partner',
  line: '',
  first: true,
});

/** The product with real PostgreSQL and the embedded provider on a free port, and in it Priya and Sam; Stranger is a person of the demo whom no worker answers to. */
export interface SignInWorld {
  readonly database: TestDatabase;
  readonly origin: string;
  /** Every log line since the start. */
  readonly lines: readonly string[];
  workerId(subject: 'priya' | 'sam'): string;
  browser(): Browser;
  /** The worker that this browser is signed in as, or the code of the refusal. */
  who(browser: Browser): Promise<string>;
  sessions(): Promise<number>;
}

export function startSignIn(): SignInWorld {
  const database = testDatabase();
  const workers = { priya: uuidv7(), sam: uuidv7() };
  const lines: string[] = [];
  let app: NestFastifyApplication | undefined;
  let folder = '';
  let origin = '';
  let unlog = (): void => undefined;

  beforeAll(async () => {
    unlog = logTo((line) => lines.push(line));
    const port = await freePort();
    origin = `http://localhost:${port}`;
    folder = await mkdtemp(join(tmpdir(), 'sign-in-'));
    const people = () => Promise.resolve(['priya', 'sam', 'stranger'].map(person));
    const provider = await demoProvider({ origin, keysFile: join(folder, 'keys.json'), people });
    const config = {
      origin,
      issuers: [{ issuer: provider.issuer, name: 'The demo’s own sign-in', clientId: provider.clientId }],
      demo: { people },
    };
    const module = await Test.createTestingModule({
      imports: [
        DatabaseModule.forRoot(database.appUrl),
        IdentityModule.forRoot(config),
        HealthModule,
        GraphModule.forRoot([whoDomain], true),
      ],
    }).compile();
    app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
    const server = app.getHttpAdapter().getInstance();
    keepToOneHost(server, origin);
    const sessions = app.get(Sessions);
    await applyHttpRules(app, {
      origin,
      safelist: {},
      any: true,
      scopeOf: (cookie) => sessions.claimOf(cookie),
      rates: {
        perMinute: REQUESTS_PER_MINUTE,
        signedIn: async (cookie) => (await sessions.scopeOf(cookie)).context !== undefined,
        known: () => Promise.resolve(false),
      },
    });
    provider.mount(server);
    await app.listen(port, '127.0.0.1');
    await layOut(database, provider.issuer, workers);
  });
  afterAll(async () => {
    await app?.close();
    await rm(folder, { recursive: true, force: true });
    unlog();
  });

  return {
    database,
    lines,
    get origin() {
      return origin;
    },
    workerId: (subject) => workers[subject],
    browser: () => new Browser(origin),
    who: async (browser) => {
      const answer = await browser.post(
        '/graphql',
        { 'content-type': 'application/json', 'x-alongside': '1' },
        JSON.stringify({ query: 'query who { who }', variables: {} }),
      );
      const { data, errors } = (await answer.json()) as { data?: { who: string } | null; errors?: { extensions: { code: string } }[] };
      return data?.who ?? errors?.[0]?.extensions.code ?? '';
    },
    sessions: async () => (await database.sql<{ n: number }>('select count(*)::int n from sessions'))[0]?.n ?? -1,
  };
}

async function layOut(database: TestDatabase, issuer: string, workers: Record<string, string>): Promise<void> {
  const [place, organisation] = [uuidv7(), uuidv7()];
  await database.sql("insert into places (place_id, name, demo) values ($1, 'Millbrook', true)", [place]);
  await database.sql(
    "insert into organisations (organisation_id, place_id, name, kind, joined_at, issuer) values ($1, $2, 'A partner', 'vcse', now() - interval '1 year', $3)",
    [organisation, place, issuer],
  );
  for (const [subject, worker] of Object.entries(workers)) {
    await database.sql('insert into workers (worker_id, place_id, name) values ($1, $2, $3)', [worker, place, subject]);
    await database.sql(
      "insert into memberships (membership_id, place_id, worker_id, organisation_id, role, job_title, from_at) values ($1, $2, $3, $4, 'worker', 'Worker', now() - interval '1 year')",
      [uuidv7(), place, worker, organisation],
    );
    await database.sql('insert into worker_identities (issuer, subject, worker_id) values ($1, $2, $3)', [issuer, subject, worker]);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  return typeof address === 'object' && address ? address.port : 0;
}
