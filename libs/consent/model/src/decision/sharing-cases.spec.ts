import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCases } from '../testing/read-worlds.ts';
import { decide } from './decide.ts';

const read = (file: string) => readCases(readFileSync(new URL(`../testing/${file}.ndjson`, import.meta.url), 'utf8'));
const cases = read('sharing-cases');
// where this decision and the database's once gave different answers: the reading that was chosen
const onceOfTwoMinds = read('once-of-two-minds');
// what is otherwise where a place set other durations and silent categories than the defaults
const settingsOfAPlace = read('settings-of-a-place');

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

  it.each([...onceOfTwoMinds, ...settingsOfAPlace].map((one) => [one.title, one] as const))(
    '%s',
    (_, { world, question, expect: expected }) => {
      const answer = decide(world, question);
      expect({ ...answer, duties: [...answer.duties].sort() }).toEqual({ ...expected, duties: [...(expected?.duties ?? [])].sort() });
    },
  );

  it.each(settingsOfAPlace.map((one) => [one.title, one] as const))('%s: otherwise under the defaults', (_, { world, question }) => {
    expect(decide({ ...world, settings: {} }, question)).not.toEqual(decide(world, question));
  });
});
