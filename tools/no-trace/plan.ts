import type { WorkerActor } from '../../libs/consent/model/src/decision/question.ts';
import type { Id } from '../../libs/consent/model/src/decision/vocabulary.ts';
import { Random } from '../../libs/consent/model/src/testing/random.ts';
import { randomWorld } from '../../libs/consent/model/src/testing/random-world.ts';
import { enrich } from './enrich.ts';
import { furnish, type Furnished, nobody } from './furnished.ts';
import { type Hidden, hiddenFrom } from './hidden.ts';
import { PAGES } from './pages.ts';
import type { Aim } from './aim.ts';
import { idOf, worldId } from './ids.ts';
import { QUESTIONS } from './questions.ts';
import { FOLLOW, followed } from './screens.ts';

/** A world, who asks in it, who else looks afterwards, and what is hidden from both. */
export interface Pair {
  readonly seed: number;
  readonly furnished: Furnished;
  readonly asker: WorkerActor;
  /** The other organisations that the asker may act for from here on: what is hidden is hidden there as well. */
  readonly mayActFor: readonly Id[];
  readonly witness: WorkerActor | undefined;
  readonly hidden: readonly Hidden[];
}

/** One request with all its pages, or screens that are followed. `by`: 0 is the asker, 1 the witness. */
export interface Step {
  readonly by: 0 | 1;
  readonly operation: string;
  readonly variables: Record<string, unknown>;
  /** Through GraphQL's own execution, where there is a shorter way. */
  readonly long: boolean;
}

/** What is asked of a pair of worlds. */
export interface Asked {
  readonly operations: readonly string[];
  readonly mutations: ReadonlySet<string>;
}

/** Ids of a loaded world that only the database knows. */
export interface Ids {
  readonly overrides: readonly { id: string; person: string; worker: string }[] | null;
  readonly acts: readonly { id: string; person: string }[] | null;
  readonly memberships: readonly string[] | null;
}

const ROLES = [
  [62, 'worker'],
  [14, 'supervisor'],
  [14, 'guardian'],
  [10, 'administrator'],
] as const;
const TRIES = 7;

/** A random world and what is hidden in it; undefined where nothing is. */
export function makePair(seed: number): Pair | undefined {
  const random = new Random(seed ^ 0x1b873593);
  const { world, questions } = randomWorld(seed, 3);
  const asked = questions.find((question) => question.door === 'worker' && worksThere(world.workers ?? {}, question.actor));
  if (asked?.door !== 'worker') return undefined;
  const { worker, organisation } = asked.actor;
  const asker = { worker, organisation, role: random.weighted(ROLES) };
  const others = Object.entries(world.workers ?? {}).filter(([id, { organisations = [] }]) => id !== worker && organisations.length > 0);
  const witness = random.maybe(others.length > 0 ? 25 : 0, () => {
    const [id, { organisations = [] }] = random.pick(others);
    return { worker: id, organisation: random.pick(organisations), role: random.pick(['worker', 'guardian']) };
  });
  const { world: enriched, extras } = furnish(enrich(world, asker, random), seed);
  const elsewhere = enriched.workers?.[worker]?.organisations?.filter((one) => one !== organisation) ?? [];
  const mayActFor = new Random(seed ^ 0x5bd1e995).in100(30) ? elsewhere : [];
  const asThere = mayActFor.map((one): WorkerActor => ({ worker, organisation: one, role: 'worker' }));
  const hidden = hiddenFrom({ world: enriched, extras }, [asker, ...asThere, ...(witness ? [witness] : [])], random, TRIES);
  if (hidden.length === 0) return undefined;
  // Whoever asked for somebody that is kept from them got nothing, and neither does who asks for nobody
  const unopened = hidden.flatMap(({ kind, id }) => (kind === 'person' ? [id] : []));
  return { seed, furnished: { world: enriched, extras: { ...extras, unopened } }, asker, mayActFor, witness, hidden };
}

const worksThere = (workers: Record<Id, { organisations?: Id[] }>, { worker, organisation }: WorkerActor): boolean =>
  workers[worker]?.organisations?.includes(organisation) === true;

/** What is asked in a pair of worlds: each operation by itself, and after a mutation what can be read then. */
export function questionsFor(pair: Pair, { operations, mutations }: Asked, salt: string, ids: Ids): Step[][] {
  const random = new Random(pair.seed ^ 0x38b34ae5);
  return operations.map((operation, at) => {
    const aimed = aimAt(pair, salt, ids, random, String(at));
    const aim = operation === 'ActFor' ? { ...aimed, organisationId: whereTo(pair, salt) } : aimed;
    const variables = operation === FOLLOW ? { ...followed(pair, aim, salt) } : variablesOf(operation, aim);
    const first: Step = { by: 0, operation, variables, long: random.in100(50) };
    if (!mutations.has(operation)) return [first, ...(pair.witness && random.in100(30) ? [afterwards(random, aim, 1, operation)] : [])];
    return [
      first,
      ...(random.in100(10) ? [first] : []),
      afterwards(random, aim, 0, operation),
      ...(pair.witness ? [afterwards(random, aim, 1, operation)] : []),
    ];
  });
}

