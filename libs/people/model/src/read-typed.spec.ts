import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFullDetail, readBirthDate, readTyped } from './read-typed.ts';

const today = new Date('2026-11-24T12:00:00Z');
const read = (text: string) => readTyped(text, today);

describe('readTyped', () => {
  it.each([
    '14/2/1990',
    '14/02/1990',
    '14.2.1990',
    '14-2-1990',
    '14/2/90',
    '14 / 2 / 1990',
    '14 2 1990',
    '1990-02-14',
    '1990/2/14',
    '14 Feb 1990',
    '14 feb 90',
    '14th February 1990',
    '14th of February 1990',
    '14-Feb-1990',
    '14feb1990',
    '14 February, 1990',
    'February 14, 1990',
    'Feb 14th 1990',
    'dob 14/2/1990',
    'DOB: 14 Feb 1990',
    'born on 14.2.90',
  ])('reads %s as a birth date', (typed) => {
    expect(read(typed)).toEqual({ names: [], birthDate: '1990-02-14' });
    expect(read(`Kelly ${typed} Marsden`)).toEqual({ names: ['kelly', 'marsden'], birthDate: '1990-02-14' });
    expect(readBirthDate(typed, today)).toBe('1990-02-14');
  });

  it.each(['31/2/1990', '2/14/1990', '14/2/2030', '14/2/1790', '0/0/0', '29/2/2023'])(
    'leaves %s as words: there is no such birth date',
    (typed) => {
      expect(read(typed).birthDate).toBeUndefined();
      expect(read(typed).names.length).toBeGreaterThan(0);
      expect(readBirthDate(typed, today)).toBeUndefined();
    },
  );

  it('puts two figures of a year into the past', () => {
    expect(read('1/1/26').birthDate).toBe('2026-01-01');
    expect(read('1/1/27').birthDate).toBe('1927-01-01');
  });

  it.each([
    ['M14 5RT', 'M145RT'],
    ['m145rt', 'M145RT'],
    ['m14  5rt', 'M145RT'],
    ['SW1A 1AA', 'SW1A1AA'],
    ['sw1a1aa', 'SW1A1AA'],
    ['m15rt', 'M15RT'],
    ['ZZ99 3CZ', 'ZZ993CZ'],
    ['m14', 'M14'],
    ['M14 5', 'M145'],
    ['e1w', 'E1W'],
    ['m14 5r', 'M145R'],
  ])('reads %s as the postcode %s', (typed, postcode) => {
    expect(read(typed)).toEqual({ names: [], postcode });
    expect(read(`Kelly ${typed}`)).toEqual({ names: ['kelly'], postcode });
  });

  it.each([
    ['07700900142', '07700900142'],
    ['07700 900142', '07700900142'],
    ['07700 900 142', '07700900142'],
    ['+44 7700 900142', '07700900142'],
    ['+44 (0)7700 900142', '07700900142'],
    ['0044 7700 900142', '07700900142'],
    ['(0161) 496-0123', '01614960123'],
    ['900142', '900142'],
    ['+353 1 496 0123', '0035314960123'],
    ['90014', '90014'],
  ])('reads %s as the phone %s', (typed, phone) => {
    expect(read(typed)).toEqual({ names: [], phone });
    expect(read(`${typed} kelly`)).toEqual({ names: ['kelly'], phone });
  });

  it('reads all of them at once, in any order', () => {
    const all = { names: ['kelly', 'marsden'], birthDate: '1990-02-14', postcode: 'M145RT', phone: '07700900142' };
    expect(read('Kelly Marsden 14/2/1990 M14 5RT 07700 900142')).toEqual(all);
    expect(read('07700 900142, M14 5RT; 14 Feb 1990: Kelly, Marsden')).toEqual(all);
  });

  it('takes marks and odd spaces out of names', () => {
    expect(read("  Zoë  O'Brien-Núñez ").names).toEqual(['zoe', 'o', 'brien', 'nunez']);
    expect(read('April May').names).toEqual(['april', 'may']);
    expect(read('Kelly kelly').names).toEqual(['kelly']);
    expect(read('Łukasz Straße').names).toEqual(['lukasz', 'strasse']);
  });

  it('keeps what is odd as a word', () => {
    expect(read('Kelly 1234').names).toEqual(['kelly', '1234']);
    expect(read('00000')).toEqual({ names: ['00000'] });
    expect(read('  ')).toEqual({ names: [] });
  });

  it('never throws, and gives only what it promises', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: fc.constantFrom(...'kel 0123456789/.-+()mM\u0301\u0000'), maxLength: 60 }),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const { names, birthDate, postcode, phone } = read(typed);
        for (const name of names) expect(name).toMatch(/^[\p{Alphabetic}\p{Nd}]+$/u);
        if (birthDate !== undefined) expect(new Date(`${birthDate}T00:00:00Z`).toISOString().slice(0, 10)).toBe(birthDate);
        if (postcode !== undefined) expect(postcode).toMatch(/^[A-Z]{1,2}\d[A-Z\d]?(\d[A-Z]{0,2})?$/);
        if (phone !== undefined) expect(phone).toMatch(/^\d{5,}$/);
      }),
      { numRuns: 2_000 },
    );
  });

  it('reads every birth date back, however it is written', () => {
    const day = fc.date({ min: new Date('1900-01-01'), max: today, noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.constantFrom('/', '-', '.', ' '), (iso, gap) => {
        const [year, month, date] = iso.split('-').map(Number);
        expect(read([date, month, year].join(gap))).toEqual({ names: [], birthDate: iso });
        expect(read(iso)).toEqual({ names: [], birthDate: iso });
      }),
    );
  });
});

describe('full details', () => {
  it.each(['Kelly Marsden 14/2/1992', 'kelly marsden 07700 900142', 'Kelly Marsden ZZ99 3CZ'])('are %s', (typed) =>
    expect(isFullDetail(typed)).toBe(true),
  );
  it.each(['', 'Kelly Marsden', 'Kelly 14/2/1992', '14/2/1992 07700 900142', '%%% 07700 900142'])('are not %j', (typed) =>
    expect(isFullDetail(typed)).toBe(false),
  );
});
