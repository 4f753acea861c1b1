import { createHash, randomBytes } from 'node:crypto';

/** The signed-in browser. Residents have another, so that neither reads the other's on one host. */
export const SESSION_COOKIE = '__Host-worker';
/** Binds a sign-in under way to the browser that began it. */
export const SIGN_IN_COOKIE = '__Host-sign-in';

/** A browser that somebody has signed in with before. It opens nothing, and outlives sessions. */
export const KNOWN_BROWSER_COOKIE = '__Host-known';

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** 32 random bytes, as a cookie can hold them. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What the database keeps of a token. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** The token in that cookie, or undefined where there is none or it is none of ours. */
export function readToken(header: string | undefined, name: string): string | undefined {
  for (const pair of header?.split(';') ?? []) {
    const at = pair.indexOf('=');
    if (pair.slice(0, at).trim() !== name) continue;
    const value = pair.slice(at + 1).trim();
    return TOKEN.test(value) ? value : undefined;
  }
  return undefined;
}

/** A Set-Cookie value. `seconds` 0 takes the cookie away. */
export const cookie = (name: string, value: string, seconds: number): string =>
  `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; Secure; SameSite=Lax`;

const ATTEMPT_SECONDS = 10 * 60;
const SESSION_SECONDS = 12 * 60 * 60;

/** The token that binds what is under way to this browser, and the cookie that keeps it. Two tabs may sign in at once, so a browser keeps the one it has. */
export function bindBrowser(header: string | undefined): { readonly browser: string; readonly kept: string } {
  const browser = readToken(header, SIGN_IN_COOKIE) ?? newToken();
  return { browser, kept: cookie(SIGN_IN_COOKIE, browser, ATTEMPT_SECONDS) };
}

/** The cookies of whoever has just signed in. */
export const signedIn = (token: string): string[] => [cookie(SIGN_IN_COOKIE, '', 0), cookie(SESSION_COOKIE, token, SESSION_SECONDS)];

/** The cookies of whoever has just signed out. */
export const signedOut = (): string[] => [cookie(SIGN_IN_COOKIE, '', 0), cookie(SESSION_COOKIE, '', 0)];
