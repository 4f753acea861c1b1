import { v4 as uuidv4 } from 'uuid';
import { bases, HOUR_AGO, type Resident, residentsOf, STARTED, type Worker } from './field-world.ts';
import type { FieldOracle } from './field-oracle.ts';
import { actOf, alertedOf, listedFor, ON_CALL, wordsOf } from './lay-out-fields.ts';
import type { Json } from './personal-content.ts';

/** One root field with its variables, and what should leave. Undefined: an error, and nothing else. `some`: a page of a longer list. */
export interface FieldQuestion {
  readonly root: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly should: Json | undefined;
  readonly some?: boolean;
}

const ENDS: Readonly<Record<string, string>> = {
  emergency: '2026-11-21T13:03:00.000Z',
  safeguarding: '2026-11-24T09:03:00.000Z',
  legal: '2026-11-22T09:03:00.000Z',
};
/** Five working days after Saturday 21 November. */
const TELL_BY = '2026-11-27';
const purposeOf = (ground: string): string => (ground === 'legal' ? 'disclosure' : ground);
const isBase = ({ kind }: Worker): boolean => (bases as readonly string[]).includes(kind);

/** All that one worker asks: every query about each of their role's seven, and what is theirs whoever it is about. */
export class FieldQuestions {
  readonly #residents: readonly Resident[];

  constructor(
    private readonly oracle: FieldOracle,
    private readonly worker: Worker,
    roles: readonly string[],
  ) {
    this.#residents = residentsOf(worker.role, roles.indexOf(worker.role));
  }

