import type { Facts } from './facts.ts';
import { livedWithSince } from './households.ts';
import type { Conflict } from './protection-facts.ts';
import type { Id } from './vocabulary.ts';

/** Kinds that end a representative's authority, and hold at both doors. `relative` and `ex` stop work access only. */
const dangerous: readonly Conflict['kind'][] = ['alleged perpetrator', 'abuse restriction'];

export const isDangerous = ({ kind }: Pick<Conflict, 'kind'>): boolean => dangerous.includes(kind);

/** A link as it holds for a human: declared or detected, or from representing someone. */
export type Link = Pick<Conflict, 'person' | 'kind' | 'from' | 'until'>;

/** The links of a human that are live at the moment. "Conflict link is to a human: it holds on every login." */
export function linksOf(facts: Facts, human: Id, moment = facts.now): Link[] {
  return facts
    .all('conflicts')
    .filter(({ actor, state, ...window }) => state !== 'dismissed' && facts.inWindow(window, moment) && facts.humanBehind(actor) === human);
}

/** "At work, representing someone gives nothing and counts as a `relative` link." */
export function linksAtWork(facts: Facts, human: Id): Link[] {
  const represented = facts
    .all('representatives')
    .filter(({ by, ...window }) => facts.human(by) === human && facts.inWindow(window))
    .map(({ person, from, until }): Link => ({ person, kind: 'relative', from, until }));
  return [...linksOf(facts, human), ...represented];
}

/** A link "covers whoever shares, or has shared since it began, a household with the person". */
export function covers(facts: Facts, link: Link, human: Id, moment = facts.now): boolean {
  const person = facts.human(link.person);
  return person === human || livedWithSince(facts, person, human, link.from, moment);
}

/** Is someone an alleged perpetrator towards this human or their household, or under an abuse restriction, at the moment? */
export function endangers(facts: Facts, actor: Id, human: Id, moment = facts.now): boolean {
  return linksOf(facts, actor, moment).some((link) => isDangerous(link) && covers(facts, link, human, moment));
}

/** Is any link to this human live now, whoever it is of? */
export function hasLiveLink(facts: Facts, human: Id): boolean {
  return facts.all('conflicts').some((link) => link.state !== 'dismissed' && facts.inWindow(link) && covers(facts, link, human));
}
