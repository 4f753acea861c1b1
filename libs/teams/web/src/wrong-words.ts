import type { Language } from '@alongside/client';

/** The server takes no more. */
const longest = 200;

/** What to put right in names and jobs: nothing written, or too much. The words are `teams.wrong.*`. */
export function wrongWords<Field extends string>(language: Language, typed: Record<Field, string>): Partial<Record<Field, string>> {
  const wrong: Partial<Record<Field, string>> = {};
  for (const field of Object.keys(typed) as Field[]) {
    const words = typed[field].trim();
    if (!words) wrong[field] = language.say(`teams.wrong.${field}`);
    else if (words.length > longest) wrong[field] = language.say('teams.wrong.long');
  }
  return wrong;
}
