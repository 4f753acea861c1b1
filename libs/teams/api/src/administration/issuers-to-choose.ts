import { Inject, Injectable, Optional } from '@nestjs/common';
import { SIGN_IN_ISSUERS, type SignInIssuers } from '@alongside/platform/context';

/** The ways to sign in, beside passkeys, that an administrator may choose from. */
@Injectable()
export class IssuersToChoose {
  readonly all: SignInIssuers;

  constructor(@Optional() @Inject(SIGN_IN_ISSUERS) issuers?: SignInIssuers) {
    this.all = issuers ?? [];
  }

  /** Null, for passkeys, is always known. */
  knows(issuer: string | null | undefined): boolean {
    return issuer == null || this.all.some((known) => known.issuer === issuer);
  }
}
