import { isolate } from './isolate.ts';

/** One piece of a message: words, a value, the number of the plural around it, or a choice between messages. */
export type Piece =
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'value'; readonly name: string }
  | { readonly kind: 'number' }
  | {
      readonly kind: 'plural' | 'selectordinal' | 'select';
      readonly name: string;
      readonly offset: number;
      readonly options: ReadonlyMap<string, readonly Piece[]>;
    };

/** Values for a message's names. */
export type MessageValues = Readonly<Record<string, unknown>>;

/**
 * Reads ICU MessageFormat: `{name}`, `{n, plural, one {# person} other {# people}}`, `select`, `selectordinal`, `offset:1`, `=0`.
 * The library that Transloco's plugin uses compiles messages with `new Function`, which our content-security policy forbids;
 * this interprets the same syntax. Throws on a message that is not well formed.
 */
export function parseMessage(source: string): readonly Piece[] {
  let at = 0;

  const fail = (why: string): never => {
    throw new Error(`${why} at ${at} in "${source}"`);
  };
  const space = (): void => {
    while (/\s/.test(source[at] ?? '')) at += 1;
  };
  const expect = (sign: string): void => {
    if (source[at] !== sign) fail(`"${sign}" expected`);
    at += 1;
  };
  const word = (): string => {
    space();
    const found = /^[^\s{},:]+/.exec(source.slice(at))?.[0] ?? fail('A name expected');
    at += found.length;
    space();
    return found;
  };

  const choice = (kind: 'plural' | 'selectordinal' | 'select', name: string, inPlural: boolean): Piece => {
    const options = new Map<string, readonly Piece[]>();
    let offset = 0;
    for (space(); source[at] !== '}'; space()) {
      const key = word();
      if (key === 'offset' && source[at] === ':') {
        at += 1;
        offset = Number(word());
        continue;
      }
      expect('{');
      options.set(key, pieces(inPlural || kind !== 'select'));
      expect('}');
    }
    if (!options.has('other')) fail('"other" expected');
    return { kind, name, offset, options };
  };

  const placeholder = (inPlural: boolean): Piece => {
    expect('{');
    const name = word();
    let piece: Piece = { kind: 'value', name };
    if (source[at] === ',') {
      at += 1;
      const kind = word();
      if (kind !== 'plural' && kind !== 'select' && kind !== 'selectordinal') return fail(`"${kind}" is not known`);
      expect(',');
      piece = choice(kind, name, inPlural);
    }
    expect('}');
    return piece;
  };

  /** `'{` and `'}` are plain signs up to the next quote; `''` is one quote; any other quote is itself. */
  const quoted = (): string => {
    at += 1;
    if (source[at] === "'") {
      at += 1;
      return "'";
    }
    if (source[at] !== '{' && source[at] !== '}') return "'";
    const end = source.indexOf("'", at);
    const words = source.slice(at, end < 0 ? source.length : end);
    at = end < 0 ? source.length : end + 1;
    return words;
  };

  function pieces(inPlural: boolean): readonly Piece[] {
    const found: Piece[] = [];
    let words = '';
    const flush = (): void => {
      if (words) found.push({ kind: 'words', words });
      words = '';
    };
    while (at < source.length && source[at] !== '}') {
      const sign = source[at] ?? '';
      if (sign === "'") words += quoted();
      else if (sign === '{') {
        flush();
        found.push(placeholder(inPlural));
      } else if (sign === '#' && inPlural) {
        flush();
        at += 1;
        found.push({ kind: 'number' });
      } else {
        words += sign;
        at += 1;
      }
    }
    flush();
    return found;
  }

  const all = pieces(false);
  if (at < source.length) fail('"}" has no beginning');
  return all;
}

/** Puts a message together. `words` may change the plain words, and never the values; a value cannot turn the words around it either. */
export function formatMessage(
  pieces: readonly Piece[],
  values: MessageValues,
  language: string,
  words: (plain: string) => string = same,
): string {
  const numbers = new Intl.NumberFormat(language);
  const write = (parts: readonly Piece[], around: number | null): string => parts.map((part) => one(part, around)).join('');

  const one = (part: Piece, around: number | null): string => {
    if (part.kind === 'words') return words(part.words);
    if (part.kind === 'number') return around === null ? '#' : numbers.format(around);
    if (part.kind === 'value') return isolate(textOf(values[part.name]));
    const value = values[part.name];
    if (part.kind === 'select') return write(part.options.get(textOf(value)) ?? part.options.get('other') ?? [], around);
    const count = Number(value) - part.offset;
    const rule = new Intl.PluralRules(language, { type: part.kind === 'plural' ? 'cardinal' : 'ordinal' }).select(count);
    return write(part.options.get(`=${Number(value)}`) ?? part.options.get(rule) ?? part.options.get('other') ?? [], count);
  };

  return write(pieces, null);
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function same(words: string): string {
  return words;
}
