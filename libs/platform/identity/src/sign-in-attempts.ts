import { Injectable } from '@nestjs/common';
import { OutsideContext } from '@alongside/platform/database';
import { hashOf } from './cookies.ts';
import type { NewPlace } from './set-up-place.ts';

/** What a login is for besides signing in. Hashes as base64url. */
export type Errand =
  | { readonly kind: 'invitation'; readonly tokenHash: string }
  | { readonly kind: 'set-up'; readonly codeHash: string; readonly newPlace: NewPlace };

/** What the answer of the issuer is checked against. */
export interface Attempt {
  /** Where the browser was sent. */
  readonly issuer: string;
  readonly codeVerifier: string;
  readonly nonce: string;
  /** A path of ours. */
  readonly returnTo: string;
  readonly errand?: Errand | undefined;
}

interface Kept {
  readonly issuer: string;
  readonly code_verifier: string;
  readonly nonce: string;
  readonly return_to: string;
  readonly errand: Errand | null;
}

/** Sign-ins under way. Each is found once, within ten minutes, and by its state together with the cookie of the browser that began it. */
@Injectable()
export class SignInAttempts {
  constructor(private readonly outside: OutsideContext) {}

  async begin(state: string, browser: string, { issuer, codeVerifier, nonce, returnTo, errand }: Attempt): Promise<void> {
    await this.outside.call('sign-in.begin', 'select begin_sign_in($1, $2, $3, $4, $5, $6)', [
      keyOf(state, browser),
      issuer,
      codeVerifier,
      nonce,
      returnTo,
      errand ? JSON.stringify(errand) : null,
    ]);
  }

  async take(state: string, browser: string): Promise<Attempt | undefined> {
    const [row] = await this.outside.call<Kept>(
      'sign-in.take',
      'select issuer, code_verifier, nonce, return_to, errand from take_sign_in($1)',
      [keyOf(state, browser)],
    );
    return (
      row && {
        issuer: row.issuer,
        codeVerifier: row.code_verifier,
        nonce: row.nonce,
        returnTo: row.return_to,
        errand: row.errand ?? undefined,
      }
    );
  }
}

/** Both in one hash: a state from another browser finds nothing, and needs no column of its own. */
const keyOf = (state: string, browser: string): Buffer => hashOf(`${state}.${browser}`);
