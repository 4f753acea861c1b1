import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import * as openid from 'openid-client';
import type { IssuerConfig } from './identity-config.ts';
import type { Login } from './sessions.ts';
import { shortAnswer } from './short-answer.ts';

const TIMEOUT_SECONDS = 5;
const CALLBACK = '/auth/callback';
// Not the login's fault: the issuer was not there, or not well.
const UNWELL = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
  'server_error',
  'temporarily_unavailable',
]);

// What OAuth and OpenID let an issuer say.
const SAID = new Set([
  'access_denied',
  'account_selection_required',
  'consent_required',
  'interaction_required',
  'invalid_client',
  'invalid_grant',
  'invalid_request',
  'invalid_scope',
  'login_required',
  'server_error',
  'temporarily_unavailable',
  'unauthorized_client',
  'unsupported_grant_type',
  'unsupported_response_type',
]);

/** Why a sign-in did not come about. `code` is for the log and says nothing of anyone. */
export class SignInFailed extends Error {
  constructor(
    readonly problem: 'refused' | 'unavailable',
    readonly code: string,
  ) {
    super(problem);
  }
}

/** One sign-in, on its way to the issuer. */
export interface Departure {
  readonly url: string;
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** The address that an issuer sends browsers back to: it has to be told to the issuer. */
export const callbackAddress = (origin: string, issuer: IssuerConfig): string => origin + new Issuer(origin, issuer).callback;

/** One OpenID issuer: authorisation code with PKCE, asked for by the server alone. */
export class Issuer {
  /** Stands for it in addresses of ours, and tells nothing. */
  readonly id: string;
  readonly issuer: string;
  readonly name: string;
  /** The path that it sends browsers back to. */
  readonly callback: string;
  private discovered: Promise<openid.Configuration> | undefined;

  constructor(
    private readonly origin: string,
    private readonly config: IssuerConfig,
  ) {
    this.issuer = config.issuer;
    this.name = config.name;
    this.id = createHash('sha256').update(config.issuer).digest('hex').slice(0, 12);
    this.callback = config.ownCallback ? `${CALLBACK}/${this.id}` : CALLBACK;
  }

  /** Where to send the browser. Throws SignInFailed. */
  async depart(loginHint?: string): Promise<Departure> {
    const configuration = await this.configuration();
    const state = openid.randomState();
    const nonce = openid.randomNonce();
    const codeVerifier = openid.randomPKCECodeVerifier();
    const url = openid.buildAuthorizationUrl(configuration, {
      redirect_uri: this.origin + this.callback,
      scope: 'openid',
      state,
      nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
      ...(loginHint ? { login_hint: loginHint } : {}),
    });
    return { url: url.href, state, nonce, codeVerifier };
  }

  /** Turns the answer in the callback's query into a login. Throws SignInFailed. */
  async arrive(query: string, { state, nonce, codeVerifier }: Omit<Departure, 'url'>): Promise<Login> {
    const configuration = await this.configuration();
    const answer = new URL(this.callback + query, this.origin);
    const tokens = await openid
      .authorizationCodeGrant(configuration, answer, {
        pkceCodeVerifier: codeVerifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      })
      .catch((error: unknown) => {
        throw failureOf(error);
      });
    const subject = tokens.claims()?.sub;
    if (!subject) throw new SignInFailed('refused', 'no_subject');
    const asks = configuration.serverMetadata().end_session_endpoint !== undefined;
    return { issuer: this.issuer, subject, idToken: asks ? (tokens.id_token ?? null) : null };
  }

  /** Where the browser ends the issuer's own session; undefined where the issuer has no such place, or does not answer. */
  async farewell(idToken: string | undefined): Promise<string | undefined> {
    try {
      const configuration = await this.configuration();
      if (!configuration.serverMetadata().end_session_endpoint) return undefined;
      return openid.buildEndSessionUrl(configuration, {
        post_logout_redirect_uri: `${this.origin}/sign-in`,
        ...(idToken ? { id_token_hint: idToken } : {}),
      }).href;
    } catch {
      return undefined; // nobody stays signed in here because the issuer is away, or names no address
    }
  }

  /** Found once and kept; a failure is not kept, so that the next sign-in asks again. */
  private configuration(): Promise<openid.Configuration> {
    this.discovered ??= this.discover()
      .catch(async (error: unknown) => {
        if (codeOf(error) === 'OAUTH_TIMEOUT') throw error; // whoever waits has waited long enough
        await wait(300);
        return this.discover();
      })
      .catch((error: unknown) => {
        this.discovered = undefined;
        throw new SignInFailed('unavailable', codeOf(error));
      });
    return this.discovered;
  }

  private discover(): Promise<openid.Configuration> {
    const { issuer, clientId, clientSecret } = this.config;
    const url = new URL(issuer);
    return openid.discovery(url, clientId, undefined, clientSecret ? openid.ClientSecretBasic(clientSecret) : openid.None(), {
      timeout: TIMEOUT_SECONDS,
      [openid.customFetch]: shortAnswer,
      // The ID token's signature is checked although it comes by the back channel: on loopback there is no TLS to vouch for it.
      // Plain http passes for loopback alone, which the configuration's check has seen to.
      execute: [openid.enableNonRepudiationChecks, ...(url.protocol === 'http:' ? [openid.allowInsecureRequests] : [])],
    });
  }
}

function failureOf(error: unknown): SignInFailed {
  const code = codeOf(error);
  const unreachable = error instanceof TypeError && error.message === 'fetch failed';
  return new SignInFailed(unreachable || UNWELL.has(code) ? 'unavailable' : 'refused', code);
}

/** The kind of failure: an OAuth error code or the client's own, never its words, which may quote what came in. */
function codeOf(error: unknown): string {
  const { error: oauth, code } = (typeof error === 'object' && error !== null ? error : {}) as { error?: unknown; code?: unknown };
  if (typeof oauth === 'string') return SAID.has(oauth) ? oauth : 'unknown'; // it came in by the address: anyone can write a name there
  return typeof code === 'string' && /^[A-Za-z_]{1,60}$/.test(code) ? code : 'unknown';
}
