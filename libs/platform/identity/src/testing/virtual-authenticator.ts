import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';

/** What a test makes a device, or the page that uses it, get wrong. */
export interface Faults {
  /** The page that asks. */
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  /** The device does not check who holds it. */
  readonly unverified?: boolean;
  /** Nobody touched it. */
  readonly untouched?: boolean;
  readonly count?: number;
  readonly userHandle?: string;
  /** Signs with a key of somebody else. */
  readonly otherKey?: boolean;
  readonly type?: string;
  /** Says that it is this passkey. */
  readonly id?: string;
}

interface Held {
  readonly id: string;
  readonly userHandle: string;
  readonly privateKey: KeyObject;
  count: number;
}

const TOUCHED = 0x01;
const VERIFIED = 0x04;
const HAS_KEY = 0x40;

/** A device that makes and shows ES256 passkeys, as a browser would pass them on: real keys, real signatures, attestation none. */
export class VirtualAuthenticator {
  readonly held: Held[] = [];
  private readonly origin: string;

  constructor(origin: string) {
    this.origin = origin;
  }

  create(options: PublicKeyCredentialCreationOptionsJSON, faults: Faults = {}): RegistrationResponseJSON {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    const id = faults.id ?? randomBytes(32).toString('base64url');
    const rawId = Buffer.from(id, 'base64url');
    this.held.push({ id, userHandle: options.user.id, privateKey, count: 0 });
    const key = Buffer.concat([
      Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]),
      Buffer.from(x, 'base64url'),
      Buffer.from([0x22, 0x58, 0x20]),
      Buffer.from(y, 'base64url'),
    ]);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(rawId.length);
    const credential = Buffer.concat([Buffer.alloc(16), length, rawId, key]);
    const data = this.data(options.rp.id ?? '', HAS_KEY, faults.count ?? 0, faults, credential);
    return {
      id,
      rawId: id,
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: this.clientData('webauthn.create', options.challenge, faults),
        attestationObject: attestation(data).toString('base64url'),
        transports: ['internal'],
      },
    };
  }

  /** Shows the passkey it made last, or the one of that id. */
  get(options: PublicKeyCredentialRequestOptionsJSON, faults: Faults = {}): AuthenticationResponseJSON {
    const passkey = this.held.at(-1);
    if (!passkey) throw new Error('This device holds no passkey.');
    passkey.count += 1;
    const data = this.data(options.rpId ?? '', 0, faults.count ?? passkey.count, faults);
    const clientDataJSON = this.clientData('webauthn.get', options.challenge, faults);
    const signed = Buffer.concat([data, createHash('sha256').update(Buffer.from(clientDataJSON, 'base64url')).digest()]);
    const key = faults.otherKey ? generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey : passkey.privateKey;
    const id = faults.id ?? passkey.id;
    return {
      id,
      rawId: id,
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON,
        authenticatorData: data.toString('base64url'),
        signature: sign('sha256', signed, key).toString('base64url'),
        userHandle: faults.userHandle ?? passkey.userHandle,
      },
    };
  }

  private clientData(type: string, challenge: string, faults: Faults): string {
    const said = {
      type: faults.type ?? type,
      challenge: faults.challenge ?? challenge,
      origin: faults.origin ?? this.origin,
      crossOrigin: false,
    };
    return Buffer.from(JSON.stringify(said)).toString('base64url');
  }

  private data(rpId: string, flags: number, count: number, faults: Faults, credential = Buffer.alloc(0)): Buffer {
    const counted = Buffer.alloc(4);
    counted.writeUInt32BE(count);
    const all = flags | (faults.untouched ? 0 : TOUCHED) | (faults.unverified ? 0 : VERIFIED);
    return Buffer.concat([
      createHash('sha256')
        .update(faults.rpId ?? rpId)
        .digest(),
      Buffer.from([all]),
      counted,
      credential,
    ]);
  }
}

/** `{ fmt: 'none', attStmt: {}, authData }` in CBOR. */
function attestation(data: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(data.length);
  const text = (words: string): Buffer => Buffer.concat([Buffer.from([0x60 + words.length]), Buffer.from(words)]);
  return Buffer.concat([
    Buffer.from([0xa3]),
    text('fmt'),
    text('none'),
    text('attStmt'),
    Buffer.from([0xa0]),
    text('authData'),
    Buffer.from([0x59]),
    length,
    data,
  ]);
}
