import {
  categories,
  type CategoryNumber,
  type Choice,
  type Entry,
  type Need,
  type Override,
  type Question,
  type World,
} from '@alongside/consent/model';

// One world in which each role meets each basis and each choice, and stands to the person in each way there is. It is asked through the API, and decided
// by the model.

export const NOW = '2026-11-21T10:03:00.000Z';
/** Since when everyone is alongside, or starting. */
export const STARTED = '2026-11-01T09:00:00.000Z';
export const HOUR_AGO = '2026-11-21T09:03:00.000Z';

/** What an organisation's reading rests on, in the name of that organisation. */
export const bases = ['choice', 'telling', 'duty', 'none'] as const;
/** How else a worker may stand to a person: all of these work for the organisation whose reading rests on a choice. */
export const standings = ['starting', 'author', 'linked', 'stranger'] as const;
export type Kind = (typeof bases)[number] | (typeof standings)[number];
/** What the person said: a yes to the asker's organisation or to another, a no with each word, ask me, a yes that ran out, or nothing. */
export const choices = ['naming', 'another', 'something', 'nothing', 'ask', 'lapsed', 'unsaid'] as const;
export type Said = (typeof choices)[number];

/** One worker who asks. */
export interface Worker {
  readonly id: string;
  readonly organisation: string;
  readonly role: string;
  readonly kind: Kind;
}

/** One person of a role's seven. Names and dates are such that no two are taken for each other. */
export interface Resident {
  readonly id: string;
  readonly said: Said;
  readonly preferred: string;
  readonly full: string;
  readonly born: string;
  readonly age: number;
  readonly phone: string;
  readonly postcode: string;
  readonly street: string;
}

const everyCategory: CategoryNumber[] = ['1', '2', '3', '4', '5', '6', '6s', '7', '8', '9', '10', '11', '13'];
/** All that an entry may be about, but for staff safety, which stands alone. */
export const readable = everyCategory.slice(1);
const GIVEN_NAMES = ['Umbrant', 'Ockhild', 'Fezzanor', 'Quillby', 'Dravik', 'Tolmash', 'Wyndecot'];
const organisations = bases.map((basis) => `by-${basis}`);

/** What the database and the API call a category. */
export const nameOf = (category: CategoryNumber): string => categories.find(({ number }) => number === category)?.name ?? category;
/** What each role needs of whatever it may read: all roles that are not named need all of it. */
const needs: Readonly<Record<string, Partial<Record<CategoryNumber, Need>>>> = {
  administrator: {},
  connector: { ...fully(), 4: 'summary', 5: 'summary' },
  convener: Object.fromEntries(readable.map((category) => [category, 'summary'])),
  guardian: { ...fully(), 3: 'summary', 5: 'none' },
  peer: { ...fully(), 3: 'summary', 2: 'none' },
};
function fully(): Partial<Record<CategoryNumber, Need>> {
  return Object.fromEntries(readable.map((category) => [category, 'full']));
}

/** Who asks, in each role. */
export const workersOf = (role: string): Worker[] =>
  [...bases, ...standings].map((kind) => ({
    id: `${role}-${kind}`,
    role,
    kind,
    organisation: (bases as readonly string[]).includes(kind) ? `by-${kind}` : 'by-choice',
  }));

/** Whom the workers of a role stand beside, or do not: one person for each choice. `nth` is the place of the role among all. */
export const residentsOf = (role: string, nth: number): Resident[] =>
  choices.map((said, at) => {
    const n = nth * choices.length + at;
    const year = 1930 + n;
    return {
      id: `${role}+${said}`,
      said,
      preferred: GIVEN_NAMES[at] ?? said,
      full: `${GIVEN_NAMES[at]} ${role.charAt(0).toUpperCase()}${role.slice(1)}`,
      born: `${year}-03-03`,
      age: 2026 - year,
      phone: `07700900${String(100 + n)}`,
      postcode: `M${1 + (n % 9)}${n % 10}RT`,
      street: `${n + 1} Larch Road`,
    };
  });

