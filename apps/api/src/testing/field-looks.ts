import type { Actor, TestDatabase } from '@alongside/platform/testing';
import type { FieldOracle } from './field-oracle.ts';
import type { FieldQuestion } from './field-questions.ts';
import type { Resident, Worker } from './field-world.ts';

// Every look is in the log: each answer is held against the rows that its request added. Nothing of a person leaves without a row that names them, and
// nobody is named of whom nothing left. What was denied is not asked here.

/** A look as the log has it. */
export interface LookRow {
  readonly event_id: string;
  readonly request_id: string;
  readonly operation: string;
  readonly person_id: string;
  readonly worker_id: string;
  readonly organisation_id: string;
  readonly role: string;
  readonly purpose: string;
  readonly kind: string;
  readonly result: string;
  readonly entry_ids: readonly string[];
  readonly rules: readonly string[];
}

/** An answer, and how it was asked for. */
export interface Answered extends Pick<FieldQuestion, 'root' | 'variables'> {
  readonly operation: string;
  /** What the root field gave, as it left; null for none. */
  readonly value: unknown;
}

/** What waits for a Guardian. */
interface Item {
  readonly id: string;
  readonly opened: boolean | null;
}

interface Shown {
  readonly people: Set<string>;
  readonly entries: Set<string>;
}

/** Glances: what stands on a list, and what a device keeps. All else is opened. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    [
      ...['findPeople', 'possibleMatches', 'findOnOwnList', 'myProposals', 'answerProposals', 'startFromList', 'today', 'findWhomToAsk'],
      ...['guardianAlerts', 'guardianActs', 'guardianQueue', 'guardianReleases'],
    ].map((root) => [root, ['listed']] as const),
  ),
  peopleToKeep: ['kept_on_a_phone'],
  // whoever is only named in somebody else's entry
  entryParts: ['opened', 'listed'],
};
/** What shows people themselves, and not only what was written or done. */
const CARDS = ['person', 'today', 'findPeople', 'possibleMatches', 'peopleToKeep'];
const isLook = (root: string): boolean => root.endsWith('Look');

/** Holds answers against the log. */
export class FieldLooks {
  readonly #people: Set<string>;
  /** Whose an entry is, by its id. */
  readonly #entries: Map<string, string>;
  readonly #keys: Map<string, { readonly resident: Resident; readonly key: string }>;
  /** Whose an override, or somebody's involvement, is, by its id. */
  readonly #items: Map<string, string>;
  readonly #last = new Map<string, string>();

