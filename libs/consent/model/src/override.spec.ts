import { describe, expect, it } from 'vitest';
import { safeParse } from 'valibot';
import { categories } from './categories.ts';
import { openable, overrideForm } from './override.ts';

describe('the form of an override', () => {
  const whole = { typed: 'Kelly Marsden 14/2/1992', ground: 'emergency', categories: ['health'], reason: 'She fell.', told: 'Her mum.' };

  it('takes what has everything', () => expect(safeParse(overrideForm, whole).success).toBe(true));
  it.each([
    ['typed', ' '],
    ['ground', 'curious'],
    ['categories', []],
    ['categories', ['everything']],
    ['reason', '   '],
    ['reason', 'x'.repeat(2_001)],
    ['told', ''],
  ])('asks for %s where it is %j', (field, value) => {
    const { issues } = safeParse(overrideForm, { ...whole, [field]: value });
    expect(issues?.map(({ path }) => path?.[0].key)).toEqual([field]);
  });
});

describe('what an override may open', () => {
  it('is every category, each once', () => expect([...openable].sort()).toEqual(categories.map(({ name }) => name).sort()));
});
