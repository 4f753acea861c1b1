import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newlineOf, type RawRow, rowsFrom } from './rows.ts';

const folder = dirname(createRequire(import.meta.url).resolve('csv-spectrum/package.json'));

function all(text: string, delimiter = ',', most = 3): RawRow[] {
  const rows: RawRow[] = [];
  for (let place = { at: 0, line: 1 }; place.at < text.length;) {
    const read = rowsFrom({ text, delimiter, newline: newlineOf(text) }, place, most);
    rows.push(...read.rows);
    expect(read.next.at).toBeGreaterThan(place.at);
    place = read.next;
  }
  return rows;
}

describe('rows of a CSV', () => {
  // of location_coordinates the two files of the package hold different phone numbers
  it.each(readdirSync(join(folder, 'csvs')).filter((name) => name !== 'location_coordinates.csv'))(
    'are those of csv-spectrum: %s',
    (name) => {
      const [header, ...rows] = all(readFileSync(join(folder, 'csvs', name), 'utf8')).map(({ cells }) => cells);
      const read = rows
        .filter(({ length }) => length > 1)
        .map((cells) => Object.fromEntries(cells.map((cell, at) => [header?.[at] ?? '', cell])));
      expect(read).toEqual(JSON.parse(readFileSync(join(folder, 'json', name.replace('.csv', '.json')), 'utf8')));
    },
  );

  it('come back as they were written, whatever they hold and however many are read at once', () => {
    const cell = fc.oneof(fc.string(), fc.stringMatching(/^[ab",;\n\r']{0,8}$/));
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 }),
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 5 }),
        (rows, delimiter, newline, most) => {
          const text = rows.map((cells) => cells.map((c) => `"${c.replaceAll('"', '""')}"`).join(delimiter)).join(newline) + newline;
          expect(all(text, delimiter, most).map(({ cells }) => cells)).toEqual(rows);
        },
      ),
    );
  });

  it('know the line that they begin on', () => {
    const text = 'a,b\r\n1,"x\r\ny\nz"\r\n\r\n2,3\n"4\n",5\n6,7';
    expect(all(text).map(({ line, cells }) => [line, cells])).toEqual([
      [1, ['a', 'b']],
      [2, ['1', 'x\r\ny\nz']],
      [5, ['']],
      [6, ['2', '3']],
      [7, ['4\n', '5']],
      [9, ['6', '7']],
    ]);
  });

  it('lose one line to a quote mark that does not close, and no more', () => {
    const text = 'a,b\n1,2\n"3,4\n5,6\n"7",8\n9,"10\n11,12';
    expect(all(text).map(({ line, cells, torn }) => [line, cells, torn])).toEqual([
      [1, ['a', 'b'], false],
      [2, ['1', '2'], false],
      [3, ['"3', '4'], true],
      [4, ['5', '6'], false],
      [5, ['7', '8'], false],
      [6, ['9', '"10'], true],
      [7, ['11', '12'], false],
    ]);
  });

  it('lose no line of a long list behind a quote mark that does not close', () => {
    const lines = Array.from({ length: 30_000 }, (_, n) => `${n},Kelly Marsden ${n}`);
    const read = all(['a,b', '"open,1', ...lines].join('\n'), ',', 1_000);
    expect(read.filter(({ torn }) => torn).map(({ line }) => line)).toEqual([2]);
    expect(read).toHaveLength(30_002);
    expect(read.at(-1)).toEqual({ cells: ['29999', 'Kelly Marsden 29999'], line: 30_002, torn: false });
  });

  it('may be as long as a megabyte', () => {
    const long = 'x'.repeat(1_000_000);
    expect(all(`a,b\n1,"${long}"\n2,${long}\n3,4`).map(({ cells }) => cells[1]?.length)).toEqual([1, 1_000_000, 1_000_000, 1]);
  });

  it('are read in time that grows with the text alone, torn ones too', () => {
    const from = performance.now();
    expect(all('"a\n'.repeat(1_000), ',', 500)).toHaveLength(1_000);
    expect(performance.now() - from).toBeLessThan(10_000);
  });
});
