import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCases } from '../testing/read-worlds.ts';
import { decide } from './decide.ts';

const file = new URL('../testing/sharing-cases.ndjson', import.meta.url);
const cases = readCases(readFileSync(file, 'utf8'));

describe('the cases of the sharing decision', () => {
  it('are all 72 there', () => {
    expect(cases).toHaveLength(72);
  });

  it.each(cases.map((one) => [`${one.n}: ${one.title}`, one] as const))('%s', (_, { world, question, expect: expected }) => {
    const { duties, ...answer } = decide(world, question);
    expect(expected).toBeDefined();
    expect(answer).toEqual({ result: expected?.result, level: expected?.level, rule: expected?.rule });
    expect(duties).toEqual(expect.arrayContaining(expected?.duties ?? []));
  });
});
