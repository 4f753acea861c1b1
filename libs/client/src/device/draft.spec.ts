import { describe, expect, it } from 'vitest';
import { beginningOf } from './draft.ts';

describe('the beginning of a draft', () => {
  const of = (words: string, most = 10) => beginningOf({ words }, most);

  it('is all of it where that is short, without the white space around it', () => {
    expect(of('  She rang.\n', 9)).toBe('She rang.');
  });

  it('ends between two words, with lines as they were typed', () => {
    expect(of('She\nrang about the boiler')).toBe('She\nrang…');
    expect(of('She  rang about')).toBe('She  rang…');
  });

  it('is not cut inside a sign, and keeps what has no spaces', () => {
    expect(of('\u{1F469}'.repeat(11))).toBe(`${'\u{1F469}'.repeat(10)}…`);
    expect(of('她打电话来说锅炉坏了而且很冷')).toBe('她打电话来说锅炉坏了…');
  });
});
