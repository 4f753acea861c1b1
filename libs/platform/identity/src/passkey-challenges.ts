import { Injectable } from '@nestjs/common';
import { OutsideContext } from '@alongside/platform/database';
import { hashOf } from './cookies.ts';

/** What a passkey was asked for, and by which browser: an answer is good for nothing else. */
export interface Asking {
  /** The token that binds a sign-in under way to its browser. */
  readonly browser: string;
  readonly purpose: 'sign-in' | 'another' | 'invitation' | 'set-up';
  /** The worker, the invitation or the code that it is about. */
  readonly about?: string;
}

/** Passkeys asked for. Each challenge is found once, within five minutes. */
@Injectable()
export class PasskeyChallenges {
  constructor(private readonly outside: OutsideContext) {}

  /** `workerId`: whose the new passkey is to be. */
  async begin(challenge: string, asking: Asking, workerId: string | null): Promise<void> {
    await this.outside.call('passkey.begin', 'select begin_passkey($1, $2)', [keyOf(challenge, asking), workerId]);
  }

  async take(challenge: string, asking: Asking): Promise<{ readonly workerId: string | null } | undefined> {
    const [row] = await this.outside.call<{ worker_id: string | null }>(
      'passkey.take',
      'select worker_id from take_passkey_challenge($1)',
      [keyOf(challenge, asking)],
    );
    return row && { workerId: row.worker_id };
  }
}

/** All in one hash: what was asked for elsewhere, or by another browser, is not found. */
const keyOf = (challenge: string, { browser, purpose, about = '' }: Asking): Buffer =>
  hashOf(JSON.stringify([challenge, browser, purpose, about]));
