import { safeParse } from 'valibot';
import { describe, expect, it } from 'vitest';
import { line, LONGEST_LINE } from './index.ts';

const read = (typed: string) => {
  const { success, output } = safeParse(line, typed);
  return success ? output : undefined;
};

describe('a line', () => {
  it('is kept as it is typed, in any script', () => {
    for (const name of ['St Aidan’s', 'Żabka & Sons', 'مركز النور', 'می‌خواهم', '社区中心', "O'Brien -- <b>1</b>"])
      expect(read(name)).toBe(name);
  });
  it('has white space tidied', () => expect(read('  Weir \t\n Road  ')).toBe('Weir Road'));
  it('loses what nobody sees and what turns words round', () => {
    expect(read('Mill\u202Ebrook\u202C\u200B \u2066Housing\u2069\u0007')).toBe('Millbrook Housing');
    expect(read('Zoe\u0308')).toBe('Zoë');
  });
  it('is needed, and not too long', () => {
    for (const name of ['', ' \n ', '\u202E\u200B', 'x'.repeat(LONGEST_LINE + 1)]) expect(read(name)).toBeUndefined();
    expect(read('x'.repeat(LONGEST_LINE))).toHaveLength(LONGEST_LINE);
  });
});
