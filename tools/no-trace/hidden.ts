import type { Override } from '../../libs/consent/model/src/decision/access-facts.ts';
import { decideAll } from '../../libs/consent/model/src/decision/decide.ts';
import type { Answer, Question, WorkerActor } from '../../libs/consent/model/src/decision/question.ts';
import type { Id } from '../../libs/consent/model/src/decision/vocabulary.ts';
import type { Entry, World } from '../../libs/consent/model/src/decision/world.ts';
import type { Random } from '../../libs/consent/model/src/testing/random.ts';
import type { Furnished } from './furnished.ts';

/** Something that an asker may not know of: what it is, and the world without it. */
export interface Hidden {
  readonly kind: 'entry' | 'person' | 'seal' | 'place' | 'record' | 'link' | 'override' | 'involvement' | 'choice' | 'alerts';
  readonly id: string;
  /** For a person: nothing that the asker could write would open them, an emergency included. */
  readonly barred?: boolean;
  without(furnished: Furnished): Furnished;
}

/** What the app's operations look for. */
const PURPOSES = ['support', 'safeguarding', 'emergency', 'disclosure'] as const;
const GROUNDS: readonly Override['ground'][] = ['EMERGENCY', 'SAFEGUARDING', 'LEGAL', 'SERIOUS CRIME'];
const ALL = ['2', '3', '4', '5', '6', '6s', '7', '8', '9', '10', '11', '13'] as const;

/**
 * Some of what none of these askers may know of in a world, as the TypeScript decision tells: things that can all be gone together without any loss to
 * them. Empty where `tries` of them brought nothing.
 */
export function hiddenFrom(furnished: Furnished, askers: readonly WorkerActor[], random: Random, tries: number): Hidden[] {
  const before = askers.map((asker) => answersTo(furnished.world, asker));
  const found: Hidden[] = [];
  for (const one of shuffled(candidates(furnished, askers), random).slice(0, tries)) {
    const twin = without(furnished, [...found, one]).world;
    if (askers.every((asker, at) => isNoLoss(before[at] ?? new Map(), answersTo(twin, asker)))) found.push(one);
  }
  return found;
}

/** Has an asker the same of everything that is left, and had they nothing of what is gone? What they could have written to it is no loss. */
const isNoLoss = (before: ReadonlyMap<string, Answer>, after: ReadonlyMap<string, Answer>): boolean =>
  [...before].every(([about, answer]) => {
    const left = after.get(about);
    return left === undefined ? answer.result === 'HIDE' || about.includes(' written ') : same(answer, left);
  });

/** In another order, with entries rather late: they are many. */
function shuffled(hidden: readonly Hidden[], random: Random): Hidden[] {
  const ranked = hidden.map((one) => ({ one, rank: random.next() + (one.kind === 'entry' || one.kind === 'alerts' ? 0.4 : 0) }));
  return ranked.sort((a, b) => a.rank - b.rank).map(({ one }) => one);
}

/** The world without any of these. */
export const without = (furnished: Furnished, hidden: readonly Hidden[]): Furnished =>
  hidden.reduce((left, one) => one.without(left), furnished);

/** The rule that hides is told to nobody, so it may be another. */
const same = (one: Answer, other: Answer): boolean =>
  one.result === other.result &&
  (one.result === 'HIDE' || (one.level === other.level && [...one.duties].sort().join() === [...other.duties].sort().join()));

/** What an asker has of each entry, card, and of two entries that could be there: one of their own, and a caution note. */
function answersTo(world: World, actor: WorkerActor): Map<string, Answer> {
  const probes: Record<Id, Entry> = {};
  for (const person of Object.keys(world.people ?? {})) {
    probes[`own ${person}`] = { subject: person, categories: ['2'], organisation: actor.organisation, author: 'nobody' };
    probes[`written ${person}`] = { subject: person, categories: ['2'], organisation: actor.organisation, author: actor.worker };
    const caution = { state: 'active', reviewOn: '2199-01-01' } as const;
    probes[`caution ${person}`] = { subject: person, categories: ['12'], organisation: actor.organisation, author: 'nobody', caution };
  }
  const asked = PURPOSES.flatMap((purpose) => {
    const asks = { door: 'worker', session: { until: '2999-01-01T00:00:00Z' }, actor, purpose, reason: 'she fell' } as const;
    const entries = [...Object.keys(world.entries ?? {}), ...Object.keys(probes)];
    return [
      ...entries.map((entry) => [`${purpose} ${entry}`, { ...asks, entry }] as const),
      ...Object.keys(world.people ?? {}).flatMap((person) =>
        (['exact', undefined] as const).map(
          (search) => [`${purpose} card ${person} ${search ?? ''}`, { ...asks, person, ...(search ? { search } : {}) }] as const,
        ),
      ),
    ];
  }) as (readonly [string, Question])[];
  const answers = decideAll(
    { ...world, entries: { ...world.entries, ...probes } },
    asked.map(([, question]) => question),
  );
  return new Map(asked.flatMap(([about], at) => (answers[at] ? [[about, answers[at]] as const] : [])));
}

