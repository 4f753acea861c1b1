import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { ApiError } from '@alongside/platform/context';
import { OutsideContext } from '@alongside/platform/database';
import type { MadePasskey } from './passkeys.ts';
import { Refused } from './refused.ts';
import type { FreshSession, Login } from './sessions.ts';
import { part, wordsOf } from './words.ts';

/** A place, its first organisation, and its first administrator, with the ids that they will have. */
export interface NewPlace {
  readonly placeId: string;
  readonly place: string;
  readonly organisationId: string;
  readonly organisation: string;
  /** One of the kinds that the database knows. */
  readonly kind: string;
  readonly workerId: string;
  readonly administrator: string;
  readonly jobTitle: string;
  readonly membershipId: string;
}

/** What was sent, as it is to be kept. Throws Refused. */
export function newPlaceOf(body: unknown, workerId: string): NewPlace {
  const organisation = part(body, 'organisation');
  const administrator = part(body, 'administrator');
  const kind = part(organisation, 'kind');
  if (typeof kind !== 'string' || !/^[a-z_]{1,40}$/.test(kind)) throw new Refused('check-words');
  return {
    placeId: uuidv7(),
    place: wordsOf(part(part(body, 'place'), 'name')),
    organisationId: uuidv7(),
    organisation: wordsOf(part(organisation, 'name')),
    kind,
    workerId,
    administrator: wordsOf(part(administrator, 'name')),
    jobTitle: wordsOf(part(administrator, 'jobTitle')),
    membershipId: uuidv7(),
  };
}

/** Sets the place up and opens its first session, in one transaction. Of two at once one wins, and the other is told. Throws Refused. */
@Injectable()
export class SetUpPlace {
  constructor(private readonly outside: OutsideContext) {}

  async withPasskey(codeHash: Buffer, newPlace: NewPlace, made: MadePasskey, { sessionId, tokenHash }: FreshSession): Promise<boolean> {
    return this.done('set-up.with-passkey', 'select set_up_with_passkey($1, $2, $3, $4, $5, $6, $7, $8) done', [
      codeHash,
      JSON.stringify(newPlace),
      made.id,
      made.publicKey,
      made.counter,
      made.transports,
      sessionId,
      tokenHash,
    ]);
  }

  async withLogin(codeHash: Buffer, newPlace: NewPlace, login: Login, { sessionId, tokenHash }: FreshSession): Promise<boolean> {
    return this.done('set-up.with-login', 'select set_up_with_login($1, $2, $3, $4, $5, $6, $7) done', [
      codeHash,
      JSON.stringify(newPlace),
      login.issuer,
      login.subject,
      sessionId,
      tokenHash,
      login.idToken,
    ]);
  }

  private async done(name: string, text: string, values: readonly unknown[]): Promise<boolean> {
    try {
      const [row] = await this.outside.call<{ done: boolean }>(name, text, values);
      if (!row?.done) throw new Refused('set-up-done');
      return true;
    } catch (error) {
      // A kind of organisation that the database does not know.
      if (error instanceof ApiError && error.code === 'BAD_INPUT') throw new Refused('check-words');
      throw error;
    }
  }
}
