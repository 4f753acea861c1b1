import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { ApiError } from '@alongside/platform/context';
import { OutsideContext } from '@alongside/platform/database';
import { hashOf } from './cookies.ts';
import type { MadePasskey, ShownPasskey } from './passkeys.ts';
import { Refused } from './refused.ts';
import type { FreshSession, Login } from './sessions.ts';

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** An invitation that can be accepted. */
export interface OpenInvitation {
  readonly place: string;
  readonly organisation: string;
  readonly name: string;
  readonly jobTitle: string;
  /** The issuer of the organisation; null: it signs in with passkeys. */
  readonly issuer: string | null;
  /** A worker of here who is invited again. */
  readonly workerId: string | null;
  readonly tokenHash: Buffer;
}

type Outcome = 'accepted' | 'not-known' | 'already-here';

/** Lets in whoever holds a link: once, in one transaction with all that it promises. Used, withdrawn, past and made-up links are all the same. */
@Injectable()
export class AcceptInvitation {
  constructor(private readonly outside: OutsideContext) {}

  /** The invitation of a token. Throws Refused. */
  async find(token: unknown): Promise<OpenInvitation> {
    const tokenHash = hashOf(typeof token === 'string' && TOKEN.test(token) ? token : '');
    const [row] = await this.outside.call<{
      place: string;
      organisation: string;
      name: string;
      job_title: string;
      issuer: string | null;
      worker_id: string | null;
    }>('invitation.find', 'select place, organisation, name, job_title, issuer, worker_id from invitation_behind($1)', [tokenHash]);
    if (!row) throw new Refused('not-known');
    const { place, organisation, name, job_title: jobTitle, issuer, worker_id: workerId } = row;
    return { place, organisation, name, jobTitle, issuer, workerId, tokenHash };
  }

  async withNewPasskey(tokenHash: Buffer, made: MadePasskey, { sessionId, tokenHash: newToken }: FreshSession): Promise<boolean> {
    return this.accepted('invitation.new-passkey', 'select accept_with_new_passkey($1, $2, $3, $4, $5, $6, $7, $8, $9) outcome', [
      tokenHash,
      made.workerId,
      uuidv7(),
      made.id,
      made.publicKey,
      made.counter,
      made.transports,
      sessionId,
      newToken,
    ]);
  }

  async withPasskey(tokenHash: Buffer, { id, counter }: ShownPasskey, { sessionId, tokenHash: newToken }: FreshSession): Promise<boolean> {
    return this.accepted('invitation.passkey', 'select accept_with_passkey($1, $2, $3, $4, $5, $6) outcome', [
      tokenHash,
      id,
      counter,
      uuidv7(),
      sessionId,
      newToken,
    ]);
  }

  async withLogin(tokenHash: Buffer, login: Login, { sessionId, tokenHash: newToken }: FreshSession): Promise<boolean> {
    return this.accepted('invitation.login', 'select accept_with_login($1, $2, $3, $4, $5, $6, $7, $8) outcome', [
      tokenHash,
      login.issuer,
      login.subject,
      uuidv7(),
      uuidv7(),
      sessionId,
      newToken,
      login.idToken,
    ]);
  }

  private async accepted(name: string, text: string, values: readonly unknown[]): Promise<boolean> {
    const [row] = await this.outside.call<{ outcome: Outcome }>(name, text, values).catch((error: unknown) => {
      // The device gave a passkey that somebody has here already.
      if (error instanceof ApiError && error.code === 'CONFLICT') throw new Refused('passkey-refused');
      throw error;
    });
    if (row?.outcome !== 'accepted') throw new Refused(row?.outcome ?? 'not-known');
    return true;
  }
}
