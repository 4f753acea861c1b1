import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameKey } from './name-key.ts';
import { alternatives, withAlternatives } from './nicknames.ts';
import { SHORT_NAMES } from './nicknames.data.ts';
import { isPhone, toPhone } from './phone.ts';
import { showPostcode, toPostcode } from './postcode.ts';

describe('nicknames', () => {
  it('goes both ways', () => {
    for (const name of SHORT_NAMES.flat())
      for (const other of alternatives(name)) expect(alternatives(other), `${name} and ${other}`).toContain(name);
  });
  it('joins two short names of one full name, and never two full names', () => {
    expect(alternatives('tommy')).toEqual(['thomas', 'tom']);
    expect(alternatives('pat')).toEqual(expect.arrayContaining(['patricia', 'patrick']));
    expect(alternatives('patricia')).not.toContain('patrick');
    expect(withAlternatives('kel')).toBe('kel|kelly|kels');
    expect(withAlternatives('marsden')).toBe('marsden');
  });
  it('holds names as they are compared, each once in its group', () => {
    for (const group of SHORT_NAMES) {
      expect(new Set(group).size).toBe(group.length);
      for (const name of group) expect(nameKey(name)).toBe(name);
    }
  });
});

describe('postcode', () => {
  it.each([
    ['m14 5rt', 'M145RT'],
    [' SW1A-1AA ', 'SW1A1AA'],
    ['zz993cz', 'ZZ993CZ'],
  ])('reads %s', (typed, postcode) => expect(toPostcode(typed)).toBe(postcode));
  it.each(['', 'M14', 'hello', 'M14 5RTT', '145RT'])('refuses "%s"', (typed) => expect(toPostcode(typed)).toBeUndefined());
  it('shows it with its space', () => {
    expect(showPostcode('M145RT')).toBe('M14 5RT');
    expect(showPostcode('M14')).toBe('M14');
  });
});

describe('phone', () => {
  it('is stable: what was read once reads the same again', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0044+7 ()123'), maxLength: 20 }), (raw) => {
        expect(toPhone(toPhone(raw))).toBe(toPhone(raw));
      }),
    );
  });
  it.each(['07700 900142', '+44 (0)161 496 0123', '64012'])('could ring %s', (raw) => expect(isPhone(raw)).toBe(true));
  it.each(['', '1234', 'none', '07700 900142 or 07700 900143 or so', '1'.repeat(19)])('could not ring "%s"', (raw) =>
    expect(isPhone(raw)).toBe(false),
  );
});

it('makes the same key of a key', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (raw) => {
      expect(nameKey(nameKey(raw))).toBe(nameKey(raw));
    }),
    { numRuns: 1_000 },
  );
});
