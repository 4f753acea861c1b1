import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headerKey, meaningOf, readColumns } from './columns.ts';
import { decideOrder, readDate, voteOn } from './dates.ts';
import { decode } from './decode.ts';
import { fieldsOf, missingFrom, openList, type OpenList, surveyList } from './index.ts';
import { cleanFullName, cleanName } from './names.ts';
import { bytes, open, read, TODAY } from './testing.ts';

describe('letters', () => {
  const text = 'Name,DOB\nZoë O’Brien,14/02/1990\n';
  const utf16 = (mark: string) => Buffer.from(mark + text, 'utf16le');
  it.each([
    ['utf-8', bytes(text)],
    ['utf-8', bytes(`\ufeff${text}`)],
    ['utf-16le', utf16('\ufeff')],
    ['utf-16le', utf16('')],
    ['utf-16be', Buffer.from(utf16('\ufeff')).swap16()],
    [
      'windows-1252',
      Buffer.concat([
        Buffer.from('Name,DOB\nZo'),
        Buffer.from([0xeb]),
        Buffer.from(' O'),
        Buffer.from([0x92]),
        Buffer.from('Brien,14/02/1990\n'),
      ]),
    ],
  ])('are read as %s', (encoding, from) => {
    expect(decode(from)).toEqual({ encoding, text });
  });
  it('are read as whoever loads says, or not at all', () => {
    expect(decode(Buffer.from([0xe0]), 'windows-1251')).toEqual({ encoding: 'windows-1251', text: 'а' });
    expect(decode(bytes('x'), 'klingon')).toBeUndefined();
    expect(openList(bytes(text), { encoding: 'klingon' })).toMatchObject({ problem: 'encoding' });
  });
});

describe('a header', () => {
  it.each([
    ['Date_of-Birth (dd/mm/yyyy)', 'birth_date'],
    ['D.O.B.', 'birth_date'],
    ['dateOfBirth', 'birth_date'],
    ['TENANT DOB', 'birth_date'],
    ['Forename(s)', 'first_name'],
    ['given_name', 'first_name'],
    ['Main tenant surname', 'last_name'],
    ['Known as', 'preferred_name'],
    ['Tenancy Ref.', 'reference'],
    ['Post Code', 'postcode'],
    ['Mobile No', 'phone'],
    ['Housing Officer E-mail', 'worker'],
    ['Link Worker', 'worker'],
    ['NHS No.', 'nhs_number'],
    ['Ethnicity', undefined],
    ['', undefined],
  ])('"%s" means %s', (header, meaning) => expect(meaningOf(header)).toBe(meaning));

  it('takes the first of two that mean the same, and says so', () => {
    expect(readColumns(['DOB', 'Name', 'Birth date', 'Home phone', 'Mobile', 'DOB']).map(({ meaning, left }) => [meaning, left])).toEqual([
      ['birth_date', null],
      ['full_name', null],
      [null, 'second'],
      ['phone', null],
      ['phone', null],
      [null, 'second'],
    ]);
  });
  it('means what whoever loads says, by its name or its place', () => {
    const told = { born: 'birth_date', '#1': 'ignore', ref: 'ignore' } as const;
    expect(readColumns(['Name', 'Born', 'DOB', 'Ref'], told).map(({ meaning, left }) => [meaning, left])).toEqual([
      [null, 'told'],
      ['birth_date', null],
      [null, 'second'],
      [null, 'told'],
    ]);
    expect(headerKey('  Date\u00a0of  BIRTH ')).toBe('date of birth');
  });
  it('may stand below a title, empty lines and sep=, with any delimiter', () => {
    for (const delimiter of [',', ';', '\t', '|'])
      expect(read(`Tenancies, October; all\n\n\nName${delimiter}DOB\nTom Ridley${delimiter}14/02/1990\n`).rows).toMatchObject([
        { line: 5, fullName: 'Tom Ridley' },
      ]);
    expect(read('sep=;\r\nName;DOB\r\n"Ridley; Tom";14/02/1990\r\n').rows).toMatchObject([{ line: 3, fullName: 'Ridley; Tom' }]);
    expect(read('Name,DOB\rTom Ridley,14/02/1990\rJoan,1/2/1947').rows.map(({ line }) => line)).toEqual([2, 3]);
  });
  it.each([
    ['', 'empty'],
    [' \n\n ', 'empty'],
    ['a,b\n1,2', 'no_header'],
    ['Tenancy', 'no_list'],
    ['%PDF-1.7', 'no_list'],
    ['PK\u0003\u0004xx', 'no_list'],
  ])('is missed in %j', (text, problem) => {
    const list = openList(bytes(text));
    if (text === 'Tenancy') expect(missingFrom(surveyList(list as OpenList))).toBe('No column has names.');
    else expect(list).toMatchObject({ problem });
  });
  it('is refused with ten thousand columns', () => {
    expect(openList(bytes(`Name,DOB,${'x,'.repeat(10_000)}\n`))).toMatchObject({ problem: 'too_wide' });
  });
  it('needs names, and something to know people by', () => {
    expect(missingFrom(surveyList(open('Name,Notes\nTom,x')))).toMatch(/reference, birth date/);
    expect(missingFrom(surveyList(open('Name,DOB\nTom,x')))).toBeUndefined();
    expect(fieldsOf(surveyList(open('Forename,Address,Ref\n')))).toEqual([
      'reference',
      'preferred_name',
      'full_name',
      'postcode',
      'street',
    ]);
  });
});

