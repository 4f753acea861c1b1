import { v4 as uuidv4 } from 'uuid';
import { bases, HOUR_AGO, type Resident, residentsOf, type Worker } from './field-world.ts';
import { actPut, actsFor, alertsFor, ENDS, queueOf, releasesFor, TELL_BY } from './field-guardian.ts';
import type { FieldOracle } from './field-oracle.ts';
import { FieldReaders } from './field-readers.ts';
import { listedFor, ON_CALL, wordsOf } from './lay-out-fields.ts';
import type { Json } from './personal-content.ts';

/** One root field with its variables, and what should leave. Undefined: an error, and nothing else. `some`: a page of a longer list. */
export interface FieldQuestion {
  readonly root: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly should: Json | undefined;
  /** It comes in pages, all of which are read; their order is not asked. */
  readonly paged?: boolean;
}

const purposeOf = (ground: string): string => (ground === 'legal' ? 'disclosure' : ground);
const isBase = ({ kind }: Worker): boolean => (bases as readonly string[]).includes(kind);

/** All that one worker asks: every query about each of their role's seven, and what is theirs whoever it is about. */
export class FieldQuestions {
  readonly #residents: readonly Resident[];
  readonly #readers: FieldReaders;

  constructor(
    private readonly oracle: FieldOracle,
    private readonly worker: Worker,
    roles: readonly string[],
  ) {
    this.#readers = new FieldReaders(oracle);
    this.#residents = residentsOf(worker.role, roles.indexOf(worker.role));
  }

