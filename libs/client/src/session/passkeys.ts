import { inject, Injectable } from '@angular/core';
import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import { AuthCalls } from './auth-calls.ts';
import { PASSKEY_BROWSER } from './passkey-browser.ts';

/** One of the worker's own passkeys. */
export interface Passkey {
  readonly id: string;
  readonly name: string;
  readonly addedAt: string;
  readonly lastUsedAt: string | null;
  /** This session was opened with it. */
  readonly thisOne: boolean;
}

/** Signing in with a passkey, and the passkeys of whoever is signed in. Throws WayInError. */
@Injectable({ providedIn: 'root' })
export class Passkeys {
  private readonly calls = inject(AuthCalls);
  private readonly browser = inject(PASSKEY_BROWSER);

  /** Whether this browser knows passkeys. */
  able(): boolean {
    return this.browser.able();
  }

  /** Opens a session; the browser asks which passkey. */
  async signIn(): Promise<void> {
    const options = await this.calls.post<PublicKeyCredentialRequestOptionsJSON>('passkey/options');
    const response = await this.browser.show(options);
    await this.calls.post('passkey/sign-in', { response });
  }

  list(): Promise<readonly Passkey[]> {
    return this.calls.get<readonly Passkey[]>('passkeys');
  }

  /** Makes another one for whoever is signed in. */
  async add(name: string): Promise<void> {
    const options = await this.calls.post<PublicKeyCredentialCreationOptionsJSON>('passkeys/options');
    const response = await this.browser.make(options);
    await this.calls.post('passkeys', { response, name });
  }

  async remove(id: string): Promise<void> {
    await this.calls.post('passkeys/remove', { id });
  }
}
