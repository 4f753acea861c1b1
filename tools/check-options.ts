import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { ClearError } from './clear-error.ts';

/** The options of one of our checks, as Node reads them. Throws a ClearError with what is wrong, and with how the check is used. */
export function checkOptions<const Options extends ParseArgsOptionsConfig>(options: Options, use: string, args = process.argv.slice(2)) {
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new ClearError(`${error instanceof Error ? error.message : String(error)}\n\n${use}`);
  }
}

/** The whole number that an option has, 1_000 and 1,000 too. Throws a ClearError where it is none, or smaller than `least`. */
export function wholeNumber(text: string, name: string, use: string, least = Number.MIN_SAFE_INTEGER): number {
  const number = Number(text.replaceAll(/[_,]/g, ''));
  if (text.trim() === '' || !Number.isSafeInteger(number)) throw new ClearError(`${name} must be a whole number.\n\n${use}`);
  if (number < least) throw new ClearError(`${name} must be at least ${least}.\n\n${use}`);
  return number;
}

/** Another seed each time. */
export const anySeed = (): string => String(Date.now() % 1_000_000_000);
