/** A line of a closing table: what it is about, and words or counts. */
export type Row = readonly [label: string, said: string | number | readonly (string | readonly [name: string, times: number])[]];

const WIDEST = 110;

/** What a check found, as its last paragraph: a label a line, and beside it words, or names with how often each came. `npm test` shows it. */
export function closingTable(rows: readonly Row[]): string {
  const indent = Math.max(...rows.map(([label]) => label.length)) + 2;
  return rows
    .map(([label, said]) => {
      const words = typeof said === 'object' ? said.map((one) => (typeof one === 'string' ? one : `${one[0]} ${one[1]}`)) : [String(said)];
      return label.padEnd(indent) + wrapped(words).join(`\n${' '.repeat(indent)}`);
    })
    .join('\n');
}

/** The closing table of what a check printed: its last paragraph. */
export const closingOf = (output: string): string =>
  output
    .trimEnd()
    .split(/\n[ \t]*\n/)
    .at(-1)
    ?.trimEnd() ?? '';

function wrapped(words: readonly string[]): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length + 2 <= WIDEST) lines[lines.length - 1] = `${last}, ${word}`;
    else lines.push(word);
  }
  return lines.length > 0 ? lines : ['none'];
}
