import { describe, expect, it } from 'vitest';
import { showPhone } from './show-phone.ts';

describe('a phone number on the screen', () => {
  it.each([
    ['07700900142', '07700 900142'],
    ['01632960118', '01632 960118'],
    ['02079460018', '020 7946 0018'],
    ['01134960000', '0113 496 0000'],
    ['01214960000', '0121 496 0000'],
    ['0012125550100', '0012125550100'],
    ['2045', '2045'],
    ['01632 960118', '01632 960118'],
  ])('%s is %s', (phone, shown) => expect(showPhone(phone)).toBe(shown));
});
