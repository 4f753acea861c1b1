import type { Language } from '@alongside/client';
import type { Reader } from './readers.ts';

/** What the person likes to be called, and the writer's organisation. */
export type ReadersTextValues = Readonly<Record<'name' | 'organisation', string>>;

/** "Sam Okafor, Millbrook Housing. You and those alongside Kelly at St Aidan’s." Nobody is left out and nobody is only counted. */
export function readersText(language: Language, readers: readonly Reader[], values: ReadersTextValues): string {
  if (readers.length === 0) return language.say('conversations.readers.nobody', values);
  const names = readers.map(({ worker, organisation }) =>
    language.say('conversations.readers.one', { worker: worker.name, organisation: organisation.name }),
  );
  return [...names, language.say('conversations.readers.own', values)].join(' ');
}
