import { TestBed } from '@angular/core/testing';
import { defaultConfig, TRANSLOCO_CONFIG } from '@jsverse/transloco';
import { MessageFormatTranspiler } from '@jsverse/transloco-messageformat';
import { describe, expect, it } from 'vitest';
import { formatMessage, parseMessage } from './message-format.ts';
import { MessageTranspiler } from './message-transpiler.ts';

const say = (source: string, values: Record<string, unknown> = {}, language = 'en'): string =>
  formatMessage(parseMessage(source), values, language);

/** The library compiles with `new Function`: here, outside a browser's policy, it shows what the syntax means. */
function library(value: string, params: Record<string, unknown>): unknown {
  TestBed.configureTestingModule({ providers: [{ provide: TRANSLOCO_CONFIG, useValue: defaultConfig }] });
  return TestBed.runInInjectionContext(() => new MessageFormatTranspiler({ locales: 'en' })).transpile({
    value,
    params,
    translation: {},
    key: 'k',
  });
}

describe('messages', () => {
  const cases: readonly [string, Record<string, unknown>][] = [
    ['Plain words, it’s fine.', {}],
    ['You owe {name} a call.', { name: 'Kelly' }],
    ['{count, plural, one {# person} other {# people}}', { count: 1 }],
    ['{count, plural, one {# person} other {# people}}', { count: 3 }],
    ['{count, plural, =0 {nobody} one {# person} other {# people}}', { count: 0 }],
    ['{count, plural, offset:1 =0 {nobody} one {you and # more} other {you and # more}}', { count: 4 }],
    ['{at, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}', { at: 22 }],
    ['on this {device, select, phone {phone} other {computer}}', { device: 'phone' }],
    ['on this {device, select, phone {phone} other {computer}}', { device: 'fridge' }],
    [
      '{n, plural, one {{who, select, me {my # word} other {a word}}} other {{who, select, me {my # words} other {# words}}}}',
      { n: 2, who: 'me' },
    ],
    ["a '{'brace'}' and it''s fine", {}],
    ['# stays outside a plural', {}],
  ];

  it.each(cases)('%s', (source, values) => {
    expect(say(source, values)).toBe(library(source, values));
  });

  it('leaves a value that is missing empty, and never puts an object on the screen', () => {
    expect(say('a{x}b{y}', { y: {} })).toBe('ab');
  });

  it.each([
    ['a name that runs from right to left', 'سارة', '\u2068سارة\u2069'],
    ['a mark that turns what follows', 'a\u202Eb', '\u2068a\u202Eb\u2069'],
    ['an isolate that is left open', '\u2067a', '\u2068\u2067a\u2069\u2069'],
    ['an isolate that is closed twice', '\u2066a\u2069\u2069\u202Eb', '\u2068\u2068\u2068\u2066a\u2069\u2069\u202Eb\u2069\u2069'],
    ['each line by itself', 'א\u2067\nb', '\u2068א\u2067\u2069\u2069\n\u2068b\u2069'],
  ])('keeps %s away from the words around it', (_what, name, isolated) => {
    expect(say('With {name}, 34', { name })).toBe(`With ${isolated}, 34`);
  });

  it.each(['Kelly', 'Zoë', '李小龍', '👩‍👩‍👧', 'Z̸a̴l̷g̵o', '=1+1', ''])('leaves %s as it is', (name) => {
    expect(say('With {name}', { name })).toBe(`With ${name}`);
  });

  it('chooses by what a value is, not by how it is shown', () => {
    expect(say('{who, select, א {aleph} other {another}}', { who: 'א' })).toBe('aleph');
  });

  it('follows the plurals of the language', () => {
    expect(say('{n, plural, two {dau # beth} other {# peth}}', { n: 2 }, 'cy')).toBe('dau 2 beth');
  });

  it.each(['{', 'a } b', '{n, plural, one {x}}', '{n, number}', '{n, select, a {x} other {y}'])('refuses %s', (source) => {
    expect(() => parseMessage(source)).toThrow();
  });
});

describe('the generated right-to-left language', () => {
  it('marks and pads the words, and leaves the values alone', () => {
    const transpiler = new MessageTranspiler();
    transpiler.onLangChanged('ar-XB');
    const said = transpiler.transpile({ value: 'Record for {name}', params: { name: 'Kelly' }, translation: {}, key: 'k' });
    expect(said).toContain('Kelly');
    expect(said).not.toContain('Record');
    expect(said.startsWith('\u200f')).toBe(true);
    expect(said.endsWith('\u200f')).toBe(true);
    expect(said.length).toBeGreaterThan('Record for Kelly'.length * 1.3);
  });
});
