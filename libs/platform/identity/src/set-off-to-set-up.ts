import { Injectable } from '@nestjs/common';
import { Issuers } from './issuers.ts';
import { Refused } from './refused.ts';
import { SetOff } from './set-off.ts';
import type { NewPlace } from './set-up-place.ts';
import { problemOf } from './sign-in-problem.ts';

/** Sends whoever sets the place up to the issuer that they chose; the place is made when they come back. */
@Injectable()
export class SetOffToSetUp {
  constructor(
    private readonly issuers: Issuers,
    private readonly departures: SetOff,
  ) {}

  /** Throws Refused. */
  async to(id: unknown, cookies: string | undefined, codeHash: Buffer, newPlace: NewPlace): Promise<{ url: string; kept: string }> {
    const issuer = this.issuers.chosen(id);
    if (!issuer) throw new Refused('check-words');
    const errand = { kind: 'set-up', codeHash: codeHash.toString('base64url'), newPlace } as const;
    return this.departures.to(issuer, cookies, { returnTo: '/', errand }).catch((error: unknown) => {
      problemOf(error);
      throw new Refused('unavailable');
    });
  }
}
