import { inject, Injectable } from '@angular/core';
import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import { AuthCalls } from './auth-calls.ts';
import { PASSKEY_BROWSER } from './passkey-browser.ts';

/** What an invitation says before it is accepted. */
export interface InvitationWords {
  readonly place: string;
  readonly organisation: string;
  readonly name: string;
  readonly jobTitle: string;
  readonly way: 'passkey' | 'issuer';
  readonly issuerName: string | null;
}

/** Accepting an invitation. The token goes in the body alone. Throws WayInError; `not-known` for used, withdrawn, past and unknown. */
@Injectable({ providedIn: 'root' })
export class Invitation {
  private readonly calls = inject(AuthCalls);
  private readonly browser = inject(PASSKEY_BROWSER);

  /** Whether this browser knows passkeys. */
  able(): boolean {
    return this.browser.able();
  }

  read(token: string): Promise<InvitationWords> {
    return this.calls.post<InvitationWords>('invitation', { token });
  }

  /** Makes a passkey, joins, and opens a session. */
  async acceptWithPasskey(token: string): Promise<void> {
    const options = await this.calls.post<PublicKeyCredentialCreationOptionsJSON>('invitation/passkey-options', { token });
    const response = await this.browser.make(options);
    await this.calls.post('invitation/passkey', { token, response });
  }

  /** For someone who works here already: the passkey they have opens this organisation too. */
  async acceptWithOwnPasskey(token: string): Promise<void> {
    const options = await this.calls.post<PublicKeyCredentialRequestOptionsJSON>('passkey/options');
    const response = await this.browser.show(options);
    await this.calls.post('invitation/passkey', { token, response });
  }

  /** The address of the organisation's own sign-in, which accepts and comes back. */
  async acceptAtIssuer(token: string): Promise<string> {
    return (await this.calls.post<{ url: string }>('invitation/issuer', { token })).url;
  }
}
