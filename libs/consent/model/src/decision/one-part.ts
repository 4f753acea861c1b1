import type { Override } from './access-facts.ts';
import { exists, hide, show, withDuties } from './answer.ts';
import { activeBasis, wasTold } from './bases.ts';
import { isSilent, type Part } from './categories-of.ts';
import { inDate } from './caution.ts';
import { dutyBasisDuties, overrideDuties } from './duties-of.ts';
import { type Facts, written } from './facts.ts';
import { isStarting, isVisiting } from './involvements.ts';
import { covering } from './overrides.ts';
import type { Answer, Rule, WorkerActor } from './question.ts';
import { standingChoice } from './standing-choice.ts';
import type { CategoryNumber } from './vocabulary.ts';
import type { Entry } from './world.ts';

/** One worker's look at one entry, past D0 to D4. */
export interface WorkersLook {
  facts: Facts;
  actor: WorkerActor;
  purpose: string;
  reason?: string;
  entry: Entry;
  /** The valid ones of this look. */
  overrides: readonly Override[];
  isAlongside: boolean;
}

/** What a part of an entry gives. `onDuty`: what it shows by itself, where it rests on a duty. */
export interface PartAnswer {
  part: Part;
  answer: Answer;
  onDuty: Answer | undefined;
}

/** "each category is decided alone through D5–D11" */
export function decidePart(look: WorkersLook, part: Part): PartAnswer {
  const without = (answer: Answer): PartAnswer => ({ part, answer, onDuty: undefined });
  if (opensAsItsOwn(look, part)) return without(show('D5', 'full'));
  const { purpose, actor, entry } = look;
  if ((purpose === 'rights' || purpose === 'disclosure') && entry.organisation !== actor.organisation) {
    return without(othersForRightsOrDisclosure(look, part));
  }
  const { answer, onDuty } = usual(look, part);
  // "of D6, D8's emergency line and what D7 and D9–D11 give, the more open counts"
  const opened = [byOverride(look, part), byEmergencyCard(look, part)];
  return { part, answer: opened.reduce<Answer>((best, way) => (way && openness(way) > openness(best) ? way : best), answer), onDuty };
}

/** "the strictest answer stands (HIDE, EXISTS, summary, minimum, full)" */
export function openness({ result, level }: Answer): number {
  if (result === 'HIDE') return 0;
  return level === null ? 1 : ['summary', 'minimum', 'full'].indexOf(level) + 2;
}

/** D5: acting for the organisation that wrote it. */
function opensAsItsOwn({ actor, purpose, entry, isAlongside }: WorkersLook, part: Part): boolean {
  if (actor.organisation !== entry.organisation) return false;
  // "wrote it; or alongside for it (cover counts)"
  if (entry.author === actor.worker || isAlongside) return true;
  // "or its supervisor, purpose supervision, not category 13", which an unsorted entry counts as
  if (purpose === 'supervision') return part !== '13' && part !== 'unsorted';
  // "or its reviewer, purpose rights": D2 lets nobody else state it
  return purpose === 'rights';
}

/** "others' EXISTS D6 under a valid override, never a protected service's; what else others wrote is HIDE D8 for rights and disclosure" */
function othersForRightsOrDisclosure(look: WorkersLook, part: Part): Answer {
  const { facts, entry } = look;
  const overrides = covering(look.overrides, part);
  if (overrides.length === 0 || facts.organisation(entry.organisation)?.protectedService) return hide('D8');
  return exists('D6', ...overrideDuties(facts, look.actor.worker, entry.subject, overrides));
}

/** D6: a valid override covers the category: SHOW minimum, with duties. */
function byOverride({ facts, actor, entry, ...look }: WorkersLook, part: Part): Answer | undefined {
  const overrides = covering(look.overrides, part);
  if (overrides.length === 0) return undefined;
  return show('D6', 'minimum', ...overrideDuties(facts, actor.worker, entry.subject, overrides));
}

