import { defaultSettings, type PlaceSettings } from '../decision/settings.ts';
import { type CategoryNumber, categoryNumbers, organisationKinds } from '../decision/vocabulary.ts';
import type { Random } from './random.ts';

/** What a place may have set of each duration, its default left out: the shortest, one beside the default, and longer ones. */
const durations = {
  yesLastsMonths: [1, 6, 11, 13, 24],
  basisOverdueDays: [1, 7, 29, 31, 60],
  emergencyHours: [1, 3, 5, 24],
  safeguardingHours: [1, 24, 71, 96],
  disclosureHours: [1, 12, 25, 72],
  talkWithinDays: [1, 14, 27, 56],
  visitAheadHours: [1, 12, 23, 25, 48],
  huddleAheadHours: [1, 24, 47, 72],
  incapacityHours: [1, 12, 25, 72],
} as const satisfies Partial<Record<keyof PlaceSettings, readonly number[]>>;

/** Nobody carries the card, and the silence of 12 is that of any other. */
const canBeSilent: readonly CategoryNumber[] = categoryNumbers.filter((category) => category !== '1');

/** The settings of a place: more than half keep the defaults, the others set a few things otherwise. */
export function randomSettings(random: Random): Partial<PlaceSettings> | undefined {
  if (random.in100(55)) return undefined;
  const settings: Partial<PlaceSettings> = {};
  for (const [name, values] of Object.entries(durations) as [keyof typeof durations, readonly number[]][])
    if (random.in100(35)) settings[name] = random.pick(values);
  // one category more or fewer, or a list of the place's own
  if (random.in100(50))
    settings.silent = random.in100(60)
      ? toggled(defaultSettings.silent, random.pick(canBeSilent))
      : canBeSilent.filter(() => random.in100(50));
  if (random.in100(25)) settings.healthOpenTo = organisationKinds.filter(() => random.in100(40));
  if (random.in100(25)) settings.childsOwnOpenTo = organisationKinds.filter(() => random.in100(40));
  return settings;
}

const toggled = <Item>(items: readonly Item[], item: Item): Item[] =>
  items.includes(item) ? items.filter((other) => other !== item) : [...items, item];
