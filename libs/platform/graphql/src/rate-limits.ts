import { createHash } from 'node:crypto';
import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { routeOf } from './route-of.ts';

/** Requests in a minute: of one session, and of one network address where nobody is signed in. An office shares one address. */
export const REQUESTS_PER_MINUTE = 600;

/** Requests of one session that run at the same time. A browser sends six; more than these would take the place of others. */
const AT_ONCE = 20;

/** Senders that are remembered. The one that was quiet longest is forgotten first, which forgives and never blocks. */
const REMEMBERED = 10_000;

export interface RateLimits {
  readonly perMinute: number;
  /** Whether a good session stands behind these cookies. */
  readonly signedIn: (cookie: string | undefined) => Promise<boolean>;
  /** Whether somebody has signed in with this browser before. */
  readonly known: (cookie: string | undefined) => Promise<boolean>;
}

const SESSION = /(?:^|;\s*)__Host-worker=([A-Za-z0-9_-]{43})(?:;|$)/;
const KNOWN_BROWSER = /(?:^|;\s*)__Host-known=([A-Za-z0-9_-]{43})(?:;|$)/;

/** What the sender holds, as a key that tells nothing: a cookie of ours. Undefined where there is none. */
function heldBy(request: FastifyRequest, cookie: RegExp): string | undefined {
  const token = cookie.exec(request.headers.cookie ?? '')?.[1];
  return token && createHash('sha256').update(token).digest('base64');
}
const sessionOf = (request: FastifyRequest): string | undefined => heldBy(request, SESSION);

/**
 * How often a sender may ask. A sender is known by what it holds, its session or else its network address, and never by whom it aims at:
 * nobody can use up what is another's. Whoever holds a good session is not held up by what others do from the same address, and no more is a browser
 * that somebody has signed in with before: where the address is used up, it has a share of its own to sign in by.
 */
export async function limitRates(app: NestFastifyApplication, { perMinute, signedIn, known }: RateLimits): Promise<void> {
  await app.register(rateLimit, { global: false, cache: REMEMBERED });
  const server = app.getHttpAdapter().getInstance();
  const every = { max: perMinute, timeWindow: 60_000 };
  const ofSession = server.createRateLimit({ ...every, keyGenerator: (request) => sessionOf(request) ?? '' });
  const ofBrowser = server.createRateLimit({ ...every, keyGenerator: (request) => heldBy(request, KNOWN_BROWSER) ?? '' });
  // 64 bits of an IPv6 address are one customer of a provider.
  const ofAddress = server.createRateLimit({ ...every, keyGenerator: (request) => normalizeIP(String(request.ip), 64) });
  const running = new Map<string, number>();
  const held = new WeakMap<FastifyRequest, string>();

  /** What a sender holds that the address cannot use up; undefined where that is nothing good. Asked only once the address is used up. */
  const shareBeside = async (request: FastifyRequest, session: string | undefined): Promise<typeof ofSession | undefined> => {
    const { cookie } = request.headers;
    if (session && (await signedIn(cookie))) return ofSession;
    return heldBy(request, KNOWN_BROWSER) && (await known(cookie)) ? ofBrowser : undefined;
  };

  /** Seconds to wait; 0 where it may pass. */
  const waitFor = async (request: FastifyRequest, kind: Kind): Promise<number> => {
    const session = sessionOf(request);
    let share: typeof ofSession | undefined = ofSession;
    if (kind === 'graph' && session) {
      const now = (running.get(session) ?? 0) + 1;
      if (now > AT_ONCE) return 1;
      running.set(session, now);
      held.set(request, session);
    } else {
      const used = await ofAddress(request);
      if (used.isAllowed || !used.isExceeded) return 0;
      share = await shareBeside(request, session);
      if (!share) return used.ttlInSeconds;
    }
    const used = await share(request);
    return used.isAllowed || !used.isExceeded ? 0 : used.ttlInSeconds;
  };

  server.addHook('onRequest', async (request, reply) => {
    const kind = kindOf(routeOf(request));
    const seconds = kind ? await waitFor(request, kind) : 0;
    if (kind && seconds > 0) return refuse(reply.header('retry-after', String(seconds)).header('cache-control', 'no-store'), kind);
    return undefined;
  });
  // The answer is ready, or there will be none: what was asked runs no longer.
  const letGo = (request: FastifyRequest): void => {
    const session = held.get(request);
    if (!session || !held.delete(request)) return;
    const left = (running.get(session) ?? 1) - 1;
    if (left > 0) running.set(session, left);
    else running.delete(session);
  };
  server.addHook('onSend', (request, _reply, payload, done) => {
    letGo(request);
    done(null, payload);
  });
}

type Kind = 'graph' | 'page' | 'call';

/** What the limits are for. The app's own files and the health checks do little, and must not stop. */
function kindOf(route: string): Kind | undefined {
  if (route === '/graphql' || route.startsWith('/live/')) return 'graph';
  if (route === '/auth/sign-in' || route.startsWith('/auth/callback')) return 'page';
  return route.startsWith('/auth/') ? 'call' : undefined;
}

/** The code of an error is one of six and none of them says this: the status does. */
function refuse(reply: FastifyReply, kind: Kind): FastifyReply {
  if (kind === 'page') return reply.redirect('/sign-in?problem=unavailable', 302); // a page is answered by a page
  return reply
    .status(429)
    .send(
      kind === 'call'
        ? { problem: 'too-many' }
        : { errors: [{ message: 'Please wait a moment, then try again. Nothing that you typed is lost.' }] },
    );
}