  constructor(
    private readonly database: TestDatabase,
    private readonly oracle: FieldOracle,
  ) {
    const { of, laid, id, entryId } = oracle;
    this.#people = new Set([...Object.keys(of.world.people ?? {}).map(id), ...of.workers.map((worker) => id(`listed ${worker.id}`))]);
    this.#entries = new Map(Object.entries(of.world.entries).map(([key, { subject }]) => [entryId(key), id(subject)]));
    this.#keys = new Map(
      of.residents.flatMap((resident) => oracle.entriesOf(resident).map(([key]) => [entryId(key), { resident, key }] as const)),
    );
    const [first] = of.residents;
    this.#items = new Map([
      ...[...laid.overrides, ...laid.involvements].map(([key, item]) => [item, key.split(' ')[1] ?? ''] as const),
      ...of.workers.map((worker) => [id(`alert ${worker.id}`), id(first?.id ?? '')] as const),
    ]);
  }

  /** The looks of a worker since this was asked last, but for denied ones. A worker asks one thing after the other. */
  async since({ workerId }: Actor): Promise<LookRow[]> {
    const rows = await this.database.sql<LookRow>(
      `select event_id, request_id, operation, person_id, worker_id, organisation_id, role, purpose, kind, result, entry_ids, rules
       from access_events where worker_id = $1 and event_id > $2 order by event_id`,
      [workerId, this.#last.get(workerId) ?? '00000000-0000-0000-0000-000000000000'],
    );
    const last = rows.at(-1);
    if (last) this.#last.set(workerId, last.event_id);
    return rows.filter(({ result }) => result !== 'denied');
  }

  /** What the log says otherwise than the answer. */
  wrong(worker: Worker, answered: Answered, rows: readonly LookRow[]): string[] {
    const { root, operation, variables } = answered;
    const shown = this.#shownBy(answered);
    const named = new Set(rows.map(({ person_id }) => person_id));
    const logged = new Set(rows.flatMap(({ entry_ids }) => entry_ids));
    const purpose = isLook(root) ? root.slice(0, -'Look'.length) : 'support';
    const mayBe = answered.value === null ? [] : this.#mayBeNamed(answered);
    const wrong = [
      ...[...shown.people].filter((id) => !named.has(id)).map((id) => `no look names the person ${id}`),
      ...[...shown.entries].filter((id) => !logged.has(id)).map((id) => `no look names the entry ${id}`),
      ...[...named]
        .filter((id) => !shown.people.has(id) && !mayBe.includes(id))
        .map((id) => `a look names ${id}, of whom nothing was shown`),
      ...[...logged].filter((id) => !shown.entries.has(id)).map((id) => `a look names the entry ${id}, which was not shown`),
      ...(new Set(rows.map(({ request_id }) => request_id)).size > 1 ? ['the looks are of several requests'] : []),
    ];
    for (const row of rows) {
      const is = [row.worker_id, row.organisation_id, row.role, row.purpose, row.operation, row.result];
      const should = [this.oracle.id(worker.id), this.oracle.organisationId(worker.organisation), worker.role, purpose, operation, 'shown'];
      if (is.join() !== should.join()) wrong.push(`a look is of ${is.join()}, not ${should.join()}`);
      if (!(KINDS[root] ?? ['opened']).includes(row.kind)) wrong.push(`a look is ${row.kind}`);
      if (row.rules.length === 0 || row.rules.includes('')) wrong.push('a look has no rule');
      for (const entry of row.entry_ids) {
        if (this.#entries.get(entry) !== row.person_id) wrong.push(`the entry ${entry} is another person's`);
        const rule = this.#ruleOf(worker, entry, purpose, root);
        if (rule && !row.rules.includes(rule)) wrong.push(`a look shows the entry ${entry} by ${row.rules.join()}, not ${rule}`);
      }
      const rule = this.#ruleOfPerson(worker, row.person_id, root);
      if (rule && !row.rules.includes(rule)) wrong.push(`a look shows the person ${row.person_id} by ${row.rules.join()}, not ${rule}`);
    }
    return wrong.map((what) => `${what} (${JSON.stringify(variables)})`);
  }

  /** The line that shows an entry, as the model decides it. */
  #ruleOf(worker: Worker, entry: string, purpose: string, root: string): string | undefined {
    const found = this.#keys.get(entry);
    // one's own words with their marks are the author's, whatever else would show them
    if (!found || root === 'entryParts') return undefined;
    const reason = isLook(root) ? `Reason of ${worker.id} for ${found.resident.id}` : '';
    return this.oracle.decides(worker, found.resident, found.key, { purpose, reason }).rule;
  }

  /** Where the person themselves stands in an answer: what brings the worker to them, or the override. */
  #ruleOfPerson(worker: Worker, person: string, root: string): string | undefined {
    if (isLook(root)) return 'D6';
    if (root === 'findWhomToAsk') return 'D8';
    const resident = this.oracle.of.residents.find(({ id }) => this.oracle.id(id) === person);
    if (!resident || !CARDS.includes(root)) return undefined;
    return this.oracle.standing(worker, resident) === 'alongside' ? 'alongside' : 'card';
  }

  /** Whose content an answer holds: by the ids in it, and where it has none by what was asked for. */
  #shownBy(answered: Answered): Shown {
    const shown: Shown = { people: new Set(), entries: new Set() };
    this.#learn(answered.variables);
    this.#walk(answered.value, shown);
    for (const id of this.#unnamed(answered)) shown.people.add(id);
    if (answered.root === 'whoCanSeeEntry' && answered.value !== null) shown.entries.add(answered.variables['id'] as string);
    for (const entry of shown.entries) shown.people.add(this.#entries.get(entry) ?? '');
    return shown;
  }

  /** Whom an answer is about that does not name them. */
  #unnamed(answered: Answered): string[] {
    const { root, value } = answered;
    if (root === 'guardianQueue') return this.#waiting(value, ({ opened }) => opened !== false);
    if (isLook(root)) return (value as { answer?: string } | null)?.answer === 'opened' ? this.#asked(answered) : [];
    const holds = Array.isArray(value) && value.length > 0;
    if (root === 'findWhomToAsk') return holds ? this.#typed(answered) : [];
    return holds && (root === 'standingLines' || root === 'whoCanSeePerson' || root === 'whoCanSeeEntry') ? this.#asked(answered) : [];
  }

  /** Who was asked for, since that they are there was told; and on whom somebody tried an override that opened nothing. */
  #mayBeNamed(answered: Answered): string[] {
    return answered.root === 'guardianQueue' ? this.#waiting(answered.value, () => true) : this.#asked(answered);
  }

  #waiting(queue: unknown, which: (item: Item) => boolean): string[] {
    const { nodes } = (queue ?? { nodes: [] }) as { nodes: Item[] };
    return nodes.filter(which).flatMap(({ id }) => this.#items.get(id) ?? []);
  }

  /** Who was found by their full name and birth date. */
  #typed({ variables }: Pick<Answered, 'variables'>): string[] {
    const fits = this.oracle.of.residents.filter(({ full, born }) => `${full} ${born}` === variables['text']);
    return fits.map(({ id }) => this.oracle.id(id));
  }

  #asked({ root, variables }: Pick<Answered, 'root' | 'variables'>): string[] {
    const { id, personId } = variables as { id?: string; personId?: string };
    if (isLook(root)) return [this.#items.get(id ?? '') ?? ''];
    const [person] = [personId, root === 'person' ? id : undefined].filter((one) => one !== undefined);
    return person === undefined ? [] : [person];
  }

  /** What a mutation adds is somebody's from then on. */
  #learn({ input }: Answered['variables']): void {
    const { personId, entryId, partId } = (input ?? {}) as { personId?: string; entryId?: string; partId?: string };
    if (personId) this.#people.add(personId);
    for (const entry of [entryId, partId]) if (personId && entry && !this.#entries.has(entry)) this.#entries.set(entry, personId);
  }

  #walk(value: unknown, shown: Shown): void {
    if (typeof value === 'string') {
      if (this.#people.has(value)) shown.people.add(value);
      if (this.#entries.has(value)) shown.entries.add(value);
    } else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) this.#walk(one, shown);
  }
}
