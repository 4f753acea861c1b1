import { describe, expect, it } from 'vitest';
import { fromTyped } from './from-typed.ts';

const read = (typed: string) => {
  const { preferredName, fullName, birthDate, postcode, phone } = fromTyped(typed, (day) => day);
  return [preferredName, fullName, birthDate, postcode, phone];
};

describe('what was typed into the find box', () => {
  it('goes into the boxes of a new person', () => {
    expect(read('Dee Harding, 14 February 1990')).toEqual(['Dee', 'Dee Harding', '1990-02-14', '', '']);
    expect(read('kelly m14 5rt')).toEqual(['kelly', '', '', 'M14 5RT', '']);
    expect(read('Aoife O’Neill-Ström 07700 900142')).toEqual(['Aoife', 'Aoife O’Neill-Ström', '', '', '07700 900142']);
  });

  it('leaves the name empty where no name was typed', () => {
    expect(read('')).toEqual(['', '', '', '', '']);
    expect(read('M14 5RT')).toEqual(['', '', '', 'M14 5RT', '']);
    expect(read('07700 900142')).toEqual(['', '', '', '', '07700 900142']);
  });
});
