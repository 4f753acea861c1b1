import { createHash } from 'node:crypto';

const NODE = Buffer.from([1]);

/** Root of the Merkle tree of RFC 6962 over leaves that are hashed already: the left side of each node holds the largest power of two. */
export function rootOf(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (!only) throw new Error('A tree without leaves.');
  if (leaves.length === 1) return only;
  const left = 2 ** Math.floor(Math.log2(leaves.length - 1));
  return createHash('sha256')
    .update(NODE)
    .update(rootOf(leaves.slice(0, left)))
    .update(rootOf(leaves.slice(left)))
    .digest();
}
