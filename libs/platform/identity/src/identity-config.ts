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

/** An OpenID issuer that organisations may sign in at. */
export interface IssuerConfig {
  /** Its address, as its own metadata says it. */
  readonly issuer: string;
  /** What the sign-in page calls it. */
  readonly name: string;
  readonly clientId: string;
  /** None: a public client, held by PKCE alone. */
  readonly clientSecret?: string;
  /** It sends browsers back to an address of its own, so that no other issuer's answer can pass for its. Only one issuer goes without. */
  readonly ownCallback?: boolean;
}

/** How workers sign in: at an issuer, or with a passkey where their organisation has none. */
export interface IdentityConfig {
  /** The origin the browser sees, as http://localhost:3000. Passkeys belong to it. */
  readonly origin: string;
  readonly issuers: readonly IssuerConfig[];
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
export function checkIdentity({ origin, issuers, demo }: IdentityConfig): void {
  const own = urlOf(origin, 'The origin');
  if (own.origin !== origin)
    throw new IdentityConfigError(`The origin must be like https://alongside.example, without a path, and is "${origin}".`);
  mustBeSecure(own, 'The origin');
  if (demo && !isLoopback(own.hostname))
    throw new IdentityConfigError(
      `The demo asks for no password, so it runs on this machine alone, and not at "${origin}". Set an OpenID issuer to run elsewhere.`,
    );
  if (demo && (issuers.length !== 1 || issuers[0]?.issuer !== origin + EMBEDDED_PROVIDER_PATH))
    throw new IdentityConfigError('The demo signs in with its own provider and no other.');
  for (const each of issuers) checkIssuer(each, demo !== undefined);
  for (const [at, { issuer }] of issuers.entries())
    if (issuers.findIndex((other) => other.issuer === issuer) !== at)
      throw new IdentityConfigError(`The OpenID issuer ${issuer} is there twice. Name each one once.`);
  if (issuers.filter(({ ownCallback }) => !ownCallback).length > 1)
    throw new IdentityConfigError(
      'Only one OpenID issuer may send browsers back to /auth/callback. Give the others an address of their own.',
    );
}

function checkIssuer({ issuer, name, clientId, clientSecret }: IssuerConfig, demo: boolean): void {
  const url = urlOf(issuer, 'The OpenID issuer');
  mustBeSecure(url, 'The OpenID issuer');
  if (!demo && url.pathname.replace(/\/$/, '') === EMBEDDED_PROVIDER_PATH)
    throw new IdentityConfigError(
      "The demo's own provider is the OpenID issuer, but this is not the demo. It asks for no password: set another issuer.",
    );
  if (!name.trim() || name.length > 60)
    throw new IdentityConfigError(`The OpenID issuer ${issuer} needs a name of 1 to 60 letters for the sign-in page.`);
  if (!clientId) throw new IdentityConfigError(`The OpenID client id is missing for ${issuer}.`);
  if (clientSecret !== undefined && clientSecret.length < 16)
    throw new IdentityConfigError(`The OpenID client secret for ${issuer} is shorter than 16 characters. Let the issuer make one.`);
}

function mustBeSecure(url: URL, what: string): void {
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    throw new IdentityConfigError(`${what} must begin with https://, and is "${url.href}". Plain http is for this machine alone.`);
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
