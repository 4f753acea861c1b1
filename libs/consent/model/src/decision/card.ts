import { joined } from './agreements.ts';
import { exists, hide } from './answer.ts';
import { whoIsNamed } from './duties-of.ts';
import type { Facts } from './facts.ts';
import { isAlongside, isStarting } from './involvements.ts';
import type { Answer, WorkerActor } from './question.ts';
import { isUnderSealOrRestricted } from './protections.ts';
import { standingChoice } from './standing-choice.ts';
import type { Id } from './vocabulary.ts';

/**
 * D8, the card: "to an exact full-detail match or a starting worker", and so to one who is alongside. D3 and D4 come before.
 * Not for rights or disclosure, which open what one's own organisation wrote.
 */
export function card(facts: Facts, actor: WorkerActor, purpose: string, record: Id, search: 'exact' | 'browse' | undefined): Answer {
  const meets = search === 'exact' || isStarting(facts, actor, record) || isAlongside(facts, actor, record);
  const forThat = purpose !== 'rights' && purpose !== 'disclosure';
  return meets && forThat && mayBeFound(facts, actor, record) ? exists('D8', 'card', whoIsNamed(facts, record)) : hide('D8');
}

/** "Only of a person who agreed to be found, with an agreement in force with the lead's organisation, never under … a seal or a restricted record, never against a no to category 1" */
function mayBeFound(facts: Facts, actor: WorkerActor, record: Id): boolean {
  const human = facts.human(record);
  const lead = facts.person(human)?.lead;
  const leads = lead === undefined ? [] : (facts.worker(lead)?.organisations ?? []);
  return (
    facts.everyRecord(human, ({ toBeFound }) => toBeFound) &&
    !isUnderSealOrRestricted(facts, actor.worker, human) &&
    leads.some((organisation) => joined(facts, actor.organisation, organisation)) &&
    standingChoice(facts, record, actor.organisation, '1').answer !== 'no'
  );
}