function choiceOf({ id, said }: Resident): Choice[] {
  const common = { person: id, by: id, organisations, categories: everyCategory, givenAt: '2026-10-01T00:00:00Z' };
  switch (said) {
    case 'naming':
      return [{ ...common, answer: 'yes' }];
    case 'another':
      return [{ ...common, answer: 'yes', organisations: ['elsewhere'] }];
    case 'something':
    case 'nothing':
      return [{ ...common, answer: 'no', organisations: ['*'], say: said }];
    case 'ask':
      return [{ ...common, answer: 'ask' }];
    case 'lapsed':
      return [{ ...common, answer: 'yes', givenAt: '2025-11-01T00:00:00Z' }];
    case 'unsaid':
      return [];
  }
}

/** An entry of the world, with what stands beside the world's own words of it. */
export interface Told extends Entry {
  readonly words: string;
  readonly kind: string;
  readonly where: string | null;
  readonly source: string | null;
  /** Later words, and why. */
  readonly amended?: { readonly words: string; readonly because: string };
}

const told = (words: string, entry: Entry, more: Partial<Told> = {}): Told => ({
  ...{ words, kind: 'conversation', where: `At ${words}`, source: null },
  ...entry,
  ...more,
});

/** All entries of a person, each as it stands: of ruth at the surgery, of the workers of the role, and of those who left. */
function entriesOf(resident: Resident, workers: readonly Worker[], next: Resident): [string, Told][] {
  const { id } = resident;
  const ruths: Entry = { subject: id, organisation: 'gp', author: 'ruth', categories: ['3'] };
  const of = (worker: Worker): [string, Told] => [
    `${worker.id}/${id}`,
    told(`Own of ${worker.id} on ${id}`, {
      subject: id,
      organisation: worker.organisation,
      author: worker.id,
      categories: [],
      passages: [{ about: next.id }],
      tellsWhere: true,
      headline: `Own headline ${worker.id} ${id}`,
    }),
  ];
  return [
    [
      `life/${id}`,
      told(`Pat on life of ${id}`, { ...ruths, headline: `Headline of life ${id}`, passages: [{ about: 'pat' }], tellsWhere: true }),
    ],
    [
      `health/${id}`,
      told(
        `First on health of ${id}`,
        { ...ruths, categories: ['4'] },
        { amended: { words: `Now on health of ${id}`, because: `Because of ${id}` } },
      ),
    ],
    [`mind/${id}`, told(`On mind of ${id}`, { ...ruths, categories: ['5'], headline: `Headline of mind ${id}`, tellsWhere: true })],
    [`known/${id}`, told(`Known of ${id}`, ruths, { kind: 'what_we_know', source: `Letter about ${id}` })],
    [`unsorted/${id}`, told(`Unsorted of ${id}`, { ...ruths, categories: [] })],
    [
      `caution/${id}`,
      told(`Caution at ${id}`, { ...ruths, categories: ['12'], caution: { state: 'active', reviewOn: '2026-12-20', second: 'rex' } }),
    ],
    // a draft that waits for the one whose reading rests on a choice
    [
      `asked/${id}`,
      told(`Asked at ${id}`, {
        ...ruths,
        ...{
          categories: ['12'],
          caution: { state: 'draft', reviewOn: '2026-12-21', second: workers.find(({ kind }) => kind === 'choice')?.id ?? 'rex' },
        },
      }),
    ],
    ...organisations.map((organisation): [string, Told] => [
      `left ${organisation}/${id}`,
      told(`Left at ${organisation} on ${id}`, { subject: id, organisation, author: `leaver ${organisation}`, categories: [] }),
    ]),
    ...workers.filter(({ kind }) => kind !== 'stranger').map(of),
  ];
}

const GROUNDS = ['EMERGENCY', 'SAFEGUARDING', 'LEGAL'] as const;
const overridesOf = (worker: Worker, { id }: Resident): Override[] =>
  GROUNDS.filter((ground) => ground !== 'LEGAL' || worker.role === 'guardian').map((ground) => ({
    ...{ person: id, worker: worker.id, organisation: worker.organisation, ground, categories: ['4'] as const, state: 'active' as const },
    ...{ reason: `Reason of ${worker.id} for ${id}`, told: `Told by ${worker.id} of ${id}`, invokedAt: HOUR_AGO },
    ...(ground === 'LEGAL' ? { recipient: 'the court' } : {}),
    categories: ['4'],
  }));