function candidates({ world, extras }: Furnished, askers: readonly WorkerActor[]): Hidden[] {
  const guardian = askers.some(({ role }) => role === 'guardian');
  const isAsker = (worker: Id): boolean => askers.some((asker) => asker.worker === worker);
  const isLinked = (id: Id): boolean => (world.conflicts ?? []).some(({ actor, person }) => person === id && !isAnother(actor));
  const isAnother = (actor: Id): boolean => actor in (world.workers ?? {}) && !isAsker(actor);
  const listed = (person: Id): boolean => extras.listed.some(({ id }) => id === `listed ${person}`);
  // somebody else's row, which fits them as well
  const alike = (person: Id): boolean =>
    extras.listed.some(({ id, fullName, birthDate }) => {
      const details = extras.people[person];
      return id !== `listed ${person}` && birthDate === details?.birthDate && shareAName(fullName, details.fullName);
    });
  const rows = (person: Id): boolean => listed(person) || alike(person);
  // whoever a link keeps away is rung by nobody: docs/sharing.md
  const rings = (worker: Id, person: Id): boolean => everLivedWith(world, person).some((one) => extras.callBacks[one]?.worker === worker);
  const knows = (person: Id): boolean => askers.some(({ worker }) => isBeside(world, worker, person));
  const sealsUnknown = (person: Id): boolean => !guardian && !knows(person);
  // with them goes the place that keeps back the street of everyone who lives, or lived, there
  const placeKnown = (id: Id): boolean =>
    (world.protectedPlaces ?? []).some(({ person }) => person === id) && everLivedWith(world, id).some((one) => one !== id && knows(one));
  const list = <Key extends keyof World>(kind: Hidden['kind'], key: Key, may: (fact: Facts<Key>) => boolean): Hidden[] =>
    ((world[key] as Facts<Key>[] | undefined) ?? []).flatMap((fact) =>
      may(fact) ? [{ kind, id: JSON.stringify(fact), without: (from: Furnished) => withoutFact(from, key, fact) }] : [],
    );
  return [
    // a sealed entry goes with its seal
    ...Object.entries(world.entries ?? {}).flatMap(([id, entry]) =>
      keepsThePageOpen(world, entry, askers) || ((world.seals ?? []).some((seal) => seal.entry === id) && !sealsUnknown(entry.subject))
        ? []
        : [{ kind: 'entry' as const, id, without: (from: Furnished) => withoutEntry(from, id) }],
    ),
    // a link reaches whoever lives with them, and keeps back their rows of an own list as well
    ...Object.keys(world.people ?? {}).flatMap((id) =>
      isKeptApart(world, id) && !placeKnown(id) && !(isLinked(id) && everLivedWith(world, id).some((home) => home !== id && listed(home)))
        ? personOf(world, id, askers, alike(id))
        : [],
    ),
    ...list('seal', 'seals', ({ entry, person }) => sealsUnknown(person ?? world.entries?.[entry ?? '']?.subject ?? '')),
    // a street is shown of nobody who lives, or lived, with them
    ...list('place', 'protectedPlaces', ({ person }) => !guardian && !everLivedWith(world, person).some(knows)),
    ...list('record', 'restrictedRecords', ({ person }) => !guardian && !knows(person)),
    // a row of an own list goes for whom a link concerns, and stands for everyone else of the organisation: docs/sharing.md
    ...list(
      'link',
      'conflicts',
      ({ actor, person }) =>
        !guardian && !knows(person) && (isAnother(actor) ? !rings(actor, person) : !everLivedWith(world, person).some(rows)),
    ),
    ...list(
      'override',
      'overrides',
      ({ worker, person }) => !guardian && !isAsker(worker) && !isLead(world, person, askers) && !knows(person),
    ),
    ...list(
      'involvement',
      'involvements',
      ({ worker, organisation, person }) =>
        isProtected(world, organisation) &&
        !isAsker(worker) &&
        !guardian &&
        !askers.some((asker) => asker.organisation === organisation) &&
        person !== '',
    ),
    ...list(
      'choice',
      'choices',
      ({ answer, say, organisations }) =>
        answer === 'no' && say === 'nothing' && organisations.every((one) => askers.every((asker) => asker.organisation === one)),
    ),
    ...(guardian || extras.alerts.length === 0
      ? []
      : [{ kind: 'alerts' as const, id: 'all', without: (from: Furnished) => ({ ...from, extras: { ...from.extras, alerts: [] } }) }]),
  ];
}

