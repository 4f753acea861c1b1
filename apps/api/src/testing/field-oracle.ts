import { type Answer, type CategoryNumber, decide, type Entry, type Question } from '@alongside/consent/model';
import { type FieldWorld, nameOf, HOUR_AGO, NOW, readable, type Resident, STARTED, type Told, type Worker } from './field-world.ts';
import { type LaidOut, SAID_AT, wordsOf } from './lay-out-fields.ts';
import type { Json } from './personal-content.ts';

// What should leave, as the model decides it: of an entry by its own decision, of what stands on a person's page by that of an entry which would say
// the same. Nothing here asks the database.

export type Row = Readonly<Record<string, Json>>;

export class FieldOracle {
  readonly #worlds = new Map<string, FieldWorld['world']>();
  readonly #answers = new Map<string, Answer>();
  readonly #workers: ReadonlyMap<string, Worker>;

  constructor(
    readonly of: FieldWorld,
    readonly laid: LaidOut,
  ) {
    const ruth: Worker = { id: 'ruth', organisation: 'gp', role: 'worker', kind: 'choice' };
    this.#workers = new Map([ruth, ...of.workers].map((worker) => [worker.id, worker]));
  }

  id = (name: string): string => this.laid.idOf(name);
  entryId = (key: string): string => this.laid.idOf(key, 'entry');
  organisationId = (name: string): string => this.laid.idOf(name, 'organisation');

  works = ({ id, organisation }: Worker) => ({ worker: this.id(id), organisation: this.organisationId(organisation) });
  overrideId = (worker: string, resident: Resident, ground: string): string | undefined =>
    this.laid.overrides.get(`${worker} ${this.id(resident.id)} ${ground}`);

  /** One line for each other organisation alongside, whatever it holds and whatever was chosen. */
  mayHold(worker: Worker, resident: Resident): Row[] | undefined {
    const standing = this.standing(worker, resident);
    if (!standing) return undefined;
    const others = new Set(this.beside(resident).map(({ organisation }) => organisation));
    others.delete(worker.organisation);
    const leadName = this.#leadOf(resident);
    return standing === 'alongside' ? [...others].map((one) => ({ organisation: this.organisationId(one), leadName })) : [];
  }