describe('dates', () => {
  it.each([
    ['14/02/1990', '1990-02-14'],
    ['14.2.90', '1990-02-14'],
    ['14-02-1990 00:00:00', '1990-02-14'],
    ['1990-02-14T00:00:00.000Z', '1990-02-14'],
    ['1990/2/14', '1990-02-14'],
    ['14-Feb-90', '1990-02-14'],
    ['14 February 1990', '1990-02-14'],
    ['Wednesday 14th February 1990', '1990-02-14'],
    ['Feb 14, 1990', '1990-02-14'],
    ['19900214', '1990-02-14'],
    ['32918', '1990-02-14'],
    ['32918.0', '1990-02-14'],
    ['14/02/26', '2026-02-14'],
    ['14/02/27', '1927-02-14'],
    ['01/01/1900', null],
    ['1970-01-01', null],
    ['1', null],
    ['31/02/1990', undefined],
    ['02/14/1990', undefined],
    ['14/02/2027', undefined],
    ['14/02/1790', undefined],
    ['1990', undefined],
    ['99999', undefined],
    ['soon', undefined],
    ['14/02', undefined],
  ])('"%s" is %s', (raw, day) => expect(readDate(raw, 'day-first', TODAY)).toBe(day));

  const decide = (...cells: string[]) => {
    const votes = { dayFirst: 0, monthFirst: 0, either: 0 };
    for (const cell of cells) voteOn(votes, cell);
    const { order, undecided } = decideOrder(votes);
    return [order, undecided];
  };
  it('are month first only where the column proves it', () => {
    expect(decide('02/14/1990', '03/04/1990')).toEqual(['month-first', false]);
    expect(decide('14/02/1990', '03/04/1990')).toEqual(['day-first', false]);
    expect(decide('03/04/1990', '05/06/1990')).toEqual(['day-first', true]);
    expect(decide('1990-02-14', '05/05/1990')).toEqual(['day-first', false]);
    expect(decide('14/02/1990', '02/14/1990')).toEqual(['day-first', true]);
    expect(decide(...Array<string>(20).fill('14/02/1990'), '02/14/1990')).toEqual(['day-first', false]);
    expect(decideOrder({ dayFirst: 0, monthFirst: 0, either: 9 }, 'month-first')).toMatchObject({ order: 'month-first', undecided: false });
  });
  it('are read with one order all down the column', () => {
    expect(read('Name,DOB\nTom,03/04/1990\nJoan,12/31/1947\n').rows.map(({ birthDate }) => birthDate)).toEqual([
      '1990-03-04',
      '1947-12-31',
    ]);
  });
  it('come back in every way to write them', () => {
    const day = fc.date({ min: new Date('1900-02-01'), max: new Date('2026-11-23'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        fc.pre(iso !== '1901-01-01' && iso !== '1970-01-01');
        const [y = '', m = '', d = ''] = iso.split('-');
        const month = date.toLocaleString('en-GB', { month: 'short', timeZone: 'UTC' }).slice(0, 3);
        for (const written of [iso, `${d}/${m}/${y}`, `${Number(d)}.${Number(m)}.${y}`, `${d}-${month}-${y}`, `${y}${m}${d}`])
          expect(readDate(written, 'day-first', TODAY), written).toBe(iso);
        expect(readDate(`${m}/${d}/${y}`, 'month-first', TODAY)).toBe(iso);
      }),
    );
  });
});

describe('names', () => {
  it.each([
    ['TOM', 'Tom'],
    ["O'BRIEN-MCKAY", "O'Brien-McKay"],
    ['ÁINE NÍ DHOMHNAILL', 'Áine Ní Dhomhnaill'],
    ['MCDONALD', 'McDonald'],
    ['MACEY', 'Macey'],
    ['deSouza', 'deSouza'],
    ['tom', 'tom'],
    ['J', 'J'],
    ['MIG_ERROR_Tom', 'Tom'],
    ['NO_SHOW_SMITH', 'Smith'],
    ['DUPLICATE_Brown', 'Brown'],
    ['  Mary   Ann ', 'Mary Ann'],
    ['محمد علي', 'محمد علي'],
  ])('"%s" is %s', (raw, name) => expect(cleanName(raw)).toBe(name));
  it.each([
    ['Ridley, Tom', 'Tom Ridley'],
    ['RIDLEY, MR TOM', 'Tom Ridley'],
    ['Mrs Joan Ellery', 'Joan Ellery'],
    ['Dr. Siân Hart', 'Siân Hart'],
    ['Ridley, Tom, Jr', 'Ridley, Tom, Jr'],
    ['Missy Elliot', 'Missy Elliot'],
  ])('a whole one, "%s", is %s', (raw, name) => expect(cleanFullName(raw)).toBe(name));
});
