export {
  type AddPersonForm,
  addPersonForm,
  type CallBackForm,
  callBackForm,
  LONGEST_NAME,
  LONGEST_WORDS,
  type PersonDetails,
  toPersonDetails,
  type WhatMattersForm,
  whatMattersForm,
} from './forms.ts';
export { nameKey, nameWords } from './name-key.ts';
export { alternatives, withAlternatives } from './nicknames.ts';
export { isPhone, toPhone } from './phone.ts';
export { showPostcode, toPostcode } from './postcode.ts';
export { isFullDetail, LONGEST_TYPED, readBirthDate, readTyped, type Typed } from './read-typed.ts';
