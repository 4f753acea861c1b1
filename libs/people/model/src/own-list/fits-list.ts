import { LONGEST_NAME, LONGEST_WORDS } from '../forms.ts';
import { toBirthDate } from '../day.ts';
import { isPhone, toPhone } from '../phone.ts';
import { toPostcode } from '../postcode.ts';
import { HIDDEN_IN_LINE, HIDDEN_IN_WORDS, type ListedRow, LONGEST_REFERENCE } from './check-row.ts';
import type { Survey } from './survey-list.ts';

/** What a list may say of someone, as the database keeps it. */
export type ListField = 'reference' | 'preferred_name' | 'full_name' | 'birth_date' | 'postcode' | 'phone' | 'street' | 'worker' | 'known';

/** Which fields a list has columns for. What it has none for stays as it is when a list is loaded again. */
export function fieldsOf({ columns }: Survey): ListField[] {
  const has = new Set(columns.map(({ meaning }) => meaning));
  const fields: [ListField, boolean][] = [
    ['reference', has.has('reference')],
    ['preferred_name', true],
    ['full_name', has.has('full_name') || has.has('last_name') || has.has('first_name')],
    ['birth_date', has.has('birth_date')],
    ['postcode', has.has('postcode') || has.has('street')],
    ['phone', has.has('phone')],
    ['street', has.has('street')],
    ['worker', has.has('worker')],
    ['known', has.has('known')],
  ];
  return fields.filter(([, there]) => there).map(([field]) => field);
}

/** Whether a row that came from elsewhere is one that `checkRow` could have given. */
export function fitsList(row: ListedRow, today = new Date()): boolean {
  const { preferredName, fullName, reference, birthDate, postcode, phone, street, worker, known, knownAt, knownFrom } = row;
  const lines: readonly (readonly [string | null, number])[] = [
    [preferredName, LONGEST_NAME],
    [fullName, LONGEST_NAME],
    [reference, LONGEST_REFERENCE],
    [street, LONGEST_NAME],
    [worker, LONGEST_NAME],
    [knownFrom, LONGEST_NAME],
  ];
  return (
    lines.every(([text, longest]) => text === null || (text.trim() !== '' && text.length <= longest && !HIDDEN_IN_LINE.test(text))) &&
    (known === null || (known.trim() !== '' && known.length <= LONGEST_WORDS && !HIDDEN_IN_WORDS.test(known))) &&
    /\p{L}/u.test(preferredName) &&
    isDay(birthDate, today) &&
    isDay(knownAt, today) &&
    (postcode === null || toPostcode(postcode) === postcode) &&
    (phone === null || (isPhone(phone) && toPhone(phone) === phone)) &&
    Boolean(reference ?? birthDate ?? postcode ?? phone)
  );
}

function isDay(day: string | null, today: Date): boolean {
  const [year = 0, month = 0, date = 0] = day?.split('-').map(Number) ?? [];
  return day === null || toBirthDate(year, month, date, today) === day;
}