/** One's own organisations, and at times one that is not. What is hidden from whom one is now may be open to whom one could be. */
function whereTo({ asker, mayActFor, furnished: { world }, seed }: Pair, salt: string): string {
  const theirs = world.workers?.[asker.worker]?.organisations ?? [];
  const notTheirs = Object.keys(world.organisations ?? {}).filter((one) => !theirs.includes(one));
  const one = new Random(seed ^ 0x27d4eb2f).pick([...mayActFor, ...mayActFor, asker.organisation, ...notTheirs.slice(0, 1)]);
  return worldId(salt, `o${one}`);
}

const READ_AFTER = [
  'Today',
  'Person',
  'Story',
  'EntryPage',
  'GuardianQueue',
  'FindPeople',
  'Safe',
  'CautionNotes',
  'OwnList',
  'MyProposals',
  'WhoCanSeePerson',
  'DutiesToTell',
  'RecordWhom',
  'PeopleToKeep',
  'StoryPages',
];

function afterwards(random: Random, aim: Aim, by: 0 | 1, after: string): Step {
  if (after === 'InvokeOverride' && by === 0)
    return {
      by,
      operation: random.pick(['EmergencyLook', 'EmergencyLook', 'SafeguardingLook']),
      variables: { id: aim.fresh('override') },
      long: false,
    };
  const operation = random.pick(READ_AFTER);
  return { by, operation, variables: variablesOf(operation, aim), long: random.in100(50) };
}

const variablesOf = (operation: string, aim: Aim): Record<string, unknown> => (PAGES[operation]?.ask ?? QUESTIONS[operation])?.(aim) ?? {};

/** Mostly at what is hidden, at times at something else or at what is nowhere. */
function aimAt({ furnished: { world, extras }, hidden, asker, seed }: Pair, salt: string, ids: Ids, random: Random, name: string): Aim {
  const people = Object.keys(world.people ?? {});
  const entries = Object.keys(world.entries ?? {});
  const gone = random.weighted([
    [60, random.pick(hidden)],
    [40, undefined],
  ]);
  const about = gone && subjectOf(gone, world, entries);
  const person = about?.person ?? random.pick(people);
  const theirs = entries.filter((id) => world.entries?.[id]?.subject === person);
  const entry = about?.entry ?? random.pick(theirs.length > 0 && random.in100(90) ? theirs : entries);
  const invented = gone === undefined && random.in100(35);
  const id = (of: string): string => (invented ? idOf('invented', String(seed), name, of) : worldId(salt, of));
  const overrides = ids.overrides ?? [];
  const own = overrides.filter(({ worker }) => worker === worldId(salt, asker.worker));
  const another = overrides.filter((one) => one.person === worldId(salt, person));
  const anOverride = random.pick([
    ...(own.length > 0 && random.in100(50) ? own : another.length > 0 ? another : overrides),
    { id: idOf('no override') },
  ]);
  const acts = (ids.acts ?? []).filter((one) => one.person === worldId(salt, person));
  // What hides from a page is told by right to whoever opens somebody in danger: only whom nothing opens is asked for by name, or where nothing of that is hidden
  const told = hidden.filter(({ kind }) => kind !== 'alerts' && kind !== 'override' && kind !== 'involvement');
  const mayOpen = invented || told.length === 0 || hidden.some((one) => one.kind === 'person' && one.id === person && one.barred === true);
  return {
    random,
    personId: id(person),
    entryId: id(`e${entry}`),
    overrideId: anOverride.id,
    actId: random.pick([...acts, { id: idOf('no act') }]).id,
    alertId: worldId(salt, random.pick(extras.alerts).id),
    callBackId: worldId(salt, `call back ${person}`),
    listedId: worldId(salt, `listed ${random.pick(people)}`),
    workerId: worldId(salt, random.pick(Object.keys(world.workers ?? {}))),
    organisationId: worldId(salt, `o${random.in100(40) ? asker.organisation : random.pick(Object.keys(world.organisations ?? {}))}`),
    teamId: worldId(salt, 'the team'),
    membershipId: random.pick(ids.memberships ?? [idOf('no membership')]),
    otherPersonId: worldId(salt, random.pick(people)),
    details: (invented ? undefined : extras.people[person]) ?? nobody,
    mayOpen,
    now: world.now,
    fresh: (of) => idOf('fresh', String(seed), name, of),
  };
}

/** Whom a hidden thing is about. */
function subjectOf({ kind, id }: Hidden, { entries: all = {} }: Furnished['world'], entries: readonly Id[]): { person?: Id; entry?: Id } {
  if (kind === 'person') {
    const entry = entries.find((one) => all[one]?.subject === id);
    return { person: id, ...(entry === undefined ? {} : { entry }) };
  }
  if (kind === 'entry') return { entry: id, ...(all[id] ? { person: all[id].subject } : {}) };
  if (kind === 'alerts') return {};
  const { person, entry } = JSON.parse(id) as { person?: Id; entry?: Id };
  const subject = person ?? (entry === undefined ? undefined : all[entry]?.subject);
  return { ...(subject === undefined ? {} : { person: subject }), ...(entry === undefined ? {} : { entry }) };
}
