import { Refused } from './refused.ts';

// Control characters, and those that turn the direction of what stands after them.
const ODD = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

// Half of a character: no database keeps it.
const LONE = /\p{Surrogate}/u;

/** A part of what was sent, or undefined where nothing of that name was. */
export function part(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null && Object.hasOwn(body, name) ? (body as Record<string, unknown>)[name] : undefined;
}

/** A name or a job title as it is kept: one line, single spaces. Throws Refused where it is empty or has more than `most` letters. */
export function wordsOf(value: unknown, { least = 1, most = 200 } = {}): string {
  if (typeof value !== 'string' || LONE.test(value)) throw new Refused('check-words');
  const words = value.normalize('NFC').replace(/\s+/gu, ' ').replace(ODD, '').trim();
  if (words.length < least || words.length > most) throw new Refused('check-words');
  return words;
}
