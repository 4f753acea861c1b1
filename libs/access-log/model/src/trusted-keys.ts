import { createHash, createPublicKey, type KeyObject } from 'node:crypto';

/** The id of a key: the beginning of the SHA-256 over its public half. */
export const keyIdOf = (publicKey: KeyObject): string =>
  createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);

/** A public key as a line of a file of trusted keys; of a private one, its public half. */
export function trustedLine(key: KeyObject): string {
  const publicKey = key.type === 'public' ? key : createPublicKey(key);
  return `${keyIdOf(publicKey)} ${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`;
}

/** The public keys that a check believes, by their ids: lines of a file of trusted keys, or one key as PEM. Throws where a line is none. */
export function readTrusted(text: string): Map<string, KeyObject> {
  const keys = text.includes('-----BEGIN')
    ? [createPublicKey(text)]
    : text
        .split('\n')
        .filter((line) => line.trim() && !line.startsWith('#'))
        .map((line) => createPublicKey({ key: Buffer.from(line.trim().split(' ').at(-1) ?? '', 'base64'), type: 'spki', format: 'der' }));
  return new Map(keys.map((key) => [keyIdOf(key), key]));
}
