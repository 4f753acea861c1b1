import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Open } from '@alongside/platform/graphql';
import { log, logError } from '@alongside/platform/logging';
import { cookie, newToken, readToken, SESSION_COOKIE, SIGN_IN_COOKIE } from './cookies.ts';
import { IDENTITY_CONFIG, type IdentityConfig, type SignInPerson } from './identity-config.ts';
import { Issuer, SignInFailed } from './issuer.ts';
import { ownPath } from './own-path.ts';
import { Sessions } from './sessions.ts';
import { SignInAttempts } from './sign-in-attempts.ts';

const ATTEMPT_SECONDS = 10 * 60;
const SESSION_SECONDS = 12 * 60 * 60;

/** Why nobody is signed in, as the sign-in page says it. */
export type SignInProblem = 'cookie-lost' | 'not-known' | 'refused' | 'unavailable';

/** What the sign-in page shows. */
export interface SignInOptions {
  readonly place: string;
  readonly demo: boolean;
  readonly people: readonly SignInPerson[];
}

/** Signing in and out: the browser's way to the issuer and back. A page is always answered by a page, never by an error's detail. */
@Controller('auth')
export class AuthController {
  constructor(
    @Inject(IDENTITY_CONFIG) private readonly config: IdentityConfig,
    private readonly issuer: Issuer,
    private readonly attempts: SignInAttempts,
    private readonly sessions: Sessions,
  ) {}

  @Get('options')
  @Open('the sign-in page names the place, and in the demo the people one can be')
  async options(): Promise<SignInOptions> {
    const { placeName, demo } = this.config;
    return { place: await placeName(), demo: demo !== undefined, people: demo ? await demo.people() : [] };
  }

  @Get('sign-in')
  @Open('signing in begins here')
  async signIn(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { to, as } = request.query as { to?: unknown; as?: unknown };
    const returnTo = ownPath(to, this.config.origin);
    const person = this.config.demo && typeof as === 'string' && as ? as : undefined;
    if (this.config.demo && !person) return this.toSignInPage(reply, undefined, returnTo);
    try {
      const { url, state, nonce, codeVerifier } = await this.issuer.depart(person);
      // Two tabs may sign in at once, so the browser keeps the binding that it has.
      const browser = readToken(request.headers.cookie, SIGN_IN_COOKIE) ?? newToken();
      await this.attempts.begin(state, browser, { codeVerifier, nonce, returnTo });
      void reply.header('set-cookie', cookie(SIGN_IN_COOKIE, browser, ATTEMPT_SECONDS));
      this.go(reply, url);
    } catch (error) {
      this.toSignInPage(reply, this.problemOf(error), returnTo);
    }
  }

  @Get('callback')
  @Open('the issuer sends the browser back here')
  async callback(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const cookies = request.headers.cookie;
    let returnTo: string | undefined;
    try {
      const state = (request.query as { state?: unknown }).state;
      const browser = readToken(cookies, SIGN_IN_COOKIE);
      const attempt = browser && typeof state === 'string' ? await this.attempts.take(state, browser) : undefined;
      if (!attempt) return await this.withoutAttempt(reply, cookies, browser);
      returnTo = attempt.returnTo;
      const login = await this.issuer.arrive(queryOf(request.url), {
        state: state as string,
        nonce: attempt.nonce,
        codeVerifier: attempt.codeVerifier,
      });
      const token = await this.sessions.open(login, cookies);
      const over = cookie(SIGN_IN_COOKIE, '', 0);
      if (!token) {
        void reply.header('set-cookie', [over, cookie(SESSION_COOKIE, '', 0)]);
        return this.toSignInPage(reply, 'not-known', returnTo);
      }
      void reply.header('set-cookie', [over, cookie(SESSION_COOKIE, token, SESSION_SECONDS)]);
      this.go(reply, this.config.origin + ownPath(returnTo, this.config.origin));
    } catch (error) {
      this.toSignInPage(reply, this.problemOf(error), returnTo);
    }
  }

  @Post('sign-out')
  @Open('signing out of a session that has ended already is no error')
  async signOut(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const idToken = await this.sessions.end(request.headers.cookie);
    void reply.header('cache-control', 'no-store').header('set-cookie', cookie(SESSION_COOKIE, '', 0));
    // The browser goes there by itself afterwards: a form would be stopped by form-action at the first redirect.
    const next = await this.issuer.farewell(idToken);
    if (next) void reply.status(200).send({ next });
    else void reply.status(204).send();
  }

  /** An answer that nobody here waits for: sent twice, too late, begun elsewhere, or the browser lost its cookie. */
  private async withoutAttempt(reply: FastifyReply, cookies: string | undefined, browser: string | undefined): Promise<void> {
    // Back and reload after a sign-in lead here too: whoever is signed in goes on.
    if ((await this.sessions.scopeOf(cookies)).context) return this.go(reply, `${this.config.origin}/`);
    this.toSignInPage(reply, browser ? 'refused' : 'cookie-lost');
  }

  private problemOf(error: unknown): SignInProblem {
    if (!(error instanceof SignInFailed)) {
      logError('sign-in failed', error);
      return 'unavailable';
    }
    log('sign-in failed', { code: error.code });
    return error.problem;
  }

  private toSignInPage(reply: FastifyReply, problem?: SignInProblem, returnTo = '/'): void {
    const page = new URL('/sign-in', this.config.origin);
    if (problem) page.searchParams.set('problem', problem);
    if (returnTo !== '/') page.searchParams.set('to', returnTo);
    this.go(reply, page.href);
  }

  private go(reply: FastifyReply, url: string): void {
    void reply.header('cache-control', 'no-store').redirect(url, 302);
  }
}

function queryOf(url: string): string {
  const at = url.indexOf('?');
  return at < 0 ? '' : url.slice(at);
}
