import { generateKeyPairSync } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { OutsideContext } from '@alongside/platform/database';
import { log } from '@alongside/platform/logging';
import { IDENTITY_CONFIG, type IdentityConfig } from './identity-config.ts';
import { type Asking, PasskeyChallenges } from './passkey-challenges.ts';
import { Refused } from './refused.ts';
import { part } from './words.ts';

const FIVE_MINUTES = 5 * 60 * 1000;
// EdDSA, ES256 and RS256: every device makes one of them.
const ALGORITHMS = [-8, -7, -257];
const TRANSPORT = /^[a-z-]{1,20}$/;

/** A passkey that a device has just made. */
export interface MadePasskey {
  readonly id: Buffer;
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly transports: readonly string[];
  /** Whose it is to be, as it was asked for. */
  readonly workerId: string;
}

/** A passkey whose device has answered: the signature was good, and its count is not used yet. */
export interface ShownPasskey {
  readonly id: Buffer;
  readonly counter: number;
}

/** Whom a passkey is to be made for. */
export interface PasskeyUser {
  readonly workerId: string;
  /** What the device shows when it asks which passkey. */
  readonly name: string;
  /** Their passkeys of now: a device makes no second one. */
  readonly known?: readonly string[];
}

/** Asks devices for passkeys, and checks what they answer: for this origin alone, with whoever holds the device checked by it. */
@Injectable()
export class Passkeys {
  private readonly rpId: string;
  private readonly nobodys = keyOfNobody();

  constructor(
    @Inject(IDENTITY_CONFIG) private readonly config: IdentityConfig,
    private readonly challenges: PasskeyChallenges,
    private readonly outside: OutsideContext,
  ) {
    this.rpId = new URL(config.origin).hostname;
  }

  /** Asks for any passkey of this origin: the device knows whose it is. */
  async ask(browser: string): Promise<PublicKeyCredentialRequestOptionsJSON> {
    const options = await generateAuthenticationOptions({ rpID: this.rpId, userVerification: 'required', timeout: FIVE_MINUTES });
    await this.challenges.begin(options.challenge, { browser, purpose: 'sign-in' }, null);
    return options;
  }

  /** Asks for a new passkey. */
  async askForNew(asking: Asking, { workerId, name, known = [] }: PasskeyUser): Promise<PublicKeyCredentialCreationOptionsJSON> {
    const options = await generateRegistrationOptions({
      rpName: 'Alongside',
      rpID: this.rpId,
      userID: Uint8Array.from(handleOf(workerId)),
      userName: name,
      userDisplayName: name,
      timeout: FIVE_MINUTES,
      attestationType: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      excludeCredentials: known.map((id) => ({ id })),
      supportedAlgorithmIDs: ALGORITHMS,
    });
    await this.challenges.begin(options.challenge, asking, workerId);
    return options;
  }

  /** Checks a passkey that was just made. Throws Refused. */
  async made(response: unknown, asking: Asking): Promise<MadePasskey> {
    let workerId: string | null = null;
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: response as RegistrationResponseJSON,
      expectedChallenge: async (challenge) => {
        workerId = (await this.challenges.take(challenge, asking))?.workerId ?? null;
        return workerId !== null;
      },
      expectedOrigin: this.config.origin,
      expectedRPID: this.rpId,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    }).catch(notVerified);
    if (!verified || !workerId) throw refused('passkey-refused', 'not_verified');
    const { id, publicKey, counter, transports = [] } = registrationInfo.credential;
    return {
      id: Buffer.from(id, 'base64url'),
      publicKey: Buffer.from(publicKey),
      counter,
      transports: transports.filter((each) => typeof each === 'string' && TRANSPORT.test(each)).slice(0, 8),
      workerId,
    };
  }

  /** Checks a passkey that was shown. One that nobody has here costs the same work and gets the same answer. Throws Refused. */
  async shown(response: unknown, browser: string): Promise<ShownPasskey> {
    const named = part(response, 'id');
    const id = Buffer.from(typeof named === 'string' ? named : '', 'base64url');
    const [row] = await this.outside.call<{ worker_id: string; public_key: Buffer; counter: string }>(
      'passkey.check',
      'select worker_id, public_key, counter from passkey_to_check($1)',
      [id],
    );
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: response as AuthenticationResponseJSON,
      expectedChallenge: async (challenge) => (await this.challenges.take(challenge, { browser, purpose: 'sign-in' })) !== undefined,
      expectedOrigin: this.config.origin,
      expectedRPID: this.rpId,
      requireUserVerification: true,
      credential: {
        id: id.toString('base64url'),
        publicKey: Uint8Array.from(row?.public_key ?? this.nobodys),
        // As if it had never been used: the count is compared below, where a copy gets a log line of its own.
        counter: 0,
      },
    }).catch(notVerified);
    if (!row || !verified || !isHandleOf(row.worker_id, part(part(response, 'response'), 'userHandle')))
      throw refused('not-known', 'not_verified');
    const { newCounter } = authenticationInfo;
    if ((newCounter > 0 || Number(row.counter) > 0) && newCounter <= Number(row.counter)) throw refused('not-known', 'count_went_back');
    return { id, counter: newCounter };
  }
}

/** The 16 bytes of the worker's id: what a passkey calls its user. They tell nothing of them. */
const handleOf = (workerId: string): Buffer => Buffer.from(workerId.replaceAll('-', ''), 'hex');

const isHandleOf = (workerId: string, handle: unknown): boolean =>
  typeof handle === 'string' && Buffer.from(handle, 'base64url').equals(handleOf(workerId));

// The library's messages quote what came in, so they go nowhere.
const notVerified = (): { verified: false; registrationInfo?: never; authenticationInfo?: never } => ({ verified: false });

function refused(problem: 'not-known' | 'passkey-refused', code: string): Refused {
  log('passkey refused', { code });
  return new Refused(problem, problem === 'not-known' ? 401 : undefined);
}

/** A public key, as COSE writes it, whose private half is thrown away: checking against it takes as long, and nothing fits. */
function keyOfNobody(): Buffer {
  const { x = '', y = '' } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
  const head = [0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01];
  return Buffer.concat([
    Buffer.from([...head, 0x21, 0x58, 0x20]),
    Buffer.from(x, 'base64url'),
    Buffer.from([0x22, 0x58, 0x20]),
    Buffer.from(y, 'base64url'),
  ]);
}
