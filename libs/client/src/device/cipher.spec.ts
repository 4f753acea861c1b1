import { describe, expect, it } from 'vitest';
import { importDeviceKey, seal, unseal } from './cipher.ts';

const keyOf = (fill: number): Promise<CryptoKey> => importDeviceKey(btoa(String.fromCharCode(...new Uint8Array(32).fill(fill))));

describe('cipher', () => {
  it('gives back what it sealed', async () => {
    const key = await keyOf(1);
    const value = { words: 'Kelly, you told me…', where: null };
    expect(await unseal(key, 'a', await seal(key, 'a', value))).toEqual(value);
  });

  it('opens with no other key', async () => {
    const sealed = await seal(await keyOf(1), 'a', 'words');
    expect(await unseal(await keyOf(2), 'a', sealed)).toBeNull();
  });

  it('opens under no other label, so that a row cannot be passed off as another', async () => {
    const key = await keyOf(1);
    expect(await unseal(key, 'b', await seal(key, 'a', 'words'))).toBeNull();
  });

  it('notices a changed byte', async () => {
    const key = await keyOf(1);
    const sealed = await seal(key, 'a', 'words');
    const bytes = new Uint8Array(sealed.bytes.slice(0));
    bytes[3] = (bytes[3] ?? 0) ^ 1;
    expect(await unseal(key, 'a', { iv: sealed.iv, bytes: bytes.buffer })).toBeNull();
  });

  it('holds no word in the clear, and never the same bytes twice', async () => {
    const key = await keyOf(1);
    const [one, two] = await Promise.all([seal(key, 'a', 'Marsden'), seal(key, 'a', 'Marsden')]);
    expect(new TextDecoder('latin1').decode(one.bytes)).not.toContain('Marsden');
    expect(new Uint8Array(one.bytes)).not.toEqual(new Uint8Array(two.bytes));
  });

  it('cannot be read out of the browser', async () => {
    await expect(crypto.subtle.exportKey('raw', await keyOf(1))).rejects.toThrow();
  });

  it('wants 32 bytes', async () => {
    await expect(importDeviceKey(btoa('short'))).rejects.toThrow('32 bytes');
  });
});
