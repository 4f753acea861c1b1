import { Injectable } from '@nestjs/common';
import { AcceptInvitation } from './accept-invitation.ts';
import { SignInFailed } from './issuer.ts';
import { Issuers } from './issuers.ts';
import { Sessions } from './sessions.ts';
import { SetUpPlace } from './set-up-place.ts';
import type { Attempt } from './sign-in-attempts.ts';

/** What an issuer's answer came with. */
export interface Answer {
  readonly state: string;
  /** The query of the callback, as it came. */
  readonly query: string;
  /** The path of ours that it came to. */
  readonly path: string;
  readonly cookies: string | undefined;
}

/** Turns an issuer's answer into a session: a sign-in, or with it an invitation accepted or a place set up. */
@Injectable()
export class ComeBack {
  constructor(
    private readonly issuers: Issuers,
    private readonly sessions: Sessions,
    private readonly invitations: AcceptInvitation,
    private readonly places: SetUpPlace,
  ) {}

  /** The new session's token; undefined where the login is nobody's here. Throws SignInFailed and Refused. */
  async from(
    { issuer: address, codeVerifier, nonce, errand }: Attempt,
    { state, query, path, cookies }: Answer,
  ): Promise<string[] | undefined> {
    const issuer = this.issuers.called(address);
    // An answer at another issuer's address is that one's, whatever it says: nobody gets a code that was not for them.
    if (!issuer || issuer.callback !== path) throw new SignInFailed('refused', 'another_issuer');
    const login = await issuer.arrive(query, { state, nonce, codeVerifier });
    return this.sessions.open(cookies, (fresh) => {
      if (errand?.kind === 'invitation') return this.invitations.withLogin(Buffer.from(errand.tokenHash, 'base64url'), login, fresh);
      if (errand?.kind === 'set-up') return this.places.withLogin(Buffer.from(errand.codeHash, 'base64url'), errand.newPlace, login, fresh);
      return this.sessions.startByLogin(login, fresh);
    });
  }
}
