import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import Provider, { type Configuration, errors } from 'oidc-provider';
import { EMBEDDED_PROVIDER_PATH, isLoopback, type SignInPerson } from '@alongside/platform/identity';
import { logError } from '@alongside/platform/logging';
import { providerKeys } from './provider-keys.ts';
import { providerMemory } from './provider-memory.ts';

export interface DemoProviderOptions {
  /** The product's origin, on loopback: http://localhost:3000. */
  readonly origin: string;
  /** Where its keys are kept, in the data folder. */
  readonly keysFile: string;
  /** Whom one can be. Nobody else is let in. */
  readonly people: () => Promise<readonly SignInPerson[]>;
}

/** The embedded OpenID provider, on the product's own origin. */
export interface DemoProvider {
  readonly issuer: string;
  readonly clientId: string;
  mount(server: FastifyInstance): void;
}

const CLIENT_ID = 'alongside-worker';
const MINUTES = 60;
const cookieNames = { session: 'demo_session', interaction: 'demo_interaction', resume: 'demo_resume' };

/**
 * A real OpenID provider for the demo's people. It asks for no password, so it knows nobody but them and answers on loopback alone.
 * It keeps no one signed in: each sign-in says who to be, and signing out leaves nothing behind here. Throws off loopback.
 */
export async function demoProvider({ origin, keysFile, people }: DemoProviderOptions): Promise<DemoProvider> {
  if (!isLoopback(new URL(origin).hostname)) throw new Error('The demo asks for no password and runs on this machine alone.');
  const keys = await providerKeys(keysFile);
  const isKnown = async (subject: unknown): Promise<boolean> => (await people()).some((person) => person.subject === subject);

  const configuration: Configuration = {
    adapter: providerMemory(),
    clients: [
      {
        client_id: CLIENT_ID,
        token_endpoint_auth_method: 'none',
        redirect_uris: [`${origin}/auth/callback`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [keys.signing] },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    cookies: {
      keys: [...keys.cookies],
      names: cookieNames,
      long: { httpOnly: true, sameSite: 'lax' },
      short: { httpOnly: true, sameSite: 'lax' },
    },
    scopes: ['openid'],
    claims: { openid: ['sub'] },
    responseTypes: ['code'],
    pkce: { required: () => true },
    clientBasedCORS: () => false,
    ttl: {
      AuthorizationCode: MINUTES,
      AccessToken: MINUTES,
      IdToken: 10 * MINUTES,
      Interaction: 10 * MINUTES,
      Session: 10 * MINUTES,
      Grant: 10 * MINUTES,
    },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      resourceIndicators: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
    },
    interactions: { url: (_ctx, interaction) => `${EMBEDDED_PROVIDER_PATH}/interaction/${interaction.uid}` },
    findAccount: async (_ctx, subject) => ((await isKnown(subject)) ? { accountId: subject, claims: () => ({ sub: subject }) } : undefined),
    // One client, ours: there is nothing to agree to.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ accountId: oidc.session?.accountId ?? '', clientId: oidc.client?.clientId ?? '' });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
    renderError: (ctx, _out, error) =>
      ctx.redirect(`${origin}/sign-in?problem=${error instanceof errors.SessionNotFound ? 'cookie-lost' : 'refused'}`),
  };

  const provider = new Provider(origin + EMBEDDED_PROVIDER_PATH, configuration);
  provider.silent = true; // Koa would print the error with its request
  provider.on('server_error', (_ctx, error) => logError('demo provider failed', error));
  const answer = provider.callback();

  /** Our own interaction: the person was chosen on the sign-in page, and comes as the hint. */
  const interact = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const { params, prompt } = await provider.interactionDetails(request, response);
      const hint = params['login_hint'];
      if (typeof hint !== 'string') return leave(response, `${origin}/sign-in`);
      const result =
        prompt.name === 'login' && (await isKnown(hint)) ? { login: { accountId: hint, remember: false } } : { error: 'access_denied' };
      await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
    } catch (error) {
      const lost = error instanceof errors.SessionNotFound;
      if (!lost) logError('demo provider failed', error);
      leave(response, `${origin}/sign-in?problem=${lost ? 'cookie-lost' : 'unavailable'}`);
    }
  };

  return {
    issuer: provider.issuer,
    clientId: CLIENT_ID,
    mount: (server) => {
      server.route({
        method: ['GET', 'POST'],
        url: `${EMBEDDED_PROVIDER_PATH}/*`,
        // Before the body is read: the provider reads it itself.
        onRequest: (request, reply, _done) => {
          reply.hijack();
          const raw = request.raw as IncomingMessage & { originalUrl?: string };
          const url = raw.url ?? '';
          raw.originalUrl = url;
          raw.url = url.slice(EMBEDDED_PROVIDER_PATH.length);
          protect(reply.raw);
          forgetSession(raw);
          if (raw.url.startsWith('/interaction/')) void interact(raw, reply.raw);
          else void answer(raw, reply.raw);
        },
        handler: () => undefined,
      });
    },
  };
}

/**
 * Takes the provider's session out of a request: nobody is still who they were before, and two tabs do not end each other's sign-in.
 * With it, choosing somebody else would need a sign-out page in between, which posts itself by a script that our policy forbids.
 */
function forgetSession(request: IncomingMessage): void {
  const cookies = request.headers.cookie?.split('; ').filter((pair) => !pair.startsWith(cookieNames.session));
  if (cookies) request.headers.cookie = cookies.join('; ');
}

function protect(response: ServerResponse): void {
  response.setHeader('content-security-policy', "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('cache-control', 'no-store');
}

function leave(response: ServerResponse, url: string): void {
  if (response.headersSent) response.destroy();
  else response.writeHead(303, { location: url }).end();
}
