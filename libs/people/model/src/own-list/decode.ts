import { analyse } from 'chardet';

/** The text of a file, and the encoding that it was read in. */
export interface Decoded {
  readonly text: string;
  /** As TextDecoder names it: utf-8, utf-16le, windows-1252. */
  readonly encoding: string;
}

const MARKS: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** Enough of a file to tell its encoding by. */
const SAMPLE = 65_536;
/** A guess at an alphabet other than the western one has to be this sure. */
const SURE = 60;
const WESTERN = /^(iso-8859-(1|15)|windows-1252|ascii)$/i;

/**
 * Reads bytes as text. A byte order mark decides; then whether it is UTF-8 to the last byte; then what the bytes look like.
 * `wanted` overrules all that. Undefined where no such encoding is known.
 */
export function decode(bytes: Uint8Array, wanted?: string): Decoded | undefined {
  const encoding = wanted ?? encodingOf(bytes);
  try {
    return { encoding: new TextDecoder(encoding).encoding, text: new TextDecoder(encoding).decode(bytes) };
  } catch {
    return undefined;
  }
}

function encodingOf(bytes: Uint8Array): string {
  const marked = MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (marked) return marked[0];
  const wide = wideOf(bytes);
  if (wide) return wide;
  if (isUtf8(bytes)) return 'utf-8';
  // A few accents in an English list look like half of Europe to a guesser: the west it is, unless another alphabet is plain to see.
  const [best] = analyse(bytes.subarray(0, SAMPLE));
  return best &&
    best.confidence >= SURE &&
    !WESTERN.test(best.name) &&
    isKnown(best.name) &&
    !/^(iso-8859-|windows-125[0457])/i.test(best.name)
    ? best.name
    : 'windows-1252';
}

/** UTF-16 without a mark: every other byte of plain letters is nothing. */
function wideOf(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, 1_000);
  const empty = (side: 0 | 1) => sample.filter((byte, at) => byte === 0 && at % 2 === side).length;
  const [even, odd] = [empty(0), empty(1)];
  const many = sample.length * 0.3;
  if (odd > many && even < many / 4) return 'utf-16le';
  return even > many && odd < many / 4 ? 'utf-16be' : undefined;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function isKnown(encoding: string): boolean {
  try {
    return Boolean(new TextDecoder(encoding));
  } catch {
    return false;
  }
}
