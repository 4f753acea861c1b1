import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Open } from '@alongside/platform/graphql';
import { ComeBack } from './come-back.ts';
import { cookie, readToken, SESSION_COOKIE, SIGN_IN_COOKIE, signedOut } from './cookies.ts';
import { IDENTITY_CONFIG, type IdentityConfig } from './identity-config.ts';
import { Issuers } from './issuers.ts';
import { ownPath } from './own-path.ts';
import { Sessions } from './sessions.ts';
import { SetOff } from './set-off.ts';
import { problemOf, type SignInProblem } from './sign-in-problem.ts';

/** Signing in at an issuer, and signing out: the browser's way there and back. A page is always answered by a page, never by an error's detail. */
@Controller('auth')
export class AuthController {
  constructor(
    @Inject(IDENTITY_CONFIG) private readonly config: IdentityConfig,
    private readonly issuers: Issuers,
    private readonly departures: SetOff,
    private readonly arrivals: ComeBack,
    private readonly sessions: Sessions,
  ) {}

  @Get('sign-in')
  @Open('signing in begins here')
  async signIn(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { to, as, issuer: id } = request.query as { to?: unknown; as?: unknown; issuer?: unknown };
    const returnTo = ownPath(to, this.config.origin);
    const loginHint = this.config.demo && typeof as === 'string' && as ? as : undefined;
    const issuer = this.issuers.chosen(id);
    if (!issuer || (this.config.demo && !loginHint)) return this.toSignInPage(reply, undefined, returnTo);
    try {
      const { url, kept } = await this.departures.to(issuer, request.headers.cookie, { returnTo, loginHint });
      void reply.header('set-cookie', kept);
      this.go(reply, url);
    } catch (error) {
      this.toSignInPage(reply, problemOf(error), returnTo);
    }
  }

  @Get(['callback', 'callback/:issuer'])
  @Open('an issuer sends the browser back here')
  async callback(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const cookies = request.headers.cookie;
    const [path, query] = splitOnce(request.url, '?');
    let returnTo: string | undefined;
    try {
      const state = (request.query as { state?: unknown }).state;
      const browser = readToken(cookies, SIGN_IN_COOKIE);
      const attempt = browser && typeof state === 'string' ? await this.departures.take(state, browser) : undefined;
      if (!attempt) return await this.withoutAttempt(reply, cookies, browser);
      returnTo = attempt.returnTo;
      const signedInWith = await this.arrivals.from(attempt, { state: state as string, query, path, cookies });
      void reply.header('set-cookie', signedInWith ?? signedOut());
      if (signedInWith) this.go(reply, this.config.origin + ownPath(returnTo, this.config.origin));
      else this.toSignInPage(reply, 'not-known', returnTo);
    } catch (error) {
      this.toSignInPage(reply, problemOf(error), returnTo);
    }
  }

  @Post('sign-out')
  @Open('signing out of a session that has ended already is no error')
  async signOut(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const opened = await this.sessions.end(request.headers.cookie);
    void reply.header('cache-control', 'no-store').header('set-cookie', cookie(SESSION_COOKIE, '', 0));
    // The browser goes there by itself afterwards: a form would be stopped by form-action at the first redirect.
    const next = opened && (await this.issuers.called(opened.issuer)?.farewell(opened.idToken));
    if (next) void reply.status(200).send({ next });
    else void reply.status(204).send();
  }

  /** An answer that nobody here waits for: sent twice, too late, begun elsewhere, or the browser lost its cookie. */
  private async withoutAttempt(reply: FastifyReply, cookies: string | undefined, browser: string | undefined): Promise<void> {
    // Back and reload after a sign-in lead here too: whoever is signed in goes on.
    if ((await this.sessions.scopeOf(cookies)).context) return this.go(reply, `${this.config.origin}/`);
    this.toSignInPage(reply, browser ? 'refused' : 'cookie-lost');
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

/** The text before the mark, and from it on. */
function splitOnce(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at)];
}
