import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { RequestScope } from '@alongside/platform/context';
import { OutsideContext } from '@alongside/platform/database';
import { hashOf, newToken, readToken, SESSION_COOKIE } from './cookies.ts';

interface Resumed {
  readonly session_id: string;
  readonly place_id: string;
  readonly worker_id: string;
  readonly organisation_id: string;
  readonly role: string;
}

/** A login that an issuer vouches for. */
export interface Login {
  readonly issuer: string;
  readonly subject: string;
  /** Kept only where the issuer will ask for it at sign-out. */
  readonly idToken: string | null;
}

/** Signed-in browsers: who asks, and how that begins and ends. */
@Injectable()
export class Sessions {
  constructor(private readonly outside: OutsideContext) {}

  /** The scope of a request with these cookies. Its context is undefined where no good session stands behind them. */
  async scopeOf(cookieHeader: string | undefined): Promise<RequestScope> {
    const requestId = uuidv7();
    const token = readToken(cookieHeader, SESSION_COOKIE);
    if (!token) return { requestId, context: undefined };
    const [row] = await this.outside.call<Resumed>(
      'session.resume',
      'select session_id, place_id, worker_id, organisation_id, role from resume_session($1)',
      [hashOf(token)],
    );
    if (!row) return { requestId, context: undefined };
    const context = Object.freeze({
      workerId: row.worker_id,
      organisationId: row.organisation_id,
      placeId: row.place_id,
      role: row.role,
      sessionId: row.session_id,
    });
    return { requestId, context };
  }

  /** Opens a session under a new token and gives it; undefined where the login is nobody's here. What this browser had before has ended then, and no other device has noticed. */
  async open({ issuer, subject, idToken }: Login, cookieHeader: string | undefined): Promise<string | undefined> {
    const before = readToken(cookieHeader, SESSION_COOKIE);
    if (before) await this.outside.call('session.end-one', 'select end_session($1)', [hashOf(before)]);
    const token = newToken();
    const [row] = await this.outside.call<{ opened: boolean }>('session.open', 'select open_session($1, $2, $3, $4, $5) opened', [
      issuer,
      subject,
      uuidv7(),
      hashOf(token),
      idToken,
    ]);
    return row?.opened ? token : undefined;
  }

  /** Ends every session of the worker who is signed in with these cookies. Gives what the issuer needs to end its own, if it was kept. */
  async end(cookieHeader: string | undefined): Promise<string | undefined> {
    const token = readToken(cookieHeader, SESSION_COOKIE);
    if (!token) return undefined;
    const [row] = await this.outside.call<{ id_token: string | null }>('session.end', 'select end_sessions($1) id_token', [hashOf(token)]);
    return row?.id_token ?? undefined;
  }
}
