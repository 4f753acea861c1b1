import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Adapter, type AdapterPayload, type JWK } from 'oidc-provider';
import type { IssuerConfig } from '../identity-config.ts';

/** A real OpenID provider on a port of its own. Whoever comes is the login that was named last. */
export interface TestIssuer {
  readonly issuer: string;
  readonly config: IssuerConfig;
  nextLogin(subject: string): void;
  stop(): void;
}

/** Starts a provider. It sends browsers back to these addresses alone. */
export async function startIssuer(name: string, redirects: (issuer: string) => string[], ownCallback = false): Promise<TestIssuer> {
  const clientSecret = randomBytes(24).toString('base64url');
  let subject = 'nobody';
  const server: Server = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const signing = {
    ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }),
    use: 'sig',
    alg: 'ES256',
    kid: '1',
  } as JWK;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'alongside',
        client_secret: clientSecret,
        redirect_uris: redirects(issuer),
        grant_types: ['authorization_code'],
        response_types: ['code'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    adapter: memory(),
    jwks: { keys: [signing] },
    cookies: { keys: ['of a test'] },
    pkce: { required: () => true },
    ttl: { AuthorizationCode: 60, AccessToken: 60, IdToken: 60, Interaction: 60, Session: 60, Grant: 60 },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/login/${uid}` },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ accountId: oidc.session?.accountId ?? '', clientId: 'alongside' });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  });
  provider.silent = true;
  const callback = provider.callback();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (!request.url?.startsWith('/login/')) return void callback(request, response);
    // A session of the provider's own is none of the test's: each sign-in is the login that was named.
    void provider.interactionFinished(
      request,
      response,
      { login: { accountId: subject, remember: false } },
      { mergeWithLastSubmission: false },
    );
  });
  return {
    issuer,
    config: { issuer, name, clientId: 'alongside', clientSecret, ownCallback },
    nextLogin: (next) => (subject = next),
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** What the provider keeps between two requests of a test. */
function memory(): (model: string) => Adapter {
  const kept = new Map<string, AdapterPayload>();
  return (model) => {
    const find = (id: string) => Promise.resolve(kept.get(`${model} ${id}`));
    return {
      find,
      upsert: (id, payload) => Promise.resolve(void kept.set(`${model} ${id}`, payload)),
      findByUid: (uid) => Promise.resolve([...kept.values()].find((payload) => payload.uid === uid)),
      findByUserCode: () => Promise.resolve(undefined),
      consume: async (id) => {
        const payload = await find(id);
        if (payload) payload['consumed'] = Math.floor(Date.now() / 1000);
      },
      destroy: (id) => Promise.resolve(void kept.delete(`${model} ${id}`)),
      revokeByGrantId: () => Promise.resolve(),
    };
  };
}