  all = (): FieldQuestion[] => [...this.#whoever(), ...this.#residents.flatMap((resident, at) => this.#about(resident, at))];

  #about(resident: Resident, at: number): FieldQuestion[] {
    const { oracle, worker } = this;
    const personId = oracle.id(resident.id);
    const keys = oracle.entriesOf(resident).map(([key]) => key);
    const own = `${worker.id}/${resident.id}`;
    // all of them stand in the story; one by one, their own, and some of the others
    const some = (step: number): string => keys[(at * 5 + worker.id.length + step) % keys.length] ?? own;
    const rotating = some(0);
    const asked = [...new Set([own, rotating, some(3)])];
    const card = oracle.card(worker, resident);
    const near = oracle.isAlongside(worker, resident);
    const standing = oracle.standing(worker, resident);
    const same = near ? { ...{ name: 'same', birthDate: 'same', phone: 'same', postcode: 'same' }, person: card ?? null } : null;
    const { preferred: preferredName, full: fullName, born: birthDate, phone, postcode } = resident;
    return [
      { root: 'person', variables: { id: personId }, should: oracle.person(worker, resident) },
      ...asked.map((key) => ({
        root: 'entry',
        variables: { personId, id: oracle.entryId(key) },
        should: oracle.entry(worker, resident, key),
      })),
      ...[own, rotating].map((key) => ({
        root: 'entryParts',
        variables: { personId, id: oracle.entryId(key) },
        should: this.#parts(resident, key),
      })),
      ...[own, rotating].map((key) => ({
        ...{
          root: 'whoCanSeeEntry',
          variables: { personId, id: oracle.entryId(key) },
          should: this.#readers.ofEntry(worker, resident, key),
        },
      })),
      { root: 'whoCanSeePerson', variables: { personId }, should: this.#readers.ofPerson(worker, resident) },
      { root: 'cautionNotes', variables: { personId }, should: this.#cautions(resident) },
      { root: 'standingLines', variables: { personId }, should: oracle.mayHold(worker, resident) },
      { root: 'protectiveActs', variables: { personId }, should: this.#acts(resident) },
      { root: 'findPeople', variables: { text: fullName }, should: card && standing !== 'author' ? [card] : [] },
      { root: 'findWhomToAsk', variables: { text: `${fullName} ${birthDate}` }, should: oracle.toAsk(worker, resident) },
      {
        root: 'possibleMatches',
        variables: { details: { preferredName, fullName, birthDate, phone, postcode } },
        should: same ? [same] : [],
      },
      ...['emergency', 'safeguarding', 'legal'].map((ground) => this.#look(resident, ground)),
    ];
  }

  #parts(resident: Resident, key: string): Json | undefined {
    const { oracle, worker } = this;
    const entry = oracle.of.world.entries[key];
    if (!entry || entry.author !== worker.id || !oracle.entry(worker, resident, key)) return undefined;
    const about = this.#residents.find(({ id }) => id === entry.passages?.[0]?.about);
    const named = about && oracle.standing(worker, about) ? { id: oracle.id(about.id), name: about.preferred } : null;
    return {
      ...{
        entryId: oracle.entryId(key),
        personId: oracle.id(resident.id),
        headline: entry.headline ?? null,
        words: entry.words,
        version: 2,
      },
      passages: [{ from: 0, length: 3, agreed: false, needed: false, about: named }],
    };
  }

  #cautions(resident: Resident): Json {
    const { oracle, worker } = this;
    return [`asked/${resident.id}`, `caution/${resident.id}`].flatMap((key) => {
      const { words = '', caution } = oracle.of.world.entries[key] ?? {};
      if (!caution || oracle.decides(worker, resident, key).result !== 'SHOW') return [];
      const isSecond = caution.second === worker.id;
      return {
        ...{
          id: oracle.entryId(key),
          personId: oracle.id(resident.id),
          state: caution.state ?? null,
          reviewOn: caution.reviewOn ?? null,
          words,
        },
        ...{ evidence: `Evidence. ${words}`, told: true, toldWords: `Told. ${words}` },
        ...{ author: oracle.id('ruth'), second: oracle.id(caution.second ?? ''), mayAgree: isSecond, mayEnd: isSecond, mayContinue: false },
      };
    });
  }

  /** Whoever put it; and the Guardian of their organisation, unless kept from the person. */
  #acts(resident: Resident): Json | undefined {
    const { oracle, worker } = this;
    const near = oracle.isAlongside(worker, resident);
    const put = oracle.of.workers.filter((one) => isBase(one) && one.role === worker.role && one.organisation === worker.organisation);
    const theirs = worker.role === 'guardian' && worker.kind !== 'linked' ? put : near ? put.filter(({ id }) => id === worker.id) : [];
    if (!near && theirs.length === 0) return undefined;
    return theirs.map((one) => actPut(oracle, one, resident));
  }

  #look(resident: Resident, ground: string): FieldQuestion {
    const { oracle, worker } = this;
    const purpose = purposeOf(ground);
    const own = oracle.overrideId(worker.id, resident, ground);
    const root = `${purpose}Look`;
    if (!own) return { root, variables: { id: uuidv4() }, should: undefined };
    const linked = worker.kind === 'linked';
    const entries = linked ? [] : oracle.opened(worker, resident, purpose, `Reason of ${worker.id} for ${resident.id}`);
    return {
      root,
      variables: { id: own },
      should: {
        ...{
          id: own,
          answer: linked ? 'nobody' : 'opened',
          typed: `Typed by ${worker.id} for ${resident.id}`,
          reason: `Reason of ${worker.id} for ${resident.id}`,
          recipient: ground === 'legal' ? 'the court' : null,
          refusal: null,
          ground,
          categories: ['health'],
        },
        ...{ invokedAt: HOUR_AGO, endsAt: linked ? null : (ENDS[ground] ?? null), barred: false, onCall: ON_CALL, tellBy: TELL_BY },
        ...{ notByMessage: !linked, personToldAt: worker.kind === 'author' ? HOUR_AGO : null, entries: { nodes: entries } },
      },
    };
  }

