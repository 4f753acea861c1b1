/** What a device keeps of one value: AES-GCM, 96-bit nonce, 128-bit tag. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly bytes: ArrayBuffer;
}

/** The worker's key from the server (32 bytes as base64). It cannot be read out of the browser again. */
export async function importDeviceKey(base64: string): Promise<CryptoKey> {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  if (bytes.length !== 32) throw new Error('A device key has 32 bytes.');
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** Encrypts a value. The label says whose it is and which: the same label is needed to read it. */
export async function seal(key: CryptoKey, label: string, value: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const bytes = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: utf8(label) }, key, utf8(JSON.stringify(value)));
  return { iv, bytes };
}

/** Reads a value back; null for another key, another label or bytes that were changed. */
export async function unseal<Value>(key: CryptoKey, label: string, sealed: Sealed): Promise<Value | null> {
  try {
    const bytes = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.iv, additionalData: utf8(label) }, key, sealed.bytes);
    return JSON.parse(new TextDecoder().decode(bytes)) as Value;
  } catch {
    return null;
  }
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
