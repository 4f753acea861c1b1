import { createHash } from 'node:crypto';

/** An id made of these words, always the same, in the shape of a client's. */
export function idOf(...words: readonly string[]): string {
  const hex = createHash('md5').update(words.join(':')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** The id that the database's world gives to one of the model's. */
export function worldId(salt: string, id: string): string {
  const hex = createHash('md5').update(`${salt}:${id}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
