import { createHmac, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What one issuer does unlike an honest one. Each has a folder of one server to itself. */
export interface Lie {
  /** Instead of the metadata, or beside it. */
  readonly metadata?: (told: Metadata, response: ServerResponse) => object | undefined;
  readonly keys?: (response: ServerResponse) => object | undefined;
  /** Instead of the tokens. */
  readonly token?: (response: ServerResponse) => boolean;
  readonly header?: object;
  readonly claims?: (claims: Claims) => Claims;
  /** The ID token as it is sent, of its two signed parts. */
  readonly signed?: (signedPart: string) => string;
  /** What is added to the way back to us. */
  readonly back?: Record<string, string>;
}

export type Metadata = Record<string, unknown>;
export type Claims = Record<string, unknown>;

const ours = generateKeyPairSync('rsa', { modulusLength: 2048 });
const strangers = generateKeyPairSync('rsa', { modulusLength: 2048 });
const publicKey = { ...ours.publicKey.export({ format: 'jwk' }), kid: 'k', use: 'sig', alg: 'RS256' };
/** The public key as a file holds it: what a careless checker takes for a shared secret. */
const publicText = ours.publicKey.export({ format: 'pem', type: 'spki' });

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const rs256 = (text: string, { privateKey } = ours): string =>
  `${text}.${sign('sha256', Buffer.from(text), privateKey).toString('base64url')}`;

export const byStranger = (text: string): string => rs256(text, strangers);
export const unsigned = (text: string): string => `${text}.`;
export const byPublicKey = (text: string): string => `${text}.${createHmac('sha256', publicText).update(text).digest('base64url')}`;

/** Starts them all. Gives the address of each, and the way to stop. */
export async function startLyingIssuers<Name extends string>(
  lies: Readonly<Record<Name, Lie>>,
): Promise<{ issuer(name: Name): string; stop(): void }> {
  const nonces = new Map<string, string>();
  let base = '';

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const url = new URL(request.url ?? '/', base);
    const [, name = '', ...rest] = url.pathname.split('/');
    const issuer = `${base}/${name}`;
    const lie: Lie = lies[name as Name] ?? {};
    const send = (body: object | undefined): void =>
      void (body && response.setHeader('content-type', 'application/json').end(JSON.stringify(body)));
    switch (rest.join('/')) {
      case '.well-known/openid-configuration':
        return send(lie.metadata ? lie.metadata(metadataOf(issuer), response) : metadataOf(issuer));
      case 'keys':
        return send(lie.keys ? lie.keys(response) : { keys: [publicKey] });
      case 'authorize': {
        const code = randomBytes(8).toString('hex');
        nonces.set(code, url.searchParams.get('nonce') ?? '');
        const back = new URL(url.searchParams.get('redirect_uri') ?? base);
        back.search = new URLSearchParams({ code, state: url.searchParams.get('state') ?? '', ...lie.back }).toString();
        return void response.writeHead(302, { location: back.href }).end();
      }
      case 'token': {
        if (lie.token?.(response)) return;
        let sent = '';
        request.on('data', (chunk: Buffer) => (sent += chunk.toString()));
        request.on('end', () => {
          const now = Math.floor(Date.now() / 1000);
          const nonce = nonces.get(new URLSearchParams(sent).get('code') ?? '');
          const claims = { iss: issuer, sub: 'priya-quokka', aud: 'alongside', iat: now, exp: now + 60, nonce };
          const text = `${part({ alg: 'RS256', kid: 'k', ...lie.header })}.${part(lie.claims ? lie.claims(claims) : claims)}`;
          send({ access_token: 'a-token', token_type: 'Bearer', id_token: (lie.signed ?? rs256)(text) });
        });
        return;
      }
      default:
        response.writeHead(404).end();
    }
  };

  const server = createServer(answer).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer: (name) => `${base}/${name}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const metadataOf = (issuer: string): Metadata => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/keys`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
});
