import * as v from 'valibot';
import { isPhone, toPhone } from './phone.ts';
import { toPostcode } from './postcode.ts';
import { LONGEST_TYPED, readBirthDate } from './read-typed.ts';

/** Longest name, street or phone as typed, in characters. */
export const LONGEST_NAME = 200;
/** Longest text in someone's own words, in characters. */
export const LONGEST_WORDS = 20_000;

// A message is a key: the web looks its words up, so that they stand in one place for every language.
// A name stands inside others' sentences, so it may hold no mark that turns them round: what workers wrote beside it must read as they wrote it.
// As with names at work, what scripts need to be written stays: joiners, and marks of direction of one letter.
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/gu;
const tidied = (typed: string): string => typed.normalize('NFC').replace(/\s+/gu, ' ').replace(UNSEEN, '').trim();

const needed = (key: string) => v.pipe(v.string(), v.trim(), v.nonEmpty(`people.problem.${key}`));
const line = v.pipe(v.string(), v.trim(), v.maxLength(LONGEST_NAME, 'people.problem.too_long'));

// A name of nothing that can be seen is none.
const name = v.pipe(
  v.string(),
  v.transform(tidied),
  v.nonEmpty('people.problem.name_needed'),
  v.maxLength(LONGEST_NAME, 'people.problem.too_long'),
);
const birthDate = v.pipe(
  v.string(),
  v.trim(),
  v.check((typed) => typed === '' || readBirthDate(typed) !== undefined, 'people.problem.birth_date'),
);
const postcode = v.pipe(
  line,
  v.check((typed) => typed === '' || toPostcode(typed) !== undefined, 'people.problem.postcode'),
);
const phone = v.pipe(
  line,
  v.check((typed) => typed === '' || isPhone(typed), 'people.problem.phone'),
);

/** Add a person, as its form holds it: all text, empty where not known. `notKnown`: nothing beside the name is known, and the worker says so. */
export const addPersonForm = v.pipe(
  v.object({ preferredName: name, fullName: line, birthDate, postcode, phone, street: line, notKnown: v.boolean() }),
  v.forward(
    v.partialCheck(
      [['birthDate'], ['postcode'], ['phone'], ['notKnown']],
      (form) => form.notKnown || [form.birthDate, form.postcode, form.phone].some((typed) => typed.trim() !== ''),
      'people.problem.one_more_needed',
    ),
    ['birthDate'],
  ),
);
export type AddPersonForm = v.InferInput<typeof addPersonForm>;

/** Ask for a call back: what was typed to find the person, and where to ring. */
export const callBackForm = v.object({
  typed: v.pipe(needed('typed_needed'), v.maxLength(LONGEST_TYPED, 'people.problem.too_long')),
  phone: v.pipe(needed('phone_needed'), v.maxLength(LONGEST_NAME, 'people.problem.too_long'), v.check(isPhone, 'people.problem.phone')),
});
export type CallBackForm = v.InferInput<typeof callBackForm>;

/** What matters to the person, in their own words. */
export const whatMattersForm = v.object({ words: v.pipe(needed('words_needed'), v.maxLength(LONGEST_WORDS, 'people.problem.too_long')) });
export type WhatMattersForm = v.InferInput<typeof whatMattersForm>;

/** What is known of a person, as it is kept: null is not known. */
export interface PersonDetails {
  readonly preferredName: string;
  readonly fullName: string | null;
  /** As 1990-02-14. */
  readonly birthDate: string | null;
  /** Upper case, no spaces. */
  readonly postcode: string | null;
  /** National digits. */
  readonly phone: string | null;
  readonly street: string | null;
}

const oneLine = (text: string | null | undefined): string | null => tidied(text ?? '') || null;

/** From what was typed, in the form or as sent, to what is kept. Check it with `addPersonForm` first: what cannot be read becomes not known. */
export function toPersonDetails(
  typed: { preferredName: string } & { [Field in keyof Omit<PersonDetails, 'preferredName'>]?: string | null },
): PersonDetails {
  return {
    preferredName: oneLine(typed.preferredName) ?? '',
    fullName: oneLine(typed.fullName),
    birthDate: readBirthDate(typed.birthDate ?? '') ?? null,
    postcode: toPostcode(typed.postcode ?? '') ?? null,
    phone: isPhone(typed.phone ?? '') ? toPhone(typed.phone ?? '') : null,
    street: oneLine(typed.street),
  };
}
