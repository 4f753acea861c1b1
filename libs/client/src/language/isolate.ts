/** Letters that run from right to left, and marks that turn what stands around them. */
const TURNS = /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * A value as it stands inside a sentence of ours. Where something in it could turn the words around it, it stands between FIRST STRONG ISOLATE and
 * POP DIRECTIONAL ISOLATE, which are not seen: one more of each than the value could close or leave open, so that it never gets out. Each line by
 * itself, since a browser forgets at the end of a line what was open. Any other value stays as it is.
 */
export function isolate(value: string): string {
  return TURNS.test(value)
    ? value.replace(
        /.+/g,
        (line) => '\u2068'.repeat(line.split('\u2069').length) + line + '\u2069'.repeat(line.split(/[\u2066-\u2068]/).length),
      )
    : value;
}
