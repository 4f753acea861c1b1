import type { Override } from '../decision/access-facts.ts';
import { defaultSettings, type PlaceSettings } from '../decision/settings.ts';
import { type CategoryNumber, categoryNumbers, type Id, organisationKinds } from '../decision/vocabulary.ts';
import type { Organisation, Person, Worker } from '../decision/world.ts';
import { type Random } from './random.ts';
import { Times } from './random-times.ts';

/** What a random world is mostly about; everything else still happens in it, less often. */
export const themes = [
  'sharing',
  'choices',
  'merges',
  'overrides',
  'disclosure',
  'protection',
  'caution',
  'huddles',
  'rights',
  'cards',
  'home',
  'looks',
] as const;
export type Theme = (typeof themes)[number];

/** Who is in a random world, and who is in the middle of it. */
export interface Cast {
  random: Random;
  /** Of the place, its defaults too. */
  settings: PlaceSettings;
  times: Times;
  theme: Theme;
  organisations: Record<Id, Organisation>;
  workers: Record<Id, Worker>;
  people: Record<Id, Person>;
  /** In the middle: a record, a worker, the organisation acted for, and the one that mostly writes. */
  subject: Id;
  actor: Id;
  reader: Id;
  writer: Id;
  /** Who often speaks for the record in the middle. */
  representative: Id;
  /** The ground of most overrides here. */
  ground: Override['ground'];
  ids: { organisations: Id[]; workers: Id[]; people: Id[]; entries: Id[] };
}

/** More of a fact where the world is about it: so often in a hundred, or so often otherwise. */
export const often = ({ theme, random }: Cast, about: readonly Theme[], there: number, elsewhere: number): boolean =>
  random.in100(about.includes(theme) ? there : elsewhere);

/** Categories of a fact: usually with the common ones. */
export const someCategories = (random: Random, from: readonly CategoryNumber[] = categoryNumbers): CategoryNumber[] =>
  random.in100(45) ? [...from] : random.some(from);

export const randomRole = (random: Random): string =>
  random.weighted([
    [80, 'worker'],
    [10, 'supervisor'],
    [10, 'guardian'],
  ]);

/** Someone, and most often whoever is in the middle. */
export const mostly = <Item>(random: Random, middle: Item, all: readonly Item[], times = 75): Item =>
  random.in100(times) ? middle : random.pick(all);

export function castOf(random: Random, set?: Partial<PlaceSettings>): Cast {
  const settings = { ...defaultSettings, ...set };
  const times = new Times(random, settings);
  // there is most to go wrong in choices
  const theme = random.in100(10) ? 'choices' : random.pick(themes);
  const ids = {
    organisations: named('o', 3 + random.below(3)),
    workers: named('w', 3 + random.below(4)),
    people: named('p', 4 + random.below(3)),
    entries: named('e', 2 + random.below(4)),
  };
  const organisations = Object.fromEntries(
    ids.organisations.map((id, at) => [id, anOrganisation(random, times, at === 0 ? 3 : 12)] as const),
  );
  const workers = Object.fromEntries(ids.workers.map((id) => [id, aWorker(random, ids)] as const));
  const cast: Cast = {
    random,
    settings,
    times,
    theme,
    organisations,
    workers,
    people: {},
    subject: 'p0',
    actor: 'w0',
    reader: 'o0',
    writer: 'o1',
    representative: 'p1',
    ground:
      theme === 'disclosure'
        ? 'LEGAL'
        : random.weighted([
            [40, 'EMERGENCY'],
            [20, 'SAFEGUARDING'],
            [30, 'LEGAL'],
            [10, 'SERIOUS CRIME'],
          ] as const),
    ids,
  };
  workers[cast.actor] = { ...workers[cast.actor], organisations: random.in100(98) ? ['o0', ...(random.in100(20) ? ['o1'] : [])] : ['o2'] };
  for (const id of ids.people) cast.people[id] = aPerson(cast, id);
  cast.people = mergedInOneStep(cast.people, cast.subject);
  return cast;
}

/** "One step only": what was merged into a record that was merged itself went where that one went, and that one went nowhere. */
export function mergedInOneStep(people: Record<Id, Person>, subject: Id): Record<Id, Person> {
  const lead = people[subject]?.mergedInto;
  if (lead === undefined) return people;
  const inOneStep = (id: Id, person: Person): Person => {
    if (id === lead) return { ...person, mergedInto: undefined, mergedAt: undefined };
    return person.mergedInto === subject ? { ...person, mergedInto: lead } : person;
  };
  return Object.fromEntries(Object.entries(people).map(([id, person]) => [id, inOneStep(id, person)]));
}

/** Is it about the resident's door? */
export const isAtHome = ({ theme }: Cast): boolean => theme === 'home' || theme === 'looks';

const named = (letter: string, count: number): Id[] => Array.from({ length: count }, (_, at) => `${letter}${at}`);

function anOrganisation(random: Random, times: Times, protectedIn100: number): Organisation {
  return {
    kind: random.in100(45) ? random.pick(['health', 'social_care', 'vcse_care']) : random.pick(organisationKinds),
    joinedAt: random.maybe(20, () => times.past()),
    protectedService: random.maybe(protectedIn100, () => true),
  };
}

const aWorker = (random: Random, ids: Cast['ids']): Worker => ({
  organisations: random.some(ids.organisations),
  // the last two: several logins of one human
  person: random.maybe(35, () => random.pick(random.in100(60) ? ids.people.slice(-2) : ids.people)),
});

function aPerson(cast: Cast, id: Id): Person {
  const { random, times, ids, subject } = cast;
  const merges = id !== subject && often(cast, ['merges'], 45, 2);
  const agreed = (times: number) => random.maybe(often(cast, ['cards'], 100, 0) ? 93 : times, () => true);
  return {
    born: random.maybe(97, () => (id === subject && isAtHome(cast) && random.in100(60) ? times.childsBirth() : times.born())),
    died: random.maybe(4, () => times.died()),
    // the record in the middle may be the one that others were merged into, or one that was merged
    ...(merges ? { mergedInto: subject, mergedAt: times.past() } : {}),
    ...(id === subject && often(cast, ['merges'], 25, 1) ? { mergedInto: 'p1', mergedAt: times.past() } : {}),
    lead: random.maybe(70, () => random.pick(ids.workers)),
    toBeFound: agreed(50),
    leadNamed: agreed(40),
    emergencyCard: random.maybe(often(cast, ['overrides'], 100, 0) ? 60 : 15, () =>
      someCategories(random, ['2', '3', '4', '5', '6', '6s', '7', '10', '11', '12', '13']),
    ),
    shownAtHome: random.maybe(often(cast, ['home', 'looks'], 100, 0) ? 60 : 25, () => true),
    paused: random.maybe(4, () => true),
    selfHarmRisk: random.maybe(6, () => true),
  };
}
