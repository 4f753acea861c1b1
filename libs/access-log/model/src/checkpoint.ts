import { createHash, type KeyObject, sign, verify } from 'node:crypto';

/** What one seal says. Positions count the looks of the log from 1. */
export interface Checkpoint {
  readonly number: number;
  readonly first: number;
  readonly last: number;
  /** Root of the tree over the leaves from first to last. */
  readonly root: Buffer;
  /** SHA-256 of the line of the checkpoint before. */
  readonly previous: Buffer;
  /** UTC, to the microsecond. */
  readonly sealedAt: string;
}

/** A checkpoint with who signed it. */
export interface Seal extends Checkpoint {
  readonly keyId: string;
  readonly signature: Buffer;
}

/** A seal as the database gives it. */
export interface SealRow {
  readonly number: string;
  readonly first_position: string;
  readonly last_position: string;
  readonly root: Buffer;
  readonly previous: Buffer;
  readonly sealed_at: string;
  readonly key_id: string;
  readonly signature: Buffer;
}

/** The most looks in one seal. */
export const SEAL_ROWS = 5000;

/** What the first checkpoint has for the one before. */
export const NOTHING_BEFORE = Buffer.alloc(32);

/** The bytes that are signed: one line of fields with one space between, and no line end. */
export const textOf = ({ number, first, last, root, previous, sealedAt }: Checkpoint): string =>
  `alongside-log/1 ${number} ${first}-${last} ${root.toString('base64')} ${previous.toString('base64')} ${sealedAt}`;

/** A seal as it stands in the witness, without the line end: what is signed, the key's id and the signature. */
export const lineOf = (seal: Seal): string => `${textOf(seal)} ${seal.keyId} ${seal.signature.toString('base64')}`;

/** What the next checkpoint holds of this one. */
export const linkOf = (seal: Seal): Buffer => createHash('sha256').update(lineOf(seal)).digest();

/** Signs a checkpoint with an Ed25519 key. */
export const signed = (checkpoint: Checkpoint, key: KeyObject, keyId: string): Seal => ({
  ...checkpoint,
  keyId,
  signature: sign(null, Buffer.from(textOf(checkpoint)), key),
});

/** Whether this public key signed this seal. */
export const isSigned = (seal: Seal, publicKey: KeyObject): boolean => verify(null, Buffer.from(textOf(seal)), publicKey, seal.signature);

/** A seal from its row. */
export const sealOf = (row: SealRow): Seal => ({
  number: Number(row.number),
  first: Number(row.first_position),
  last: Number(row.last_position),
  root: row.root,
  previous: row.previous,
  sealedAt: row.sealed_at,
  keyId: row.key_id,
  signature: row.signature,
});

const LINE =
  /^alongside-log\/1 (\d{1,15}) (\d{1,15})-(\d{1,15}) ([\w+/]{43}=) ([\w+/]{43}=) (\d{4}-\d\d-\d\dT[\d:.]{15}Z) ([0-9a-f]{16}) ([\w+/]{86}==)$/;

/** A seal from its line; undefined where the line is none. */
export function readLine(line: string): Seal | undefined {
  const [, number = '', first = '', last = '', root = '', previous = '', sealedAt = '', keyId = '', signature = ''] = LINE.exec(line) ?? [];
  if (!number) return undefined;
  const bytes = (text: string) => Buffer.from(text, 'base64');
  return {
    ...{ number: Number(number), first: Number(first), last: Number(last), sealedAt, keyId },
    ...{ root: bytes(root), previous: bytes(previous), signature: bytes(signature) },
  };
}