  all = (): FieldQuestion[] => [...this.#residents.flatMap((resident, at) => this.#about(resident, at)), ...this.#whoever()];

  #about(resident: Resident, at: number): FieldQuestion[] {
    const { oracle, worker } = this;
    const personId = oracle.id(resident.id);
    const keys = oracle.entriesOf(resident).map(([key]) => key);
    const own = `${worker.id}/${resident.id}`;
    const rotating = keys[(at * 5 + worker.id.length) % keys.length] ?? own;
    // all of them stand in the story: one by one, their own, those of their organisation, each of another one, and one of the rest
    const asked = [
      ...new Set([own, rotating, ...keys.filter((key) => !key.includes('-') || key.startsWith(`left ${worker.organisation}/`))]),
    ];
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
        ...{ root: 'whoCanSeeEntry', variables: { personId, id: oracle.entryId(key) }, should: oracle.whoSeesEntry(worker, resident, key) },
      })),
      { root: 'whoCanSeePerson', variables: { personId }, should: oracle.whoSeesPerson(worker, resident) },
      { root: 'cautionNotes', variables: { personId }, should: this.#cautions(resident) },
      { root: 'protectiveActs', variables: { personId }, should: this.#acts(resident) },
      { root: 'findPeople', variables: { text: fullName }, should: card && standing !== 'author' ? [card] : [] },
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
    const key = `caution/${resident.id}`;
    const words = oracle.of.world.entries[key]?.words ?? '';
    if (oracle.decides(worker, resident, key).result !== 'SHOW') return [];
    return [
      {
        ...{ id: oracle.entryId(key), personId: oracle.id(resident.id), state: 'active', reviewOn: '2026-12-20', words },
        ...{ evidence: `Evidence. ${words}`, told: true, toldWords: `Told. ${words}`, author: oracle.id('ruth'), second: oracle.id('rex') },
        ...{ mayAgree: false, mayEnd: false },
      },
    ];
  }

  /** Whoever put it; and the Guardian of their organisation, unless kept from the person. */
  #acts(resident: Resident): Json | undefined {
    const { oracle, worker } = this;
    const near = oracle.isAlongside(worker, resident);
    const put = oracle.of.workers.filter((one) => isBase(one) && one.role === worker.role && one.organisation === worker.organisation);
    const theirs = worker.role === 'guardian' && worker.kind !== 'linked' ? put : near ? put.filter(({ id }) => id === worker.id) : [];
    if (!near && theirs.length === 0) return undefined;
    return theirs.map((one) => ({
      ...{
        id: oracle.id(`act ${one.id} ${resident.id}`),
        personId: oracle.id(resident.id),
        kind: 'conflict_link',
        putAt: HOUR_AGO,
        putBy: oracle.id(one.id),
      },
      ...{ ...actOf(one, resident), endAsked: false, endAskedByMe: false, ended: false },
    }));
  }

  #overrideId = (worker: string, resident: Resident, ground: string): string | undefined =>
    this.oracle.laid.overrides.get(`${worker} ${this.oracle.id(resident.id)} ${ground}`);

  #look(resident: Resident, ground: string): FieldQuestion {
    const { oracle, worker } = this;
    const purpose = purposeOf(ground);
    const own = this.#overrideId(worker.id, resident, ground);
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
      { root: 'guardianAlerts', variables: {}, should: guardian ? { nodes: this.#alerts() } : undefined },
      { root: 'guardianQueue', variables: {}, should: guardian ? { nodes: this.#queue() } : undefined, some: true },
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
            const id = this.#overrideId(one.id, resident, ground);
            if (!id) return [];
            return [{ ...{ id, ground, at: HOUR_AGO, endsAt: ENDS[ground] ?? '', person: card(resident) }, ...this.#who(one) }];
          }),
        ),
    );
    return rows.sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, 20);
  }

  #who = ({ id, organisation }: Worker) => ({ worker: this.oracle.id(id), organisation: this.oracle.organisationId(organisation) });

  /** Whom the worker has not told yet: nobody is told by message whom somebody is kept from. */
  #toTell(): Json[] {
    const { worker } = this;
    if (worker.kind === 'linked' || worker.kind === 'author') return [];
    return this.#residents.flatMap((resident) =>
      Object.keys(ENDS).flatMap((ground) => {
        const id = this.#overrideId(worker.id, resident, ground);
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

  #alerts(): Json[] {
    const { oracle, worker } = this;
    return alertedOf(oracle.of.workers)
      .filter((one) => one.organisation === worker.organisation && one.id !== worker.id)
      .map((one) => ({
        ...{ id: oracle.id(`alert ${one.id}`), kind: 'no_relationship', at: HOUR_AGO, worker: oracle.id(one.id) },
        ...{ personId: oracle.id(oracle.of.residents[0]?.id ?? ''), looks: [oracle.id(`look ${one.id}`)] },
      }));
  }

  /** All that waits for the Guardian of an organisation: never their own, nor of a person whom they are kept from. */
  #queue(): Json[] {
    const { oracle, worker } = this;
    const others = oracle.of.workers.filter((one) => one.organisation === worker.organisation && one.id !== worker.id);
    const mayGuard = ({ id }: Resident): boolean => !(worker.kind === 'linked' && this.#residents.some((own) => own.id === id));
    const no = { endsAt: null, told: null, categories: null, opened: null };
    const overrides = others.flatMap((one) =>
      oracle.of.residents.filter(mayGuard).flatMap((resident) =>
        Object.keys(ENDS).flatMap((ground): Json[] => {
          const id = this.#overrideId(one.id, resident, ground);
          if (!id) return [];
          const opened = one.kind !== 'linked';
          return [
            {
              ...{
                id,
                kind: 'override',
                why: ground,
                at: HOUR_AGO,
                dueOn: opened ? TELL_BY : '2026-11-21',
                endsAt: ENDS[ground] ?? '',
                ...this.#who(one),
              },
              ...{
                whom: `Typed by ${one.id} for ${resident.id}`,
                reason: `Reason of ${one.id} for ${resident.id}`,
                told: `Told by ${one.id} of ${resident.id}`,
              },
              ...{ categories: ['health'], opened },
            },
          ];
        }),
      ),
    );
    const started = others
      .filter(({ kind }) => kind === 'starting')
      .flatMap((one) =>
        oracle.of.residents.filter(mayGuard).flatMap((resident): Json[] => {
          const id = oracle.laid.involvements.get(`${one.id} ${oracle.id(resident.id)}`);
          return id
            ? [
                {
                  ...no,
                  id,
                  kind: 'started_alone',
                  why: null,
                  at: STARTED,
                  dueOn: '2026-11-06',
                  ...this.#who(one),
                  whom: resident.full,
                  reason: 'as told',
                },
              ]
            : [];
        }),
      );
    const first = oracle.of.residents[0];
    const looks = alertedOf(others).flatMap((one): Json[] =>
      first && one.organisation === worker.organisation && mayGuard(first)
        ? [
            {
              ...no,
              id: oracle.id(`alert ${one.id}`),
              kind: 'look',
              why: 'no_relationship',
              at: HOUR_AGO,
              dueOn: TELL_BY,
              ...this.#who(one),
              whom: first.full,
              reason: null,
            },
          ]
        : [],
    );
    return [...overrides, ...started, ...looks];
  }
}
