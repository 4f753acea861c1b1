import { type AddPersonForm, readTyped, showPostcode } from '@alongside/people/model';
import { showPhone } from './show-phone.ts';

/** What someone typed into the find box, put into the boxes of a new person. Names stay as they were typed. `date` says a day in full. */
export function fromTyped(typed: string, date: (day: string) => string): AddPersonForm {
  const { birthDate, postcode, phone } = readTyped(typed);
  const names = leadingWords(typed);
  return {
    preferredName: names.split(' ')[0] ?? '',
    fullName: names.includes(' ') ? names : '',
    birthDate: birthDate ? date(birthDate) : '',
    postcode: postcode ? showPostcode(postcode) : '',
    phone: showPhone(phone ?? ''),
    street: '',
    notKnown: false,
  };
}

/** The words before the first comma or figure: people type the name first. */
function leadingWords(typed: string): string {
  const words = typed.trim().split(/\s+/);
  const end = words.findIndex((word) => /[\d+]/.test(word));
  const names = (end < 0 ? words : words.slice(0, end)).join(' ');
  return (names.split(',')[0] ?? '').trim();
}
