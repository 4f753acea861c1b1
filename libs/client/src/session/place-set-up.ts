import { inject, Injectable } from '@angular/core';
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/browser';
import { AuthCalls } from './auth-calls.ts';
import { PASSKEY_BROWSER } from './passkey-browser.ts';

/** A new place, as its first administrator describes it. */
export interface NewPlace {
  readonly place: { readonly name: string };
  readonly organisation: { readonly name: string; readonly kind: string };
  readonly administrator: { readonly name: string; readonly jobTitle: string };
}

/** Setting up the place with the code from the terminal. Throws WayInError; `not-known` for a wrong code, and once the place stands. */
@Injectable({ providedIn: 'root' })
export class PlaceSetUp {
  private readonly calls = inject(AuthCalls);
  private readonly browser = inject(PASSKEY_BROWSER);

  /** Whether this browser knows passkeys. */
  able(): boolean {
    return this.browser.able();
  }

  async check(code: string): Promise<void> {
    await this.calls.post('set-up/check', { code });
  }

  /** Makes the first passkey, sets up, and opens a session. */
  async withPasskey(code: string, words: NewPlace): Promise<void> {
    const { name } = words.administrator;
    const options = await this.calls.post<PublicKeyCredentialCreationOptionsJSON>('set-up/passkey-options', {
      code,
      administrator: { name },
    });
    const response = await this.browser.make(options);
    await this.calls.post('set-up', { code, ...words, response });
  }

  /** The address of the issuer's sign-in, which sets up and comes back. */
  async atIssuer(code: string, words: NewPlace, issuer: string): Promise<string> {
    return (await this.calls.post<{ url: string }>('set-up/issuer', { code, ...words, issuer })).url;
  }
}
