import type { Rows, Value } from './copy.ts';
import { addEntries } from './entries.ts';
import type { BenchWorker, Place } from './place.ts';
import { idAt, randomOf, type Random } from './random.ts';
import { isLong, type Sizes } from './sizes.ts';
import { FAMILY_NAMES, FIRST_NAMES, MATTERS, STREETS } from './words.ts';

const DAY = 86_400_000;
/** What most agree to share with everyone beside them, so that a page shows most of a story and not all of it. */
const SHARED = ['about_me', 'life', 'health', 'care'];

const COLUMNS = {
  people:
    'person_id, place_id, preferred_name, full_name, birth_date, postcode, phone, street, whereabouts_hidden, added_by, added_at, version',
  residences: 'person_id, household_id, place_id, from_at, until_at',
  involvements: 'person_id, involvement_id, place_id, worker_id, organisation_id, state, why, from_at, until_at',
  lead_workers: 'person_id, lead_id, place_id, worker_id, organisation_id, from_at, until_at',
  conflict_links: 'person_id, link_id, place_id, worker_id, kind, from_at',
  safe_contacts: 'person_id, safe_contact_id, place_id, how, when_to, number, never, said_at',
  communication_needs: 'person_id, communication_need_id, place_id, need, detail, said_at',
  what_matters: 'person_id, what_matters_id, place_id, words, written_by, organisation_id, said_at',
  sharing_choices: 'person_id, choice_id, place_id, organisation_id, category, answer, given_by, given_at, withdrawn_at, superseded_at',
  entries:
    'person_id, entry_id, place_id, conversation_id, kind, occurred_at, recorded_at, happened_where, author_id, organisation_id, words, categories, shown_to_person, held_because, version, amended_at',
  tellings: 'person_id, telling_id, place_id, told_person_id, organisation_id, categories, words, told_at',
  capacity_notes: 'person_id, capacity_note_id, place_id, categories, lacks, noted_at, until_at',
  entry_amendments: 'person_id, amendment_id, entry_id, place_id, version, words, because, author_id, amended_at',
} as const;

/** The tables of people, in the order of their foreign keys. */
export type PersonTable = keyof typeof COLUMNS;

/** Rows for the tables of people, while they are gathered. */
export type PersonRows = Record<PersonTable, Value[][]>;

/** One person while their rows are made. */
export interface Making {
  readonly person: string;
  readonly household: string;
  readonly place: Place;
  readonly base: number;
  readonly random: Random;
  readonly rows: PersonRows;
  /** Who is or was with them; the first is alongside now, and has been throughout. */
  readonly beside: readonly BenchWorker[];
  readonly organisationOf: (worker: BenchWorker) => string;
}

/** Everything about the people from `first` up to, not including, `end`. */
export function makePeople(sizes: Sizes, place: Place, lengths: Uint16Array, first: number, end: number): Rows[] {
  const rows = Object.fromEntries(Object.keys(COLUMNS).map((table) => [table, [] as Value[][]])) as PersonRows;
  for (let person = first; person < end; person++) makePerson(sizes, place, person, lengths[person] ?? 0, rows);
  return (Object.keys(COLUMNS) as PersonTable[]).map((table) => ({ table, columns: COLUMNS[table], rows: rows[table] }));
}

function makePerson({ seed, base }: Sizes, place: Place, index: number, entries: number, rows: PersonRows): void {
  const random = randomOf(seed, 3, index);
  const added = base - random.between(400, 1200) * DAY;
  const person = idAt(added, random);
  const count = isLong(index) ? random.between(3, 5) : random.between(1, 2);
  const beside = random.some(place.organisations, count).map((organisation) => random.one(place.workersOf[organisation.index] ?? []));
  const organisationOf = (worker: BenchWorker) => place.organisations[worker.organisation]?.id ?? '';
  // every fourth person lives with the one before them
  const home = index % 4 === 1 ? index - 1 : index;
  const household = idAt(base - 1200 * DAY, randomOf(seed, 4, home));
  const making: Making = { person, household, place, base, random, rows, beside, organisationOf };
  addPerson(making, added);
  addBeside(making, added, isLong(index));
  addWishes(making, isLong(index));
  addChoices(making);
  addEntries(making, entries, added);
}