const shareAName = (one: string, other: string): boolean => one.split(' ').some((name) => other.split(' ').includes(name));

type Facts<Key extends keyof World> = NonNullable<World[Key]> extends readonly (infer Fact)[] ? Fact : never;

/**
 * Two known traces, which docs/sharing.md names: an author goes on seeing that there is the person of whom they wrote, whatever hides what they wrote; and
 * of somebody with a restricted record those alongside see the page once their organisation wrote anything, even if they may not read it.
 */
function keepsThePageOpen(world: World, { author, organisation, subject }: Entry, askers: readonly WorkerActor[]): boolean {
  const human = (id: Id): Id => world.people?.[id]?.mergedInto ?? id;
  const restricted = (world.restrictedRecords ?? []).some(({ person }) => human(person) === human(subject));
  return askers.some((asker) => asker.organisation === organisation && (asker.worker === author || restricted));
}

const isProtected = (world: World, organisation: Id): boolean => world.organisations?.[organisation]?.protectedService === true;
const isLead = (world: World, person: Id, askers: readonly WorkerActor[]): boolean => {
  const { lead, mergedInto } = world.people?.[person] ?? {};
  return askers.some(({ worker }) => worker === lead || (mergedInto !== undefined && worker === world.people?.[mergedInto]?.lead));
};

/** Whether a worker has, or had, anything to do with a person or one whom that record was merged with. */
function isBeside(world: World, worker: Id, person: Id): boolean {
  const human = (id: Id): Id => world.people?.[id]?.mergedInto ?? id;
  const about = (fact: { worker?: Id; reviewer?: Id; person: Id }): boolean =>
    (fact.worker === worker || fact.reviewer === worker) && human(fact.person) === human(person);
  return (
    [...(world.involvements ?? []), ...(world.covers ?? []), ...(world.visits ?? []), ...(world.overrides ?? [])].some(about) ||
    (world.rightsRequests ?? []).some(about) ||
    Object.values(world.entries ?? {}).some(({ author, subject }) => author === worker && human(subject) === human(person))
  );
}

/** A person, and all who ever shared a household with them, by each of their records. */
function everLivedWith(world: World, person: Id): Id[] {
  const human = (id: Id): Id => world.people?.[id]?.mergedInto ?? id;
  const homes = (world.households ?? []).filter((one) => human(one.person) === human(person)).map(({ household }) => household);
  return [person, ...(world.households ?? []).filter(({ household }) => homes.includes(household)).map((one) => one.person)];
}

/** Nobody was merged with them, speaks for others through them, or is them at work: a world without them says nothing else of anyone. */
function isKeptApart(world: World, id: Id): boolean {
  const { people = {}, workers = {}, representatives = [], conflicts = [], entries = {} } = world;
  return !(
    people[id]?.mergedInto !== undefined ||
    Object.values(people).some(({ mergedInto }) => mergedInto === id) ||
    Object.values(workers).some(({ person }) => person === id) ||
    representatives.some(({ by }) => by === id) ||
    conflicts.some(({ actor }) => actor === id) ||
    Object.values(entries).some(({ subject, passages = [] }) => subject !== id && passages.some(({ about }) => about === id))
  );
}

