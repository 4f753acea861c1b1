/** The generated right-to-left language, for tests and for those who build: no one speaks it. */
export const pseudoLanguage = 'ar-XB';

const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const marked = [...'àƀçďéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÀƁÇĐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ'];

/** Accents on every letter: words that stay plain on the screen have no key. */
export function accented(words: string): string {
  return [...words].map((letter) => marked[plain.indexOf(letter)] ?? letter).join('');
}

/** A third longer, and marked as right-to-left at both ends. */
export function padded(message: string): string {
  const more = '~'.repeat(Math.ceil(message.length / 3));
  return `\u200f${message}${message.length > 2 ? ` ${more}` : ''}\u200f`;
}
