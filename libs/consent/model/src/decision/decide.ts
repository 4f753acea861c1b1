import { hide } from './answer.ts';
import { Facts } from './facts.ts';
import { at } from './london.ts';
import type { Answer, Question, Session } from './question.ts';
import { atTheResidentsDoor, isListed } from './residents-door.ts';
import type { World } from './world.ts';
import { cardAtTheWorkersDoor, counts, entryAtTheWorkersDoor, worksThere } from './workers-door.ts';

/** The sharing decision, written from its page and not from the SQL: the first line that matches decides. Pure; the world says what time it is. */
export const decide = (world: World, question: Question): Answer => answer(new Facts(world), question);

/** The answers to several questions about one world, in their order. */
export function decideAll(world: World, questions: readonly Question[]): Answer[] {
  const facts = new Facts(world);
  return questions.map((question) => answer(facts, question));
}

function answer(facts: Facts, question: Question): Answer {
  // D0: "no valid session; not a worker of the organisation acted for"
  if (!isValid(facts, question.session)) return hide('D0');
  if (question.door === 'worker' && !worksThere(facts, question.actor)) return hide('D0');

  if ('counts' in question) return question.door === 'worker' ? counts(question.purpose) : hide('D1');
  if ('person' in question) {
    return question.door === 'worker'
      ? cardAtTheWorkersDoor(facts, question, question.person, question.search)
      : atTheResidentsDoor(facts, question.actor.person, question.person, undefined, undefined);
  }
  // A line of *Who looked* "never shows more than its entry"
  const look = 'look' in question ? facts.look(question.look) : undefined;
  const entryId = 'look' in question ? look?.entry : question.entry;
  const entry = entryId === undefined ? undefined : facts.entry(entryId);
  if (entryId === undefined || !entry) {
    // What does not exist: no agreement joins anyone with whoever wrote it, and nobody is its subject
    return hide(question.door === 'worker' ? 'D0' : 'D1');
  }
  if (question.door === 'worker') return entryAtTheWorkersDoor(facts, question, entryId, entry);
  const read = atTheResidentsDoor(facts, question.actor.person, entry.subject, entryId, entry);
  return look && read.result === 'SHOW' && !isListed(facts, look, entry.subject) ? hide('D1') : read;
}

/** "valid while now < until and not ended". One without an end is none. */
const isValid = (facts: Facts, { until, ended }: Session): boolean => until !== undefined && facts.now < at(until) && ended !== true;
