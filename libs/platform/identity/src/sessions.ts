import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { RequestScope } from '@alongside/platform/context';
import { OutsideContext } from '@alongside/platform/database';
import { hashOf, newToken, readToken, SESSION_COOKIE, signedIn } from './cookies.ts';
import { KnownBrowsers } from './known-browsers.ts';
import type { ShownPasskey } from './passkeys.ts';

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

/** A session that is about to start: its id, and what the database keeps of its token. */
export interface FreshSession {
  readonly sessionId: string;
  readonly tokenHash: Buffer;
}

/** Signed-in browsers: who asks, and how that begins and ends. */
@Injectable()
export class Sessions {
  constructor(
    private readonly outside: OutsideContext,
    private readonly browsers: KnownBrowsers,
  ) {}

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

  /** The scope of a request that is not believed yet: the door asks for the session behind its cookie with its first statement. */
  claimOf(cookieHeader: string | undefined): RequestScope {
    const token = readToken(cookieHeader, SESSION_COOKIE);
    return { requestId: uuidv7(), context: undefined, ...(token ? { token: hashOf(token) } : {}) };
  }

  /**
   * Opens a session under a new token and gives the cookies of the browser; undefined where `start` finds nobody here.
   * What this browser had before has ended then, and no other device has noticed.
   */
  async open(cookieHeader: string | undefined, start: (fresh: FreshSession) => Promise<boolean>): Promise<string[] | undefined> {
    const token = newToken();
    const opened = await start({ sessionId: uuidv7(), tokenHash: hashOf(token) });
    const before = readToken(cookieHeader, SESSION_COOKIE);
    if (before) await this.outside.call('session.end-one', 'select end_session($1)', [hashOf(before)]);
    return opened ? [...signedIn(token), await this.browsers.remember(cookieHeader)] : undefined;
  }

  /** Starts a session for a login of an issuer. */
  async startByLogin({ issuer, subject, idToken }: Login, { sessionId, tokenHash }: FreshSession): Promise<boolean> {
    const [row] = await this.outside.call<{ opened: boolean }>('session.open', 'select open_session($1, $2, $3, $4, $5) opened', [
      issuer,
      subject,
      sessionId,
      tokenHash,
      idToken,
    ]);
    return row?.opened ?? false;
  }

  /** Starts a session for a passkey that was shown. */
  async startByPasskey({ id, counter }: ShownPasskey, { sessionId, tokenHash }: FreshSession): Promise<boolean> {
    const [row] = await this.outside.call<{ opened: boolean }>(
      'session.open-with-passkey',
      'select open_session_with_passkey($1, $2, $3, $4) opened',
      [id, counter, sessionId, tokenHash],
    );
    return row?.opened ?? false;
  }

  /** Ends every session of the worker who is signed in with these cookies. Gives the issuer that opened this one, which keeps a session of its own. */
  async end(cookieHeader: string | undefined): Promise<{ readonly issuer: string; readonly idToken: string | undefined } | undefined> {
    const token = readToken(cookieHeader, SESSION_COOKIE);
    if (!token) return undefined;
    const [row] = await this.outside.call<{ opened_by: string | null; id_token: string | null }>(
      'session.end',
      'select opened_by, id_token from end_sessions($1)',
      [hashOf(token)],
    );
    return row?.opened_by ? { issuer: row.opened_by, idToken: row.id_token ?? undefined } : undefined;
  }
}