  #whoever(): FieldQuestion[] {
    const { oracle, worker } = this;
    const cards = this.#residents.flatMap((resident) =>
      oracle.standing(worker, resident) === 'author' ? [] : (oracle.card(worker, resident) ?? []),
    );
    const listed = listedFor(worker);
    const onList = {
      id: oracle.id(`listed ${worker.id}`),
      name: listed.full,
      preferredName: listed.preferred,
      age: listed.age,
      namesMe: true,
    };
    const guardian = worker.role === 'guardian';
    return [
      { root: 'today', variables: {}, should: this.#today(cards) },
      { root: 'peopleToKeep', variables: {}, should: cards },
      { root: 'myProposals', variables: {}, should: { nodes: [onList] } },
      { root: 'findOnOwnList', variables: { text: listed.full }, should: [onList] },
      { root: 'findOnOwnList', variables: { text: 'Zorvald Quimbet' }, should: [] },
      { root: 'guardianAlerts', variables: {}, should: guardian ? { nodes: alertsFor(oracle, worker) } : undefined },
      { root: 'guardianActs', variables: {}, should: guardian ? actsFor(oracle, worker) : undefined },
      { root: 'guardianReleases', variables: {}, should: guardian ? releasesFor(oracle, worker) : undefined },
      { root: 'guardianQueue', variables: {}, should: guardian ? { nodes: queueOf(oracle, worker) } : undefined, paged: true },
    ];
  }

  #today(cards: Json[]): Json {
    const { oracle, worker } = this;
    const near = this.#residents.filter((resident) => oracle.isAlongside(worker, resident));
    // somebody leads those who said yes
    const unled = near.filter(({ said }) => said !== 'naming');
    const card = (resident: Resident): Json => oracle.card(worker, resident) ?? null;
    const waiting = (resident: Resident, key: string): Json[] => {
      const entry = oracle.entry(worker, resident, key);
      return entry ? [{ entry, person: card(resident) }] : [];
    };
    return {
      people: cards,
      unsorted: this.#residents.flatMap((resident) =>
        oracle.standing(worker, resident) === 'author' ? [] : waiting(resident, `${worker.id}/${resident.id}`),
      ),
      leftUnsorted: near.flatMap((resident) => waiting(resident, `left ${worker.organisation}/${resident.id}`)),
      callBacks: unled.map((resident) => ({
        ...{
          id: oracle.id(`call back ${resident.id}`),
          askedAt: HOUR_AGO,
          asker: oracle.id('eve'),
          organisation: oracle.organisationId('elsewhere'),
        },
        ...{ phone: wordsOf(resident).callBack, person: card(resident) },
      })),
      cautions: near.flatMap((resident) => {
        const key = `asked/${resident.id}`;
        const { caution } = oracle.of.world.entries[key] ?? {};
        if (caution?.second !== worker.id || oracle.decides(worker, resident, key).result !== 'SHOW') return [];
        const note = { id: oracle.entryId(key), state: 'draft', reviewOn: caution.reviewOn ?? null, author: oracle.id('ruth') };
        return { ...note, person: card(resident) };
      }),
      opened: this.#openedByOthers(unled, card),
      toTell: this.#toTell(),
    };
  }

  /** The newest twenty; all were invoked at once, so that the lowest ids stand first. */
  #openedByOthers(unled: readonly Resident[], card: (resident: Resident) => Json): Json[] {
    const { oracle, worker } = this;
    const rows = unled.flatMap((resident) =>
      oracle.of.workers
        .filter(({ id, kind }) => id !== worker.id && kind !== 'linked')
        .flatMap((one) =>
          Object.keys(ENDS).flatMap((ground) => {
            const id = oracle.overrideId(one.id, resident, ground);
            if (!id) return [];
            return [{ ...{ id, ground, at: HOUR_AGO, endsAt: ENDS[ground] ?? '', person: card(resident) }, ...oracle.works(one) }];
          }),
        ),
    );
    return rows.sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, 20);
  }

  /** Whom the worker has not told yet: nobody is told by message whom somebody is kept from. */
  #toTell(): Json[] {
    const { oracle, worker } = this;
    if (worker.kind === 'linked' || worker.kind === 'author') return [];
    return this.#residents.flatMap((resident) =>
      Object.keys(ENDS).flatMap((ground) => {
        const id = oracle.overrideId(worker.id, resident, ground);
        if (!id) return [];
        return [
          {
            ...{
              id,
              ground,
              typed: `Typed by ${worker.id} for ${resident.id}`,
              invokedAt: HOUR_AGO,
              endsAt: ENDS[ground] ?? '',
              stillOpen: true,
              tellBy: TELL_BY,
            },
            ...{ notByMessage: true, askedNotYet: false, notYetUntil: worker.kind === 'stranger' ? '2026-11-25T09:03:00.000Z' : null },
          },
        ];
      }),
    );
  }
}
