import { createHash, randomBytes } from 'node:crypto';
import { Test } from '@nestjs/testing';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type RequestScope } from '@alongside/platform/context';
import { DatabaseModule, OutsideContext } from '@alongside/platform/database';
import { applyHttpRules, BODY_LIMIT, type DomainApi, GraphModule, type Safelist } from '@alongside/platform/graphql';
import { LiveModule, serveLive } from '@alongside/platform/live';
import { NestLogger } from '@alongside/platform/logging';
import { type Actor, testDatabase, type TestDatabase } from './test-database.ts';

/** What the API answered. */
export interface Answer<Data> {
  readonly status: number;
  readonly body: string;
  readonly data: Data;
  readonly errors: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

export interface TestApi {
  readonly database: TestDatabase;
  /** Asks over HTTP, as this worker's browser would; `null` is nobody. */
  ask<Data = Record<string, unknown>>(
    actor: Actor | null,
    document: string,
    variables?: Record<string, unknown>,
    headers?: Record<string, string>,
  ): Promise<Answer<Data>>;
  /** The statements that ran since the last call, in order. */
  statements(): { name: string; text: string }[];
  app(): NestFastifyApplication;
}

/** Starts the API of these domains on a database of the test file's own, with the rules of production but for the safelist. */
export function startApi(
  domains: readonly DomainApi[],
  { safelist, perMinute = Number.MAX_SAFE_INTEGER }: { safelist?: Safelist; perMinute?: number } = {},
): TestApi {
  const database = testDatabase();
  let app: NestFastifyApplication;
  let ran: { name: string; text: string }[] = [];

  beforeAll(async () => {
    const module = await Test.createTestingModule({
      imports: [
        DatabaseModule.forRoot(database.appUrl, { watch: (statement) => ran.push(statement) }),
        GraphModule.forRoot(domains, safelist === undefined),
        LiveModule.forRoot(domains.flatMap(({ live = [] }) => live)),
      ],
    }).compile();
    app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter({ bodyLimit: BODY_LIMIT }), { logger: new NestLogger() });
    const outside = app.get(OutsideContext);
    await applyHttpRules(app, {
      origin: 'http://localhost',
      safelist: safelist ?? {},
      any: safelist === undefined,
      scopeOf: claimOf,
      rates: { perMinute, signedIn: (cookie) => isSignedIn(outside, cookie), known: (cookie) => isKnown(outside, cookie) },
    });
    serveLive(app, claimOf);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(() => app?.close());
  beforeEach(() => {
    ran = [];
  });

  return {
    database,
    app: () => app,
    statements: () => {
      const since = ran;
      ran = [];
      return since;
    },
    async ask<Data>(actor: Actor | null, document: string, variables: Record<string, unknown> = {}, headers: Record<string, string> = {}) {
      const response = await app.inject({
        method: 'POST',
        url: '/graphql',
        headers: {
          'content-type': 'application/json',
          'x-alongside': '1',
          ...(actor ? { cookie: `__Host-worker=${actor.token}` } : {}),
          ...headers,
        },
        payload: JSON.stringify(safelist ? { documentId: document, variables } : { query: document, variables }),
      });
      const parsed = JSON.parse(response.body) as { data?: Data; errors?: Answer<Data>['errors'] };
      return { status: response.statusCode, body: response.body, data: parsed.data as Data, errors: parsed.errors ?? [] };
    },
  };
}

/** As identity does it, without its controllers: the door asks for the session behind the same cookie. */
function claimOf(cookie: string | undefined): RequestScope {
  const token = tokenIn(cookie);
  return { requestId: uuidv7(), context: undefined, ...(token ? { token: hashOf(token) } : {}) };
}

async function isSignedIn(outside: OutsideContext, cookie: string | undefined): Promise<boolean> {
  const token = tokenIn(cookie);
  return token !== undefined && (await outside.call('session.resume', 'select 1 from resume_session($1)', [hashOf(token)])).length > 0;
}

async function isKnown(outside: OutsideContext, cookie: string | undefined): Promise<boolean> {
  const token = /(?:^|; )__Host-known=([^;]+)/.exec(cookie ?? '')?.[1];
  if (!token) return false;
  const [row] = await outside.call<{ known: boolean }>('browser.known', 'select browser_is_known($1) known', [hashOf(token)]);
  return row?.known ?? false;
}

const tokenIn = (cookie: string | undefined): string | undefined => /(?:^|; )__Host-worker=([^;]+)/.exec(cookie ?? '')?.[1];
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Signs a worker in: a real session row, and its cookie's token. */
export async function signIn(
  database: TestDatabase,
  worker: { workerId: string; organisationId: string; placeId: string; role: string },
): Promise<Actor> {
  const token = randomBytes(32).toString('base64url');
  const sessionId = uuidv7();
  await database.sql(
    "insert into sessions (session_id, token_hash, place_id, worker_id, organisation_id, started_at, seen_at, ends_at) values ($1, $2, $3, $4, $5, moment(), moment(), moment() + interval '12 hours')",
    [sessionId, hashOf(token), worker.placeId, worker.workerId, worker.organisationId],
  );
  return { ...worker, sessionId, token };
}
