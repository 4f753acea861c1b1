import type { NotYet, Override } from './access-facts.ts';
import { type Facts, written } from './facts.ts';
import { hasLiveLink } from './links.ts';
import { at, DAY } from './london.ts';
import { placesOver } from './protections.ts';
import type { Duty } from './question.ts';
import type { Id } from './vocabulary.ts';

/** The duties that come with answers, as the page gives them. */

/** D6: the override alerts the lead and the Guardian, joins the look list, is reviewed; and the duty to tell. */
export function overrideDuties(facts: Facts, worker: Id, record: Id, overrides: readonly Override[]): Duty[] {
  const toARecipient = overrides.some(({ ground }) => ground === 'LEGAL' || ground === 'SERIOUS CRIME');
  const delayed = overrides.filter((override) => isDelayed(facts, override)).length;
  return [
    'alert-lead',
    'alert-guardian',
    'review-in-5-working-days',
    ...(delayed > 0 ? (['list-look-later'] as const) : []),
    // also where one of several overrides is not delayed, and for an emergency card, which nobody delays
    ...(delayed === 0 || delayed < overrides.length ? (['list-look-once-told'] as const) : []),
    ...(toARecipient ? (['one-bundle'] as const) : []),
    ...dutyToTell(facts, worker, record),
  ];
}

/** D10 where a basis rests on duty: "labelled 'We have to', with the duty to tell"; the look joins the list once it is done. */
export const dutyBasisDuties = (facts: Facts, worker: Id, record: Id): Duty[] => [
  'we-have-to',
  'list-look-once-told',
  ...dutyToTell(facts, worker, record),
];

/** "the person … within 5 working days, by safe contact"; a valid "not yet" waits; no message while telling by one is barred. */
function dutyToTell(facts: Facts, worker: Id, record: Id): Duty[] {
  const human = facts.human(record);
  const waits = facts.all('notYets').some((notYet) => mayWait(facts, notYet, worker, human));
  return [waits ? 'tell-when-safe' : 'tell-in-5-working-days', ...(noMessage(facts, human) ? (['not-by-message'] as const) : [])];
}

/** "never by text, e-mail or app while a link, a protected place or a self-harm risk is live" */
export const noMessage = (facts: Facts, human: Id): boolean =>
  facts.someRecord(human, ({ selfHarmRisk }) => selfHarmRisk) || placesOver(facts, human).length > 0 || hasLiveLink(facts, human);

/** "'Not yet' needs a named approver, a reason and an end within 28 days." */
function mayWait(facts: Facts, { person, worker: owing, approver, reason, from, until }: NotYet, worker: Id, human: Id): boolean {
  if (owing !== worker || facts.human(person) !== human || !written(reason)) return false;
  if (approver === undefined || facts.humanBehind(approver) === facts.humanBehind(worker)) return false;
  if (from === undefined || until === undefined || at(until) - at(from) > 28 * DAY) return false;
  return facts.inWindow({ from, until });
}

/** "later only by a named approver with an end" */
function isDelayed(facts: Facts, { worker, lookDelay }: Override): boolean {
  const { approver, until } = lookDelay ?? {};
  // nobody approves their own delay, on any login
  if (approver === undefined || facts.humanBehind(approver) === facts.humanBehind(worker)) return false;
  return until !== undefined && facts.now < at(until);
}

/** With EXISTS the duty desk is named, or the lead too where there is one and the person agreed; "under a protected place the desk alone". */
export function whoIsNamed(facts: Facts, record: Id): Duty {
  const human = facts.human(record);
  const agreed = facts.person(human)?.lead !== undefined && facts.everyRecord(human, ({ leadNamed }) => leadNamed);
  return agreed && placesOver(facts, human).length === 0 ? 'name-lead' : 'name-desk';
}