/** D8: "purpose emergency, with a written reason: what the emergency card leaves open: SHOW minimum, D6's duties" */
function byEmergencyCard({ facts, actor, purpose, reason, entry }: WorkersLook, part: Part): Answer | undefined {
  if (purpose !== 'emergency' || !written(reason) || part === 'unsorted') return undefined;
  const leftOpen = facts.everyRecord(facts.human(entry.subject), ({ emergencyCard }) => emergencyCard?.includes(part));
  return leftOpen ? show('D8', 'minimum', ...overrideDuties(facts, actor.worker, entry.subject, [])) : undefined;
}

/** D7 to D11, without override or emergency card. */
function usual(look: WorkersLook, part: Part): { answer: Answer; onDuty: Answer | undefined } {
  const { facts, actor, purpose, entry, isAlongside } = look;
  // D7: "category 12 in date, actor starting, alongside, or visiting"
  if (part === '12' && inDate(facts, entry) && (isAlongside || isNear(look))) return { answer: show('D7', 'full'), onDuty: undefined };
  const basis = part === 'unsorted' ? undefined : activeBasis(facts, actor.organisation, purpose, part);
  // D8: "a room card, to those invited whose organisation has a basis for it": D2 lets nobody else state the purpose. A card is opened as a whole
  if (purpose === 'huddle' && basis) return { ...onBasis(look, basis.restsOn === 'duty', show('D8', 'full')), onDuty: undefined };
  if (!isAlongside) return { answer: hide('D8'), onDuty: undefined };
  // D9: "no active basis for organisation × purpose × category". An unsorted entry "has no basis"
  if (!basis || part === 'unsorted') return { answer: refuse(look, part, 'D9'), onDuty: undefined };
  // D10
  if (basis.restsOn === 'duty') return onBasis(look, true, asNeeded(look, part));
  const refused = notChosen(look, part, basis.restsOn === 'telling');
  return { answer: refused ?? asNeeded(look, part), onDuty: undefined };
}

const isNear = ({ facts, actor, entry }: WorkersLook): boolean =>
  isStarting(facts, actor, entry.subject) || isVisiting(facts, actor.worker, entry.subject);

/** What a duty basis shows is labelled, and must be told. */
function onBasis({ facts, actor, entry }: WorkersLook, isDuty: boolean, answer: Answer): { answer: Answer; onDuty: Answer | undefined } {
  if (!isDuty || answer.result !== 'SHOW') return { answer, onDuty: undefined };
  const labelled = withDuties(answer, ...dutyBasisDuties(facts, actor.worker, entry.subject));
  return { answer: labelled, onDuty: labelled };
}

/** D10 without a duty: undefined where it continues. */
function notChosen(look: WorkersLook, part: CategoryNumber, restsOnTelling: boolean): Answer | undefined {
  const { facts, actor, entry } = look;
  const standing = standingChoice(facts, entry.subject, actor.organisation, part);
  if (standing.answer === 'yes') return undefined;
  if (standing.answer === 'no') {
    if (standing.say === undefined) return refuse(look, part, 'D10');
    return standing.say === 'something' ? exists('D10') : hide('D10');
  }
  // "basis rests on telling, category not silent for this kind, told since the organisation joined, never answered"
  const tellingWouldOpen =
    restsOnTelling && !isSilent(facts, part, entry, actor.organisation) && standing.answer === 'none' && !standing.answered;
  if (tellingWouldOpen && wasTold(facts, entry.subject, actor.organisation, part)) return undefined;
  // "ask me · lapsed · none · not told: silent ? HIDE : EXISTS, + ask or tell". HIDE leaves no trace
  const refused = refuse(look, part, 'D10');
  return refused.result === 'EXISTS' ? withDuties(refused, tellingWouldOpen ? 'tell' : 'ask') : refused;
}

/** D11: what the role needs. It reports itself where it narrows, and D10 where it went all the way. */
function asNeeded(look: WorkersLook, part: CategoryNumber): Answer {
  const { facts, actor, entry } = look;
  const need = facts.needs(actor.role)[part] ?? 'none';
  if (need === 'full') return show('D10', 'full');
  if (need === 'none') return refuse(look, part, 'D11');
  return written(entry.headline) ? show('D11', 'summary') : exists('D11');
}

/** "silent ? HIDE : EXISTS" */
const refuse = ({ facts, actor, entry }: WorkersLook, part: Part, rule: Rule): Answer =>
  isSilent(facts, part, entry, actor.organisation) ? hide(rule) : exists(rule);