/** The world of these roles, who asks of it, and of whom. */
export interface FieldWorld {
  readonly world: World & { readonly entries: Record<string, Told> };
  readonly workers: readonly Worker[];
  readonly residents: readonly Resident[];
  /** One question for each worker, so that each has a session. */
  readonly questions: readonly Question[];
}

export function aFieldWorld(roles: readonly string[]): FieldWorld {
  const workers = roles.flatMap(workersOf);
  const residents = roles.flatMap(residentsOf);
  const pairs = roles.flatMap((role, nth) =>
    residentsOf(role, nth).flatMap((resident) => workersOf(role).map((worker) => ({ worker, resident }))),
  );
  const from = STARTED;
  const world: FieldWorld['world'] = {
    now: NOW,
    organisations: Object.fromEntries(['gp', 'elsewhere', ...organisations].map((id) => [id, { kind: 'health' as const }])),
    workers: {
      ...{ ruth: { organisations: ['gp'] }, rex: { organisations: ['gp'] }, eve: { organisations: ['elsewhere'] } },
      ...Object.fromEntries(organisations.map((organisation) => [`leaver ${organisation}`, {}])),
      ...Object.fromEntries(workers.map(({ id, organisation }) => [id, { organisations: [organisation] }])),
    },
    people: {
      pat: { born: '1921-01-01' },
      // where somebody leads, call backs are theirs alone. The same agreed to be found, and that the lead is named
      ...Object.fromEntries(
        residents.map(({ id, born, said }) => [
          id,
          {
            born,
            ...(said === 'naming' ? { lead: 'ruth', leadNamed: true, toBeFound: true } : {}),
            ...(said === 'nothing' ? { emergencyCard: ['3' as const] } : {}),
          },
        ]),
      ),
    },
    agreements: [{ organisations: ['gp', 'elsewhere', ...organisations], state: 'in force', from: '2025-01-01T00:00:00Z' }],
    needs: Object.fromEntries(roles.map((role) => [role, needs[role] ?? fully()])),
    bases: bases.flatMap((basis) =>
      basis === 'none'
        ? []
        : ['support', 'emergency', ...(basis === 'telling' ? [] : ['safeguarding'])].map((purpose) => ({
            ...{ organisation: `by-${basis}`, purpose, categories: readable, state: 'active' as const, restsOn: basis },
          })),
    ),
    tellings: residents.map(({ id }) => ({
      person: id,
      to: id,
      organisations: ['by-telling'],
      categories: readable,
      at: '2026-02-01T00:00:00Z',
    })),
    choices: residents.flatMap(choiceOf),
    involvements: [
      ...residents.map(({ id }) => ({ worker: 'ruth', organisation: 'gp', person: id, state: 'alongside' as const, from })),
      ...pairs
        .filter(({ worker: { kind } }) => kind !== 'stranger' && kind !== 'author')
        .map(({ worker, resident }) => ({
          ...{ worker: worker.id, organisation: worker.organisation, person: resident.id, from },
          state: worker.kind === 'starting' ? ('starting' as const) : ('alongside' as const),
        })),
    ],
    conflicts: pairs
      .filter(({ worker }) => worker.kind === 'linked')
      .map(({ worker, resident }) => ({ actor: worker.id, person: resident.id, kind: 'ex' as const, state: 'declared' as const, from })),
    overrides: pairs.flatMap(({ worker, resident }) => overridesOf(worker, resident)),
    notYets: pairs
      .filter(({ worker }) => worker.kind === 'stranger')
      .map(({ worker, resident }) => ({
        ...{
          person: resident.id,
          worker: worker.id,
          approver: 'ruth',
          reason: 'He is there.',
          from: HOUR_AGO,
          until: '2026-11-25T09:03:00.000Z',
        },
      })),
    entries: Object.fromEntries(
      roles.flatMap((role, nth) => {
        const own = residentsOf(role, nth);
        return own.flatMap((resident, at) => entriesOf(resident, workersOf(role), own[(at + 1) % own.length] ?? resident));
      }),
    ),
  };
  const questions = workers.map(({ id, organisation, role }): Question => ({
    ...{ door: 'worker', session: { until: '2026-11-21T11:03:00Z' }, purpose: 'support', counts: true },
    actor: { worker: id, organisation, role },
  }));
  return { world, workers, residents, questions };
}
