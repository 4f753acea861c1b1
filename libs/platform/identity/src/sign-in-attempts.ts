import { Injectable } from '@nestjs/common';
import { OutsideContext } from '@alongside/platform/database';
import { hashOf } from './cookies.ts';

/** What the answer of the issuer is checked against. */
export interface Attempt {
  readonly codeVerifier: string;
  readonly nonce: string;
  /** A path of ours. */
  readonly returnTo: string;
}

/** Sign-ins under way. Each is found once, within ten minutes, and by its state together with the cookie of the browser that began it. */
@Injectable()
export class SignInAttempts {
  constructor(private readonly outside: OutsideContext) {}

  async begin(state: string, browser: string, { codeVerifier, nonce, returnTo }: Attempt): Promise<void> {
    await this.outside.call('sign-in.begin', 'select begin_sign_in($1, $2, $3, $4)', [
      keyOf(state, browser),
      codeVerifier,
      nonce,
      returnTo,
    ]);
  }

  async take(state: string, browser: string): Promise<Attempt | undefined> {
    const [row] = await this.outside.call<{ code_verifier: string; nonce: string; return_to: string }>(
      'sign-in.take',
      'select code_verifier, nonce, return_to from take_sign_in($1)',
      [keyOf(state, browser)],
    );
    return row && { codeVerifier: row.code_verifier, nonce: row.nonce, returnTo: row.return_to };
  }
}

/** Both in one hash: a state from another browser finds nothing, and needs no column of its own. */
const keyOf = (state: string, browser: string): Buffer => hashOf(`${state}.${browser}`);