function addPerson({ person, household, place, base, random, rows, beside }: Making, added: number): void {
  const preferred = random.one(FIRST_NAMES);
  const born = new Date(base - random.between(19 * 365, 92 * 365) * DAY).toISOString().slice(0, 10);
  const postcode = `NF${random.between(1, 9)}${random.between(1, 9)}${random.one(['AB', 'CD', 'EF', 'GH', 'JK'])}`;
  const street = `${random.between(1, 140)} ${random.one(STREETS)}`;
  const phone = random.chance(0.7) ? `07700${String(random.between(900_000, 999_999))}` : null;
  const full = random.chance(0.9) ? `${preferred} ${random.one(FAMILY_NAMES)}` : null;
  rows.people.push([
    ...[person, place.id, preferred, full, random.chance(0.95) ? born : null, postcode, phone, street],
    ...[random.chance(0.01), beside[0]?.id ?? '', new Date(added), 1],
  ]);
  rows.residences.push([person, household, place.id, new Date(added), null]);
}

function addBeside({ person, place, random, rows, beside, organisationOf, base }: Making, added: number, long: boolean): void {
  beside.forEach((worker, n) => {
    const from = new Date(n === 0 ? added : added + random.between(1, 300) * DAY);
    const ended = n > 0 && !long && random.chance(0.3);
    const state = n === 0 || long ? 'alongside' : random.one(['alongside', 'alongside', 'starting', 'resting']);
    const until = ended ? new Date(base - random.between(1, 90) * DAY) : null;
    const involvement = [person, idAt(from.getTime(), random), place.id, worker.id, organisationOf(worker)];
    rows.involvements.push([...involvement, state, 'Asked for someone to talk to.', from, until]);
  });
  const lead = beside[0];
  if (lead && random.chance(0.8))
    rows.lead_workers.push([person, idAt(added, random), place.id, lead.id, organisationOf(lead), new Date(added), null]);
  if (!random.chance(0.01)) return;
  const stranger = random.one(place.workersOf[random.one(place.organisations).index] ?? []);
  if (beside.some(({ id }) => id === stranger.id)) return;
  const kind = random.one(['relative', 'ex', 'alleged_perpetrator', 'abuse_restriction']);
  rows.conflict_links.push([person, idAt(added, random), place.id, stranger.id, kind, new Date(added)]);
}

function addWishes({ person, place, base, random, rows, beside, organisationOf }: Making, long: boolean): void {
  const said = () => new Date(base - random.between(10, 390) * DAY);
  if (long || random.chance(0.5))
    rows.safe_contacts.push([person, idAt(base, random), place.id, 'Text first', 'After ten', '07700900123', 'Never the landline', said()]);
  if (random.chance(0.4)) rows.communication_needs.push([person, idAt(base, random), place.id, 'Large print', null, said()]);
  const writer = beside[0];
  if (!writer) return;
  for (let version = long ? random.between(1, 3) : random.between(0, 1); version > 0; version--) {
    const words = `${random.one(MATTERS)} ${random.one(MATTERS)}`;
    rows.what_matters.push([person, idAt(base, random), place.id, words, writer.id, organisationOf(writer), said()]);
  }
}

/** Yes to most of everyday life, no to everyone on what is nobody's business, and now and then a yes that was taken back. */
function addChoices({ person, place, base, random, rows, beside, organisationOf }: Making): void {
  const choose = (organisation: string | null, category: string, answer: string, withdrawn: Date | null = null) => {
    const given = new Date(base - random.between(100, 180) * DAY);
    rows.sharing_choices.push([
      ...[person, idAt(given.getTime(), random), place.id, organisation, category],
      ...[answer, person, given, withdrawn, null],
    ]);
  };
  for (const organisation of new Set(beside.map(organisationOf))) {
    for (const category of SHARED) if (random.chance(0.95)) choose(organisation, category, 'yes');
    if (random.chance(0.6)) {
      const told = new Date(base - random.between(200, 400) * DAY);
      rows.tellings.push([
        person,
        idAt(told.getTime(), random),
        place.id,
        person,
        organisation,
        ['about_me', 'health', 'care'],
        'As on the notice.',
        told,
      ]);
    }
    if (random.chance(0.1)) choose(organisation, 'safeguarding', 'yes', new Date(base - random.between(1, 60) * DAY));
  }
  if (random.chance(0.01)) {
    const noted = base - random.between(30, 300) * DAY;
    rows.capacity_notes.push([
      person,
      idAt(noted, random),
      place.id,
      ['health'],
      random.chance(0.5),
      new Date(noted),
      new Date(noted + DAY),
    ]);
  }
  if (random.chance(0.2)) choose(null, 'mind_and_substances', 'no');
}
