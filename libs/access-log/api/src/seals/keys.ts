import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { keyIdOf, trustedLine } from '@alongside/access-log/model';

/** What signs the seals. */
export interface SigningKey {
  readonly id: string;
  readonly key: KeyObject;
}

/** The signing key in a file; made there, readable by its owner alone, where the file is missing and `make` says so. */
export function openSigningKey(file: string, { make }: { make: boolean }): SigningKey {
  if (make && !existsSync(file)) {
    const { privateKey } = generateKeyPairSync('ed25519');
    writeWhole(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), 0o600);
  }
  const key = createPrivateKey(readFileSync(file));
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('The key of the seals is not an Ed25519 key.');
  return { id: keyIdOf(createPublicKey(key)), key };
}

/** Begins the file of trusted keys with the key that makes the first seal of a place. Later keys are for a human to add. */
export function trustFirst(file: string, { key }: SigningKey): void {
  if (!existsSync(file)) writeWhole(file, `${trustedLine(key)}\n`, 0o644);
}

/** Makes a file that must not be there yet, and is on the disk when this returns. */
function writeWhole(file: string, content: string | Buffer, mode: number): void {
  mkdirSync(dirname(file), { recursive: true });
  const handle = openSync(file, 'wx', mode);
  try {
    writeSync(handle, content.toString());
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
