import type { Facts } from './facts.ts';
import type { CategoryNumber, Id, OrganisationKind } from './vocabulary.ts';
import type { Entry } from './world.ts';

/** What is decided alone: a category, or an entry that nobody sorted yet. */
export type Part = CategoryNumber | 'unsorted';

/** "Care kinds are the first three." */
const careKinds: readonly OrganisationKind[] = ['health', 'social_care', 'vcse_care'];

/** The parts of an entry. *Told in confidence* adds 13. An unsorted one stays unsorted beside it. */
export function partsOf(entry: Entry): Part[] {
  // "1" is the card, which entries never carry: leaving it out comes to the same
  const categories = new Set<Part>((entry.categories ?? []).filter((category) => category !== '1'));
  if (categories.size === 0) categories.add('unsorted');
  if (entry.inConfidence) categories.add('13');
  return [...categories];
}

/** Does the entry carry this category? *Unsorted* counts as 6s, 7 and 13 wherever the page keeps those back. */
export function keptBackAs(entry: Entry, category: CategoryNumber): boolean {
  const parts = partsOf(entry);
  return parts.includes(category) || (parts.includes('unsorted') && standsForUnsorted.includes(category));
}

/** What an unsorted entry counts as, wherever the page keeps that back. */
export const standsForUnsorted: readonly CategoryNumber[] = ['6s', '7', '13'];

export const isCareKind = (kind: OrganisationKind | undefined): boolean => kind !== undefined && careKinds.includes(kind);

/** Does a refusal hide that there is something, from this organisation? An organisation of an unknown kind is outside every kind. */
export function isSilent(facts: Facts, part: Part, entry: Entry, reader: Id): boolean {
  // "every category of an entry that a protected service wrote"
  if (facts.organisation(entry.organisation)?.protectedService) return true;
  // "*Unsorted* (none yet) is silent", whatever the place sets
  const { silent, healthOpenTo, childsOwnOpenTo } = facts.settings;
  if (part === 'unsorted' || silent.includes(part)) return true;
  const kind = facts.organisation(reader)?.kind;
  // "4 outside health and care kinds"
  if (part === '4') return kind === undefined || !healthOpenTo.includes(kind);
  // "9 outside children's services and school"
  if (part === '9') return kind === undefined || !childsOwnOpenTo.includes(kind);
  return false;
}