/** A person who is hidden altogether from all of them: kept from them, or nobody to them. `alike`: somebody else's row of an own list fits them. */
function personOf(world: World, id: Id, askers: readonly WorkerActor[], alike: boolean): Hidden[] {
  const hides = (asker: WorkerActor, from: World): boolean =>
    [...answersTo(from, asker)].every(([about, { result }]) => result === 'HIDE' || !isAbout(world, about, id));
  const isNobodyTo = (asker: WorkerActor): boolean => {
    if (isBeside(world, asker.worker, id) || isLead(world, id, [asker])) return false;
    return [...answersTo(world, asker)].every(
      ([about, { result }]) => result === 'HIDE' || about.includes(`written ${id}`) || !isAbout(world, about, id),
    );
  };
  const opened = ({ worker, organisation }: WorkerActor): World => {
    const asked = { person: id, worker, organisation, categories: [...ALL], reason: 'she fell', told: 'nobody', invokedAt: world.now };
    const added = GROUNDS.map((ground): Override => ({ ...asked, ground, state: 'active', recipient: 'a court' }));
    return { ...world, overrides: [...(world.overrides ?? []), ...added] };
  };
  if (!askers.every((asker) => hides(asker, world) || isNobodyTo(asker))) return [];
  // D1 and D3 keep back the line of an own list and an alert about them as well
  const rules = askers.map((asker) => answersTo(world, asker).get(`support own ${id}`)?.rule ?? '');
  // an earlier line would answer before a link does, and say nothing of it; speaking for somebody is a link at work
  if ([world.conflicts, world.representatives].some((links) => links?.length) && rules.some((rule) => rule === 'D0' || rule === 'D2'))
    return [];
  const offList = rules.filter((rule) => rule === 'D1' || rule === 'D3');
  if (offList.length !== 0 && (alike || offList.length !== askers.length)) return [];
  // A Guardian's queue names whom their organisation was ever beside
  if (offList.length === 0 && askers.some(({ role }) => role === 'guardian')) return [];
  const barred = askers.every((asker) => hides(asker, opened(asker)));
  return [{ kind: 'person', id, barred, without: (from) => withoutPerson(from, id, offList.length > 0) }];
}

const isAbout = (world: World, about: string, person: Id): boolean =>
  / (own|written|caution|card) (\S+)/.exec(about)?.[2] === person || world.entries?.[about.split(' ')[1] ?? '']?.subject === person;

function withoutFact<Key extends keyof World>({ world, extras }: Furnished, key: Key, fact: unknown): Furnished {
  const facts = world[key] as readonly unknown[];
  const gone = facts.findIndex((one) => JSON.stringify(one) === JSON.stringify(fact));
  return { extras, world: { ...world, [key]: facts.filter((_, at) => at !== gone) } };
}

function withoutEntry({ world, extras }: Furnished, id: Id): Furnished {
  const { [id]: _gone, ...entries } = world.entries ?? {};
  const looks = Object.fromEntries(Object.entries(world.looks ?? {}).filter(([, { entry }]) => entry !== id));
  const huddles = world.huddles?.map(({ cards, ...huddle }) => ({
    ...huddle,
    ...(cards ? { cards: cards.filter((card) => card !== id) } : {}),
  }));
  return {
    extras,
    world: { ...world, entries, looks, ...(huddles ? { huddles } : {}), seals: (world.seals ?? []).filter(({ entry }) => entry !== id) },
  };
}

function withoutPerson(furnished: Furnished, id: Id, offList: boolean): Furnished {
  const entries = Object.entries(furnished.world.entries ?? {}).filter(([, { subject }]) => subject === id);
  const { world, extras } = entries.reduce((left, [entry]) => withoutEntry(left, entry), furnished);
  const { [id]: _gone, ...people } = world.people ?? {};
  const others = Object.fromEntries(
    Object.entries(world).map(([key, facts]) => [
      key,
      Array.isArray(facts) ? (facts as { person?: Id; to?: Id }[]).filter(({ person }) => person !== id) : (facts as unknown),
    ]),
  ) as unknown as World;
  const asked = (world.overrides ?? []).filter((one) => one.person === id && isKept(one));
  const orphans = asked.map((one) => ({ ...one, typed: extras.people[id]?.typed ?? '' }));
  const listed = extras.listed.filter((line) => !offList || line.id !== `listed ${id}`);
  const alerts = extras.alerts.filter(({ person }) => !offList || person !== id);
  // A call-back about them is as hidden: it stands nowhere while two fit it, and one of them may be somebody whom the asker adds
  const { [id]: _asked, ...callBacks } = extras.callBacks;
  return { world: { ...others, people }, extras: { ...extras, listed, alerts, callBacks, orphans: [...extras.orphans, ...orphans] } };
}

/** Would the database have taken this override? */
const isKept = ({ reason, told, invokedAt, categories, ground, recipient, renews, agreedBy, worker, state }: Override): boolean =>
  Boolean(reason?.trim() && told?.trim() && invokedAt && categories.some((one) => one !== '1')) &&
  (ground === 'EMERGENCY' || ground === 'SAFEGUARDING' || Boolean(recipient?.trim())) &&
  ['invoked', 'active', 'expired', 'reviewed'].includes(state) &&
  (renews === undefined || (agreedBy !== undefined && agreedBy !== worker));
