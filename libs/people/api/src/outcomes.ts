/** What a mutation on a person gives back: the id alone. The person is read again, through the sharing decision. */
export interface PersonRef<Name extends string> {
  readonly __typename: Name;
  readonly personId: string;
}

const problem = <Name extends string>(__typename: Name, message: string) => ({ __typename, message });

export const NAME_NEEDED = problem('NameNeeded', 'Write the name they like to be called.');
export const WORDS_NEEDED = problem('WordsNeeded', 'Write what matters to them first. It can have up to 20,000 letters.');
export const WHAT_MATTERS_CHANGED = problem('WhatMattersChanged', 'Someone wrote other words down in the meantime. Yours are kept here.');
export const PHONE_NEEDED = problem('PhoneNeeded', 'Write the number to ring you on, in figures.');
