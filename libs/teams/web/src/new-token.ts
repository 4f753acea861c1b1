/** A link's secret, and what the server may know of it. */
export interface NewToken {
  /** 32 random bytes as base64url: 43 letters, shown once. */
  readonly token: string;
  /** SHA-256 of the token's letters, as base64url. */
  readonly tokenHash: string;
}

/** Makes the secret of an invitation. It never leaves the browser but in the link that someone hands on. */
export async function newToken(): Promise<NewToken> {
  const token = base64url(crypto.getRandomValues(new Uint8Array(32)));
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
  return { token, tokenHash: base64url(new Uint8Array(hash)) };
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
