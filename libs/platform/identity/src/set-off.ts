import { Injectable } from '@nestjs/common';
import { bindBrowser } from './cookies.ts';
import type { Issuer } from './issuer.ts';
import { type Attempt, type Errand, SignInAttempts } from './sign-in-attempts.ts';

/** What else a departure needs to know. */
export interface Journey {
  /** A path of ours. */
  readonly returnTo: string;
  readonly loginHint?: string | undefined;
  readonly errand?: Errand | undefined;
}

/** Sends a browser to an issuer, and notes what its answer will be checked against. */
@Injectable()
export class SetOff {
  constructor(private readonly attempts: SignInAttempts) {}

  /** Where to go, and the cookie to take along. Throws SignInFailed. */
  async to(issuer: Issuer, cookies: string | undefined, { returnTo, loginHint, errand }: Journey): Promise<{ url: string; kept: string }> {
    const { url, state, nonce, codeVerifier } = await issuer.depart(loginHint);
    const { browser, kept } = bindBrowser(cookies);
    await this.attempts.begin(state, browser, { issuer: issuer.issuer, codeVerifier, nonce, returnTo, errand });
    return { url, kept };
  }

  /** What was noted for that answer: once, and for the browser that set off alone. */
  take(state: string, browser: string): Promise<Attempt | undefined> {
    return this.attempts.take(state, browser);
  }
}
