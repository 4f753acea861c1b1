import { createHash, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isSigned, lineOf, linkOf, NOTHING_BEFORE, readLine, signed, textOf } from './checkpoint.ts';
import { rootOf } from './tree.ts';
import { keyIdOf, readTrusted, trustedLine } from './trusted-keys.ts';

describe('a tree', () => {
  // The inputs and roots that Certificate Transparency tests its trees with.
  const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
  const leaves = inputs.map((input) => createHash('sha256').update('\0').update(Buffer.from(input, 'hex')).digest());
  it.each([
    [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    [2, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
    [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
    [7, 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
    [8, '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
  ])('of %i leaves has the root of RFC 6962', (count, root) => {
    expect(rootOf(leaves.slice(0, count)).toString('hex')).toBe(root);
  });
});

describe('a seal', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const seal = signed(
    { number: 7, first: 31, last: 40, root: Buffer.alloc(32, 1), previous: NOTHING_BEFORE, sealedAt: '2026-11-28T16:20:00.123456Z' },
    privateKey,
    keyIdOf(publicKey),
  );

  it('is one line, and the same when it is read again', () => {
    expect(readLine(lineOf(seal))).toEqual(seal);
    expect(textOf(seal)).toBe(`alongside-log/1 7 31-40 ${'AQEB'.repeat(10)}AQE= ${'AAAA'.repeat(10)}AAA= 2026-11-28T16:20:00.123456Z`);
    expect(readLine(`${lineOf(seal)}x`)).toBeUndefined();
    expect(readLine(textOf(seal))).toBeUndefined();
  });

  it.each([
    ['number', { number: 8 }],
    ['first look', { first: 30 }],
    ['last look', { last: 41 }],
    ['root', { root: Buffer.alloc(32, 2) }],
    ['link', { previous: Buffer.alloc(32, 2) }],
    ['time', { sealedAt: '2026-11-28T16:20:00.123457Z' }],
  ])('is not signed with another %s', (_what, change) => {
    expect(isSigned(seal, publicKey)).toBe(true);
    expect(isSigned({ ...seal, ...change }, publicKey)).toBe(false);
    expect(linkOf({ ...seal, ...change })).not.toEqual(linkOf(seal));
  });

  it('is believed by a key from a line, or from PEM', () => {
    for (const text of [`# added by hand\n${trustedLine(privateKey)}\n\n`, publicKey.export({ type: 'spki', format: 'pem' }).toString()]) {
      const trusted = readTrusted(text);
      expect([...trusted.keys()]).toEqual([seal.keyId]);
      expect([...trusted.values()].every((key) => isSigned(seal, key))).toBe(true);
    }
    expect(() => readTrusted('nonsense')).toThrow();
  });
});
