// The scenario alone: through the library’s own door the whole demo sign-in would come along
import { millbrook } from '../../../../libs/demo/src/scenario/millbrook.ts';
import type { EntryInScenario } from '../../../../libs/demo/src/scenario/words.ts';

export { millbrook };

/** The words of an entry as they stand now. */
export const wordsOf = (entry: EntryInScenario): string => entry.amended?.words ?? entry.words;

/** The story of someone in the scenario. */
export function storyOf(name: string): readonly EntryInScenario[] {
  return personIn(name).story;
}

/** Told by the scenario alone: what a worker alongside may read, and what not. */
export function readableBy(subject: string, name: string): { may: string[]; mayNot: string[] } {
  const person = personIn(name);
  const organisation = organisationOf(subject);
  const agreed = (person.agreed ?? []).filter((choice) => choice.organisation === organisation).flatMap(({ about }) => about);
  const may = (entry: EntryInScenario): boolean =>
    organisationOf(entry.by) === organisation || (entry.about.length > 0 && entry.about.every((each) => agreed.includes(each)));
  return {
    may: person.story.filter(may).map(wordsOf),
    mayNot: person.story.filter((entry) => !may(entry)).flatMap((entry) => [entry.words, ...(entry.amended ? [entry.amended.words] : [])]),
  };
}

/** Workers whose demo login a journey uses. */
export type Subject = 'alex' | 'amina' | 'darren' | 'denise' | 'helen' | 'imran' | 'joe' | 'maya' | 'nadia' | 'priya' | 'ruth' | 'sam';

function personIn(name: string) {
  const person = millbrook.people.find((each) => each.name === name);
  if (!person) throw new Error(`${name} is not in the scenario.`);
  return person;
}

function organisationOf(subject: string): string {
  const worker = millbrook.workers.find((each) => each.subject === subject);
  if (!worker) throw new Error(`${subject} is not in the scenario.`);
  return worker.organisation;
}
