import { sinceItJoined } from './answers.ts';
import { isCareKind } from './categories-of.ts';
import type { Facts } from './facts.ts';
import { at, dayOf, daysLater } from './london.ts';
import type { Basis } from './sharing-facts.ts';
import type { CategoryNumber, Id } from './vocabulary.ts';
import { decides } from './who-decides.ts';

/** (A) May these organisations share at all, and on what does that rest? At most one is active; of several the one that asks most counts. */
export function activeBasis(facts: Facts, organisation: Id, purpose: string, category: CategoryNumber): Basis | undefined {
  const active = facts
    .all('bases')
    .filter(
      (basis) =>
        basis.organisation === organisation &&
        basis.purpose === purpose &&
        basis.categories.includes(category) &&
        basis.state === 'active' &&
        !isOverdue(facts, basis) &&
        mayRestThere(facts, basis),
    );
  return strictestFirst.map((ground) => active.find(({ restsOn }) => restsOn === ground)).find((basis) => basis !== undefined);
}

const strictestFirst: readonly Basis['restsOn'][] = ['choice', 'telling', 'duty'];

/** "Suspended when its review is exactly 30 days overdue." */
function isOverdue(facts: Facts, { reviewOn }: Basis): boolean {
  return reviewOn !== undefined && dayOf(facts.now) >= daysLater(reviewOn, facts.settings.basisOverdueDays);
}

/** "Telling: only for care kinds' own care, purposes support and emergency." One that nobody could write counts for nothing. */
function mayRestThere(facts: Facts, { restsOn, organisation, purpose }: Basis): boolean {
  if (restsOn !== 'telling') return true;
  return isCareKind(facts.organisation(organisation)?.kind) && (purpose === 'support' || purpose === 'emergency');
}

/** Was one who decides told about this organisation and category, since it joined? They decided then, and decide now. */
export function wasTold(facts: Facts, record: Id, organisation: Id, category: CategoryNumber): boolean {
  const human = facts.human(record);
  return facts.all('tellings').some((telling) => {
    if (!facts.happened(telling.at) || !facts.grantReaches(telling, telling.at, record)) return false;
    if (!telling.organisations.includes(organisation) || !telling.categories.includes(category)) return false;
    // nobody knows when: before everything, and whoever was born later was a child then
    const told = telling.at === undefined ? -Infinity : at(telling.at);
    if (!sinceItJoined(facts, organisation, told)) return false;
    const hearer = facts.human(telling.to);
    const heardWhileDeciding = decides(facts, hearer, human, category, told);
    return heardWhileDeciding && decides(facts, hearer, human, category);
  });
}
