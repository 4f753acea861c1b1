import type { Override } from './access-facts.ts';
import { type Part, partsOf } from './categories-of.ts';
import { type Facts, written } from './facts.ts';
import { at, HOUR } from './london.ts';
import type { WorkerActor } from './question.ts';
import type { Id } from './vocabulary.ts';
import type { Entry } from './world.ts';

type Ground = Override['ground'];

/** Which setting says how long each ground lasts, and for which purpose it is. */
const grounds: Record<
  Ground,
  { lasts: 'emergencyHours' | 'safeguardingHours' | 'disclosureHours'; purpose: string; toARecipient: boolean }
> = {
  EMERGENCY: { lasts: 'emergencyHours', purpose: 'emergency', toARecipient: false },
  SAFEGUARDING: { lasts: 'safeguardingHours', purpose: 'safeguarding', toARecipient: false },
  LEGAL: { lasts: 'disclosureHours', purpose: 'disclosure', toARecipient: true },
  'SERIOUS CRIME': { lasts: 'disclosureHours', purpose: 'disclosure', toARecipient: true },
};

/** The valid overrides of this worker, organisation and purpose for a record. */
export function validOverrides(facts: Facts, actor: WorkerActor, purpose: string, record: Id): Override[] {
  return facts
    .all('overrides')
    .filter(
      (override) =>
        override.worker === actor.worker &&
        override.organisation === actor.organisation &&
        facts.grantReaches(override, override.invokedAt, record) &&
        grounds[override.ground].purpose === purpose &&
        isValid(facts, override),
    );
}

/** "valid while active, with `reason` and `told`, from `invokedAt` for its ground's hours" */
function isValid(facts: Facts, override: Override): boolean {
  const { state, reason, told, invokedAt, ground, recipient, bundleMade, renews, agreedBy, worker } = override;
  if (state !== 'active' || !written(reason) || !written(told) || invokedAt === undefined) return false;
  if (facts.now < at(invokedAt) || facts.now >= at(invokedAt) + facts.settings[grounds[ground].lasts] * HOUR) return false;
  // "LEGAL and SERIOUS CRIME with a `recipient` and no bundle made"
  if (grounds[ground].toARecipient && (!written(recipient) || bundleMade)) return false;
  // "No renewal without a second person": another login of the same human is none
  return renews === undefined || (agreedBy !== undefined && facts.humanBehind(agreedBy) !== facts.humanBehind(worker));
}

/** Those that cover a category. "no override covers" an unsorted entry. */
export const covering = (overrides: readonly Override[], part: Part): Override[] =>
  overrides.filter(({ categories }) => part !== 'unsorted' && categories.includes(part));

/** "At D0 and D4 it speaks for an entry whose every category it covers." */
export function speaksFor(overrides: readonly Override[], ground: Ground, entry: Entry): boolean {
  return overrides.some((override) => override.ground === ground && partsOf(entry).every((part) => covering([override], part).length > 0));
}

/** At D3 an EMERGENCY override speaks for the person. */
export const speaksForThePerson = (overrides: readonly Override[]): boolean => overrides.some(({ ground }) => ground === 'EMERGENCY');
