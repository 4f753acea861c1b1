import helmet from '@fastify/helmet';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiError, type RequestScope, runInScope } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import { answerEvenly } from './even-answers.ts';
import { limitRates, type RateLimits } from './rate-limits.ts';
import { routeOf } from './route-of.ts';
import { TrustedOperations } from './trusted/trusted-operations.ts';
import { resolveOperation, type Safelist } from './safelist.ts';

/** Bytes of a request's body. A note has 20,000 characters; files will have their own way in. */
export const BODY_LIMIT = 100 * 1024;

export interface HttpRules {
  /** The origin the browser sees, as http://localhost:3000. */
  readonly origin: string;
  readonly safelist: Safelist;
  /** Lets written queries through: development and the API's own tests. */
  readonly any: boolean;
  /** Who says to send this request; the door asks whether it is so. */
  readonly scopeOf: (cookie: string | undefined) => RequestScope;
  readonly rates: RateLimits;
  /** Milliseconds between the moments at which answers leave that could tell of somebody hidden by their time. Left out, they leave at once: tests that measure no time. */
  readonly evenStep?: number;
}

const scopes = new WeakMap<FastifyRequest, RequestScope>();
const isGraph = (request: FastifyRequest): boolean => routeOf(request) === '/graphql';
/** The doors that can answer about a person. There are no others: `every-door.spec.ts` of the API lists all addresses. */
const isAboutPeople = (request: FastifyRequest): boolean => isGraph(request) || routeOf(request).startsWith('/live/');

function refuse(reply: FastifyReply, status: number, error: ApiError): void {
  void reply.status(status).send({ errors: [{ message: error.message, extensions: { code: error.code } }] });
}

/** What writes must carry: our header, which no form or image can send, and an origin that is ours. */
function comesFromUs(request: FastifyRequest, origin: string): boolean {
  const sent = request.headers.origin;
  const site = request.headers['sec-fetch-site'];
  return (
    request.headers['x-alongside'] === '1' && (sent === undefined || sent === origin) && (site === undefined || site === 'same-origin')
  );
}

/** The rules that every request passes before any handler. */
export async function applyHttpRules(app: NestFastifyApplication, rules: HttpRules): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  const database = app.get(Database);
  const trusted = app.get(TrustedOperations);
  const listed = new Set(Object.values(rules.safelist).map(({ document }) => document));
  await app.register(helmet as never, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'self'"],
      },
    },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
    strictTransportSecurity: rules.origin.startsWith('https:') ? { maxAge: 31_536_000 } : false,
  });

  answerEvenly(server, {
    isAsked: isAboutPeople,
    isAlways: (request) => scopes.get(request)?.even === true,
    step: rules.evenStep ?? 0,
  });

  server.addHook('onRequest', (request, reply, done) => {
    const safe = request.method === 'GET' || request.method === 'HEAD';
    // Sign-in pages of the embedded provider are plain forms on this origin; the provider checks its own state.
    const ours = safe || routeOf(request).startsWith('/demo-sign-in/') || comesFromUs(request, rules.origin);
    if (isGraph(request) && request.method !== 'POST') return refuse(reply, 405, new ApiError('BAD_INPUT'));
    if (!ours) return refuse(reply, 403, new ApiError('FORBIDDEN'));
    if (isAboutPeople(request) || routeOf(request).startsWith('/auth/')) void reply.header('cache-control', 'no-store');
    done();
  });

  await limitRates(app, rules.rates);

  // Last before the handler, in one place: who asks, and what. The handler runs inside the scope.
  server.addHook('preHandler', (request, reply, done) => {
    if (!isGraph(request)) return done();
    let operation;
    try {
      operation = resolveOperation(request.body, rules.safelist, rules.any);
    } catch {
      return refuse(reply, 400, new ApiError('BAD_INPUT'));
    }
    (request as { body: unknown }).body = operation;
    const scope = rules.scopeOf(request.headers.cookie);
    scopes.set(request, scope);
    runInScope(scope, () => {
      if (!listed.has(operation.query) || !trusted.take(operation, request, reply)) done();
    });
  });

  // A request that was broken off gives its connection back without a commit.
  server.addHook('onResponse', async (request) => {
    const scope = scopes.get(request);
    if (scope) await runInScope(scope, () => database.abandon());
  });
}
