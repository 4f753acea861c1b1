import { createHash } from 'node:crypto';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { Kind, parse, print, visit } from 'graphql';
import { v7 as uuidv7 } from 'uuid';
import { type RequestScope } from '@alongside/platform/context';
import { Database, DatabaseModule, OutsideContext, POOL } from '@alongside/platform/database';
import { applyHttpRules, BODY_LIMIT, GraphModule, type Safelist, TrustedOperations } from '@alongside/platform/graphql';
import { LiveModule, serveLive } from '@alongside/platform/live';
import { NestLogger } from '@alongside/platform/logging';
import { domains } from '../domains.ts';

/** What left, with the headers that the product sets. */
export interface Left {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** A screen that follows something, and what came to it until now: every word of a stream, or the body of a refusal. */
export interface Screen extends Omit<Left, 'body'> {
  readonly follows: boolean;
  readonly heard: () => string;
  /** Closes the screen. */
  close(): void;
}

/** The whole API in this process, on one pool of the caller's own. */
export interface ApiOnPool {
  /** Asks an operation of the list by its id, as the browser that holds this session's token does. */
  ask(token: string, documentId: string, variables: Readonly<Record<string, unknown>>): Promise<Left>;
  /** Follows a subject as that browser does. */
  follow(token: string, subject: string, id: string): Promise<Screen>;
  /** The ids of the operations that skip GraphQL's execution, each with the id under which the same is asked through it. */
  readonly throughGraphql: ReadonlyMap<string, string>;
  close(): Promise<void>;
}

/**
 * Starts every domain with the rules of production: guard, safelist, both ways of execution, door and log. `pool` is the only connection that an
 * operation uses; `url` logs in as the application's role, and is asked at the start alone.
 */
export async function openApiOn(pool: never, url: string, safelist: Safelist): Promise<ApiOnPool> {
  const module = await Test.createTestingModule({
    imports: [
      DatabaseModule.forRoot(url, { connections: 1 }),
      GraphModule.forRoot(domains, false),
      LiveModule.forRoot(domains.flatMap(({ live = [] }) => live)),
    ],
  })
    .overrideProvider(Database)
    .useValue(new Database(pool))
    .overrideProvider(OutsideContext)
    .useValue(new OutsideContext(pool))
    .overrideProvider(POOL)
    .useValue(pool)
    .compile();
  const app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter({ bodyLimit: BODY_LIMIT }), {
    logger: new NestLogger(),
  });
  const list: Record<string, { name: string; document: string }> = { ...safelist };
  const all = Object.entries(safelist).map(([id, { name, document }]) => ({
    id,
    name,
    document,
    slow: { name, document: executed(document) },
  }));
  for (const { id, slow } of all) list[`${id} through GraphQL`] = slow;
  await applyHttpRules(app, {
    origin: 'http://localhost',
    safelist: list,
    any: false,
    scopeOf: claimOf,
    rates: { perMinute: Number.MAX_SAFE_INTEGER, signedIn: () => Promise.resolve(true), known: () => Promise.resolve(true) },
  });
  serveLive(app, claimOf);
  await app.init();
  const server = app.getHttpAdapter().getInstance();
  await server.ready();
  const trusted = app.get(TrustedOperations);
  const short = all.filter(({ name, document }) => trusted.planFor({ query: document, operationName: name }));
  return {
    throughGraphql: new Map(short.map(({ id }) => [id, `${id} through GraphQL`])),
    async ask(token, documentId, variables) {
      const { statusCode, headers, body } = await app.inject({
        ...{ method: 'POST', url: '/graphql', headers: headersOf(token) },
        payload: JSON.stringify({ documentId, variables }),
      });
      return { status: statusCode, headers: told(headers), body };
    },
    async follow(token, subject, id) {
      const response = await app.inject({
        ...{ method: 'POST', url: `/live/${subject}`, headers: headersOf(token) },
        ...{ payload: JSON.stringify({ id }), payloadAsStream: true },
      });
      let heard = '';
      const words = response.stream().setEncoding('utf8');
      // whoever leaves breaks it off
      words.on('error', () => undefined).on('data', (more: string) => (heard += more));
      const follows = response.headers['content-type'] === 'text/event-stream';
      if (!follows) await new Promise((done) => words.once('end', done));
      return {
        status: response.statusCode,
        headers: told(response.headers),
        follows,
        heard: () => heard,
        close: () => void response.raw.res.destroy(),
      };
    },
    close: () => app.close(),
  };
}

const headersOf = (token: string) => ({ 'content-type': 'application/json', 'x-alongside': '1', cookie: `__Host-worker=${token}` });

/** The headers that hang on what is answered, and not on when. */
function told({ date: _clock, ...headers }: Readonly<Record<string, unknown>>): Left['headers'] {
  return headers;
}

/** The same document with a directive that changes nothing: only GraphQL's own execution answers it. */
function executed(document: string): string {
  let done = false;
  return print(
    visit(parse(document), {
      Field(node) {
        if (done) return undefined;
        done = true;
        const value = { kind: Kind.BOOLEAN, value: true } as const;
        const name = (text: string) => ({ kind: Kind.NAME, value: text }) as const;
        const include = {
          kind: Kind.DIRECTIVE,
          name: name('include'),
          arguments: [{ kind: Kind.ARGUMENT, name: name('if'), value }],
        } as const;
        return { ...node, directives: [include] };
      },
    }),
  );
}

/** As identity does it: the door asks for the session behind the cookie. */
function claimOf(cookie: string | undefined): RequestScope {
  const token = /(?:^|; )__Host-worker=([^;]+)/.exec(cookie ?? '')?.[1];
  return { requestId: uuidv7(), context: undefined, ...(token ? { token: createHash('sha256').update(token).digest() } : {}) };
}
