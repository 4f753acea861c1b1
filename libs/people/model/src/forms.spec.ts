import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { addPersonForm, callBackForm, toPersonDetails, whatMattersForm } from './forms.ts';

const empty = { preferredName: '', fullName: '', birthDate: '', postcode: '', phone: '', street: '', notKnown: false };
const problems = (schema: v.GenericSchema, input: unknown): string[] => {
  const { issues } = v.safeParse(schema, input);
  return (issues ?? []).map((issue) => `${v.getDotPath(issue) ?? ''}: ${issue.message}`);
};

describe('add a person', () => {
  it('asks for the name they like and one thing more', () => {
    expect(problems(addPersonForm, empty)).toEqual([
      'preferredName: people.problem.name_needed',
      'birthDate: people.problem.one_more_needed',
    ]);
    expect(problems(addPersonForm, { ...empty, preferredName: 'Kel' })).toEqual(['birthDate: people.problem.one_more_needed']);
    for (const more of [{ birthDate: '14 2 1990' }, { postcode: 'm14 5rt' }, { phone: '07700 900142' }, { notKnown: true }])
      expect(problems(addPersonForm, { ...empty, preferredName: 'Kel', ...more })).toEqual([]);
  });
  it('says which of them cannot be read', () => {
    const odd = { ...empty, preferredName: 'x'.repeat(201), birthDate: '31/2/1990', postcode: 'here', phone: 'none' };
    expect(problems(addPersonForm, odd)).toEqual([
      'preferredName: people.problem.too_long',
      'birthDate: people.problem.birth_date',
      'postcode: people.problem.postcode',
      'phone: people.problem.phone',
    ]);
  });
  it('keeps it in one shape', () => {
    expect(
      toPersonDetails({
        ...empty,
        preferredName: '  Kel ',
        fullName: 'Kelly  Marsden',
        birthDate: '14 Feb 1990',
        postcode: 'm14 5rt',
        phone: '+44 7700 900142',
      }),
    ).toEqual({
      preferredName: 'Kel',
      fullName: 'Kelly Marsden',
      birthDate: '1990-02-14',
      postcode: 'M145RT',
      phone: '07700900142',
      street: null,
    });
  });
});

describe('a name', () => {
  it('holds nothing that turns the words beside it round, or that nobody can see; joiners and marks of one letter stay', () => {
    const { preferredName, fullName, street } = toPersonDetails({
      ...empty,
      preferredName: 'Kel\u202egnp.exe',
      fullName: 'Kelly\u2066\u200b \u202dMarsden\u2069',
      street: '1 Mill\u202e Lane\u0007',
    });
    expect([preferredName, fullName, street]).toEqual(['Kelgnp.exe', 'Kelly Marsden', '1 Mill Lane']);
    expect(toPersonDetails({ ...empty, preferredName: 'نیم\u200cفاصله \u200e' }).preferredName).toBe('نیم\u200cفاصله \u200e');
  });
  it('of nothing that can be seen is none', () => {
    expect(problems(addPersonForm, { ...empty, preferredName: ' \u202e\u200b ', notKnown: true })).toEqual([
      'preferredName: people.problem.name_needed',
    ]);
  });
});

it('asks where to ring', () => {
  expect(problems(callBackForm, { typed: 'Kelly', phone: '' })).toEqual([
    'phone: people.problem.phone_needed',
    'phone: people.problem.phone',
  ]);
  expect(problems(callBackForm, { typed: 'Kelly', phone: '07700 900142' })).toEqual([]);
  expect(problems(callBackForm, { typed: 'k'.repeat(201), phone: '07700 900142' })).toEqual(['typed: people.problem.too_long']);
});

it('asks for words', () => {
  expect(problems(whatMattersForm, { words: '  ' })).toEqual(['words: people.problem.words_needed']);
  expect(problems(whatMattersForm, { words: 'x'.repeat(20_001) })).toEqual(['words: people.problem.too_long']);
  expect(problems(whatMattersForm, { words: 'My garden.' })).toEqual([]);
});
