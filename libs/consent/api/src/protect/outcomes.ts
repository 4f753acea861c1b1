import { ApiError } from '@alongside/platform/context';
import type { CameOf } from './protect.queries.ts';

interface Put {
  readonly __typename: 'ProtectionPut';
  readonly id: string;
}
interface CannotProtect {
  readonly __typename: 'CannotProtect';
  readonly message: string;
}
/** What a mutation on what protects gives back: the id of the act alone. */
export type Protected = Put | CannotProtect;

const cannot = (message: string): CannotProtect => ({ __typename: 'CannotProtect', message });

export const CANNOT_PROTECT = {
  reason: cannot('Say why. You can use up to 2,000 letters.'),
  name: cannot('Write the first name and the last name.'),
  whom: cannot('Write the whole name of the person, and the birth date, postcode or phone.'),
  which: cannot('Say where that one works, or their postcode or phone.'),
  link: cannot('Say what they are to the person.'),
  nobody: cannot('Nobody whom your organisation knows fits all of that. Nothing was kept. Check the name and the numbers.'),
  unknown: cannot('Choose again who may still see it, and what it is about.'),
} as const;

/** The reason as it is kept; undefined where there is none, or it is too long. */
export function reasonOf(words: string): string | undefined {
  const reason = words.trim();
  return reason.length > 0 && reason.length <= 2000 ? reason : undefined;
}

/** NOT_FOUND for those who may not act here, and where nobody is. */
export function cameOf(answer: CameOf | undefined, id: string): Protected {
  if (answer === 'unknown') return CANNOT_PROTECT.unknown;
  if (answer === undefined || answer === 'hidden') throw new ApiError('NOT_FOUND');
  return { __typename: 'ProtectionPut', id };
}
