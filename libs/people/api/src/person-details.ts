import { safeParse } from 'valibot';
import { addPersonForm, type PersonDetails, toPersonDetails } from '@alongside/people/model';
import type { PersonDetailsInput } from '@alongside/platform/graphql';

/** The details as they are kept; `nameless` where the preferred name is missing, `odd` where something cannot be read. */
export function readDetails(sent: PersonDetailsInput): PersonDetails | 'nameless' | 'odd' {
  const { preferredName, fullName, birthDate, postcode, phone, street } = sent;
  const form = {
    preferredName,
    fullName: fullName ?? '',
    birthDate: birthDate ?? '',
    postcode: postcode ?? '',
    phone: phone ?? '',
    street: street ?? '',
  };
  // The form asks that "not known" is said aloud; what arrives here has been said.
  const { issues } = safeParse(addPersonForm, { ...form, notKnown: true });
  if (!issues) return toPersonDetails(form);
  return issues.every(({ message }) => message === 'people.problem.name_needed') ? 'nameless' : 'odd';
}
