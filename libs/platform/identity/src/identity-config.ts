import { EMBEDDED_PROVIDER_PATH } from './embedded-provider.ts';

/** Someone whom the demo lets one be. */
export interface SignInPerson {
  readonly subject: string;
  readonly name: string;
  readonly jobTitle: string;
  readonly organisation: string;
  /** What there is to see as this person, in one line. */
  readonly line: string;
  /** Among the first to choose from; the others stand behind one more click. */
  readonly first: boolean;
}

/** How workers sign in. */
export interface IdentityConfig {
  /** The origin the browser sees, as http://localhost:3000. */
  readonly origin: string;
  /** The OpenID issuer. */
  readonly issuer: string;
  readonly clientId: string;
  /** None: a public client, held by PKCE alone. */
  readonly clientSecret?: string;
  /** The place's name, for the page where nobody is signed in yet. */
  readonly placeName: () => Promise<string>;
  /** Set with the embedded provider, and only with it. */
  readonly demo?: { readonly people: () => Promise<readonly SignInPerson[]> };
}

export const IDENTITY_CONFIG = Symbol('IDENTITY_CONFIG');

/** Why the product does not start: its message is for the person who set it up, and names no secret. */
export class IdentityConfigError extends Error {
  override name = 'IdentityConfigError';
}

/** Whether only this machine is reached by the name. `hostname` as in a URL, IPv6 in brackets. */
export const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);

/** Refuses to start with what is only safe in the demo. Throws IdentityConfigError. */
export function checkIdentity({ origin, issuer, clientId, clientSecret, demo }: IdentityConfig): void {
  const own = urlOf(origin, 'The origin');
  const other = urlOf(issuer, 'The OpenID issuer');
  if (own.origin !== origin)
    throw new IdentityConfigError(`The origin must be like https://alongside.example, without a path, and is "${origin}".`);
  for (const [url, what] of [
    [own, 'The origin'],
    [other, 'The OpenID issuer'],
  ] as const) {
    if (url.protocol === 'http:' && !isLoopback(url.hostname))
      throw new IdentityConfigError(`${what} must begin with https://, and is "${url.href}". Plain http is for this machine alone.`);
  }
  const embedded = other.pathname.replace(/\/$/, '') === EMBEDDED_PROVIDER_PATH;
  if (demo && !isLoopback(own.hostname))
    throw new IdentityConfigError(
      `The demo asks for no password, so it runs on this machine alone, and not at "${origin}". Set an OpenID issuer to run elsewhere.`,
    );
  if (demo && issuer !== origin + EMBEDDED_PROVIDER_PATH)
    throw new IdentityConfigError('The demo signs in with its own provider and no other.');
  if (!demo && embedded)
    throw new IdentityConfigError(
      "The demo's own provider is the OpenID issuer, but this is not the demo. It asks for no password: set another issuer.",
    );
  if (!clientId) throw new IdentityConfigError('The OpenID client id is missing.');
  if (clientSecret !== undefined && clientSecret.length < 16)
    throw new IdentityConfigError('The OpenID client secret is shorter than 16 characters. Let the issuer make one.');
}

function urlOf(text: string, what: string): URL {
  const url = URL.parse(text);
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username || url.password || url.search || url.hash) {
    throw new IdentityConfigError(
      `${what} must be an address that begins with https://, and is "${url ? url.origin + url.pathname : text}".`,
    );
  }
  return url;
}