  /** Whom to ask, told to those who are not with somebody that agreed to be found. */
  toAsk(worker: Worker, resident: Resident): Row[] {
    const { world } = this.of;
    const withThem = (world.involvements ?? []).some((one) => one.person === resident.id && one.worker === worker.id);
    const answer = decide(this.#about(resident.id), {
      ...{ door: 'worker', session: { until: '2026-11-21T11:03:00Z' }, purpose: 'support', person: resident.id, search: 'exact' },
      actor: { worker: worker.id, organisation: worker.organisation, role: worker.role },
    });
    if (withThem || answer.result !== 'EXISTS') return [];
    const named = answer.duties.includes('name-lead');
    return [{ leadName: named ? this.#leadOf(resident) : null, leadOrganisation: named ? 'gp' : null }];
  }

  entriesOf({ id }: Resident): [string, Told][] {
    return Object.entries(this.#about(id).entries).filter(([, { subject }]) => subject === id);
  }

  /** What a worker may read of an entry of the world, or of one that would be there. */
  decides(worker: Worker, { id }: Resident, entry: string | Entry, { purpose = 'support', reason = '', linked = true } = {}): Answer {
    const key = JSON.stringify([worker.id, id, entry, purpose, reason, linked]);
    const known = this.#answers.get(key);
    if (known) return known;
    const about = this.#about(id);
    const world = {
      ...about,
      ...(linked ? {} : { conflicts: [] }),
      entries: typeof entry === 'string' ? about.entries : { ...about.entries, probe: entry },
    };
    const question: Question = {
      ...{
        door: 'worker',
        session: { until: '2026-11-21T11:03:00Z' },
        purpose,
        reason,
        entry: typeof entry === 'string' ? entry : 'probe',
      },
      actor: { worker: worker.id, organisation: worker.organisation, role: worker.role },
    };
    const answer = decide(world, question);
    this.#answers.set(key, answer);
    return answer;
  }

  /** All that the person's own organisation wrote is read by those alongside alone. */
  isAlongside = (worker: Worker, resident: Resident): boolean =>
    this.#shows(worker, resident, { organisation: worker.organisation, author: 'a colleague', categories: ['3'] });

  /** What brings the worker to the person. Undefined: they are hidden. */
  standing(worker: Worker, resident: Resident): 'alongside' | 'starting' | 'author' | undefined {
    if (this.isAlongside(worker, resident)) return 'alongside';
    // whoever starts reads a caution note
    const caution = { state: 'active', reviewOn: '2026-12-20' } as const;
    if (this.#shows(worker, resident, { organisation: 'gp', author: 'ruth', categories: ['12'], caution })) return 'starting';
    const wrote = this.entriesOf(resident).some(
      ([key, { author }]) => author === worker.id && this.decides(worker, resident, key).result === 'SHOW',
    );
    return wrote ? 'author' : undefined;
  }

  /** Everyone alongside, whoever is kept from the person too: nobody is told that they are. */
  beside({ id }: Resident): Worker[] {
    const ids = (this.of.world.involvements ?? [])
      .filter(({ person, state }) => person === id && state === 'alongside')
      .map(({ worker }) => worker);
    return ids.flatMap((one) => this.#workers.get(one) ?? []);
  }

  entry(worker: Worker, resident: Resident, key: string): Row | undefined {
    const entry = this.#about(resident.id).entries[key];
    const answer = this.decides(worker, resident, key);
    if (!entry || answer.result !== 'SHOW') return undefined;
    const whole = answer.level === 'full';
    const amended = whole && !isCut(answer) ? entry.amended : undefined;
    const mine = entry.author === worker.id;
    const unsorted = entry.categories?.length === 0;
    return {
      ...this.#openedAs(key, entry, answer),
      asSummary: isSummary(answer),
      tellsWhere: whole && entry.tellsWhere === true,
      ...{ personId: this.id(entry.subject), recordedAt: NOW, shownToPerson: 'now', version: 2, mine, unsorted },
      source: answer.level === 'summary' ? null : entry.source,
      where: answer.level === 'summary' ? null : entry.where,
      conversationId: whole ? this.id(`conversation ${key}`) : this.entryId(key),
      amendedAt: amended ? HOUR_AGO : null,
      earlier: amended ? [{ words: entry.words, replacedAt: HOUR_AGO, because: amended.because }] : [],
      maySort:
        mine ||
        (unsorted && entry.author.startsWith('leaver') && entry.organisation === worker.organisation && this.isAlongside(worker, resident)),
    };
  }

  /** The entries that an override shows. */
  opened(worker: Worker, resident: Resident, purpose: string, reason: string): Row[] {
    return this.entriesOf(resident).flatMap(([key, entry]) => {
      const answer = this.decides(worker, resident, key, { purpose, reason });
      return answer.result === 'SHOW'
        ? [{ ...this.#openedAs(key, entry, answer), asSummary: isSummary(answer), asMinimum: answer.level === 'minimum' }]
        : [];
    });
  }

  #openedAs(key: string, entry: Told, answer: Answer): Row {
    const words = entry.amended?.words ?? entry.words;
    return {
      ...{
        id: this.entryId(key),
        kind: entry.kind,
        occurredAt: NOW,
        author: this.id(entry.author),
        organisation: this.organisationId(entry.organisation),
      },
      words:
        answer.level === 'summary'
          ? (entry.headline ?? '')
          : isCut(answer)
            ? (answer.duties.includes('leave-a-mark') ? '[…]' : '') + words.slice(3)
            : words,
      categories: (entry.categories ?? []).map(nameOf),
    };
  }

  story = (worker: Worker, resident: Resident): Row[] =>
    this.entriesOf(resident).flatMap(([key]) => {
      const entry = this.entry(worker, resident, key);
      return entry ? [entry] : [];
    });

  card(worker: Worker, resident: Resident): Row | undefined {
    const standing = this.standing(worker, resident);
    if (!standing) return undefined;
    const alongside = standing === 'alongside';
    return {
      ...{ id: this.id(resident.id), name: resident.full, preferredName: resident.preferred, standing, leadIsMe: false },
      ...{ age: alongside ? resident.age : null, street: alongside ? resident.street : null },
      leadName: alongside ? this.#leadOf(resident) : null,
    };
  }

  person(worker: Worker, resident: Resident): Row | undefined {
    const standing = this.standing(worker, resident);
    if (!standing) return undefined;
    const alongside = standing === 'alongside';
    const words = wordsOf(resident);
    const lead = this.#leadOf(resident);
    const matters = words.matters.map((said, at): Row => ({
      id: this.id(`matters ${at} ${resident.id}`),
      words: said,
      saidAt: SAID_AT[at] ?? '',
      writtenBy: this.id('ruth'),
    }));
    const about = this.decides(worker, resident, { subject: resident.id, organisation: 'gp', author: 'ruth', categories: ['2'] });
    const saw = alongside && about.result === 'SHOW' && about.level === 'full';
    const works = (one: string, organisation: string, since: string): Row => ({
      ...{ worker: this.id(one), organisation: this.organisationId(organisation), jobTitle: 'Worker', since, isMe: one === worker.id },
    });
    return {
      ...{ id: this.id(resident.id), name: resident.full, preferredName: resident.preferred, standing },
      ...Object.fromEntries(
        Object.entries({
          age: resident.age,
          birthDate: resident.born,
          phone: resident.phone,
          postcode: resident.postcode,
          street: resident.street,
        }).map(([key, value]) => [key, alongside ? value : null]),
      ),
      communicationNeed: alongside ? { need: words.need, detail: words.detail } : null,
      safeContact: alongside ? { how: words.how, never: words.never, number: resident.phone, when: 'At noon' } : null,
      whatMatters: saw ? (matters[1] ?? null) : null,
      whatMatteredBefore: saw ? matters.slice(0, 1) : [],
      lead: alongside && lead ? works(lead, 'gp', STARTED) : null,
      alongside: alongside ? this.beside(resident).map(({ id, organisation }) => works(id, organisation, STARTED)) : [],
      knownOnList: alongside && worker.organisation === 'by-choice' ? { words: words.known, at: '2026-09-09', source: 'A letter' } : null,
      readers: alongside ? this.#readers(worker, resident, works) : [],
      story: { nodes: this.story(worker, resident) },
    };
  }

  /** Who would read words of a category that the worker writes, wholly: nobody is left out of it for being kept from the person. */
  #readers(worker: Worker, resident: Resident, works: (one: string, organisation: string, since: string) => Row): Row[] {
    return readable.flatMap((category) => {
      const readers = this.beside(resident).filter(
        (one) =>
          one.organisation !== worker.organisation &&
          this.decides(one, resident, this.written(worker, resident, category), { linked: false }).level === 'full',
      );
      return readers.length
        ? [{ category: nameOf(category), readers: readers.map(({ id, organisation }) => works(id, organisation, STARTED)) }]
        : [];
    });
  }

  /** What the worker would write of one category. */
  written = (worker: Worker, { id }: Resident, category: CategoryNumber): Entry => ({
    ...{ subject: id, organisation: worker.organisation, author: worker.id, categories: [category] },
  });

  #shows = (worker: Worker, resident: Resident, entry: Omit<Entry, 'subject'>): boolean =>
    this.decides(worker, resident, { subject: resident.id, ...entry }).result === 'SHOW';

  #leadOf = ({ id }: Resident): string | null => this.of.world.people?.[id]?.lead ?? null;

  /** The world as far as it is about one person, and whoever is named beside them. */
  #about(id: string): FieldWorld['world'] {
    const known = this.#worlds.get(id);
    if (known) return known;
    const { world } = this.of;
    const mine = Object.entries(world.entries).filter(([, { subject }]) => subject === id);
    const named = new Set([id, ...mine.flatMap(([, { passages }]) => (passages ?? []).map(({ about }) => about))]);
    const those = <Fact extends { person: string }>(facts: readonly Fact[] = []): Fact[] => facts.filter(({ person }) => named.has(person));
    const about = {
      ...world,
      ...{
        entries: Object.fromEntries(mine),
        tellings: those(world.tellings),
        choices: those(world.choices),
        involvements: those(world.involvements),
      },
      ...{ conflicts: those(world.conflicts), overrides: those(world.overrides), notYets: those(world.notYets) },
    };
    this.#worlds.set(id, about);
    return about;
  }
}

/** The author’s sentence, since the role needs no more: where it stands for another reason nothing may tell so. */
const isSummary = ({ level, rule }: Answer): boolean => level === 'summary' && rule === 'D11';
const isCut = ({ rule }: Answer): boolean => rule === 'D12';
