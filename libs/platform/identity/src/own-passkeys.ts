import { Injectable } from '@nestjs/common';
import { ApiError } from '@alongside/platform/context';
import { OutsideContext } from '@alongside/platform/database';
import { hashOf, readToken, SESSION_COOKIE } from './cookies.ts';
import type { MadePasskey, PasskeyUser } from './passkeys.ts';
import { Refused } from './refused.ts';

/** One of the signed-in worker's own passkeys. */
export interface OwnPasskey {
  /** Base64url. */
  readonly id: string;
  readonly name: string;
  readonly addedAt: string;
  readonly lastUsedAt: string | null;
  /** This session was opened with it. */
  readonly thisOne: boolean;
}

/** The passkeys of whoever is signed in with these cookies, and nobody else's. Throws Refused where nobody is, or where an issuer opened the session. */
@Injectable()
export class OwnPasskeys {
  constructor(private readonly outside: OutsideContext) {}

  async list(cookies: string | undefined): Promise<OwnPasskey[]> {
    await this.owner(cookies);
    const rows = await this.outside.call<{
      passkey_id: Buffer;
      name: string;
      added_at: Date;
      last_used_at: Date | null;
      this_one: boolean;
    }>('passkey.mine', 'select passkey_id, name, added_at, last_used_at, this_one from my_passkeys($1)', [tokenHashOf(cookies)]);
    return rows.map((row) => ({
      id: row.passkey_id.toString('base64url'),
      name: row.name,
      addedAt: row.added_at.toISOString(),
      lastUsedAt: row.last_used_at?.toISOString() ?? null,
      thisOne: row.this_one,
    }));
  }

  /** Whom another passkey is to be made for. */
  async user(cookies: string | undefined): Promise<PasskeyUser> {
    const { worker_id: workerId, name } = await this.owner(cookies);
    return { workerId, name, known: (await this.list(cookies)).map(({ id }) => id) };
  }

  async add(cookies: string | undefined, made: MadePasskey, name: string): Promise<void> {
    const [row] = await this.outside
      .call<{ added: boolean }>('passkey.add', 'select add_passkey($1, $2, $3, $4, $5, $6) added', [
        tokenHashOf(cookies),
        made.id,
        made.publicKey,
        made.counter,
        made.transports,
        name,
      ])
      .catch((error: unknown) => {
        if (error instanceof ApiError && error.code === 'CONFLICT') throw new Refused('passkey-refused');
        throw error;
      });
    if (!row?.added) throw new Refused('signed-out');
  }

  async remove(cookies: string | undefined, id: unknown): Promise<void> {
    await this.owner(cookies);
    const [row] = await this.outside.call<{ outcome: 'removed' | 'not-known' | 'last-one' | 'signed-out' }>(
      'passkey.remove',
      'select remove_passkey($1, $2) outcome',
      [tokenHashOf(cookies), Buffer.from(typeof id === 'string' ? id : '', 'base64url')],
    );
    const outcome = row?.outcome ?? 'signed-out';
    if (outcome !== 'removed') throw new Refused(outcome);
  }

  private async owner(cookies: string | undefined): Promise<{ readonly worker_id: string; readonly name: string }> {
    const [row] = await this.outside.call<{ worker_id: string; name: string; by_passkey: boolean }>(
      'passkey.owner',
      'select worker_id, name, by_passkey from my_passkey_owner($1)',
      [tokenHashOf(cookies)],
    );
    if (!row) throw new Refused('signed-out');
    if (!row.by_passkey) throw new Refused('not-here');
    return row;
  }
}

const tokenHashOf = (cookies: string | undefined): Buffer => hashOf(readToken(cookies, SESSION_COOKIE) ?? '');
