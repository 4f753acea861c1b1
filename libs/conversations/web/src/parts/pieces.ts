/** A run of characters: code points from 0, as the database counts them. */
export interface Run {
  readonly from: number;
  readonly length: number;
}

/** A piece of the words that can be picked as one. */
export interface Piece extends Run {
  readonly text: string;
}

/** The words in pieces that follow one another without a gap: sentences, or single words. White space goes with the piece before it. */
export function piecesOf(words: string, by: 'sentence' | 'word'): Piece[] {
  const pieces: { from: number; length: number; text: string }[] = [];
  let from = 0;
  for (const { segment, isWordLike } of new Intl.Segmenter('en-GB', { granularity: by }).segment(words)) {
    const length = [...segment].length;
    const last = pieces.at(-1);
    if (by === 'word' && !isWordLike && last) {
      last.text += segment;
      last.length += length;
    } else pieces.push({ from, length, text: segment });
    from += length;
  }
  return pieces;
}

/** The words of a run. */
export function textOf(words: string, { from, length }: Run): string {
  return [...words]
    .slice(from, from + length)
    .join('')
    .trim();
}

/** What is picked as one run; undefined where nothing is, or where pieces lie between. */
export function oneRun(pieces: readonly Piece[], picked: ReadonlySet<number>): Run | undefined {
  const chosen = pieces.filter(({ from }) => picked.has(from));
  const first = chosen[0];
  const last = chosen.at(-1);
  if (!first || !last) return undefined;
  const run = { from: first.from, length: last.from + last.length - first.from };
  return chosen.reduce((sum, { length }) => sum + length, 0) === run.length ? run : undefined;
}
