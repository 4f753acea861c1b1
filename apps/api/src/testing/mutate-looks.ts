import { vi } from 'vitest';
import { Database, type Look } from '@alongside/platform/database';
import { type TestApi, withBrokenRule } from '@alongside/platform/testing';

interface Noticed {
  readonly title: string;
  /** The root field whose questions are asked, and in which role. */
  readonly root: string;
  readonly role: string;
}

/** A statement that says otherwise whom it shows, and where that has to be noticed. */
interface StatementMutant extends Noticed {
  readonly statement: string;
  readonly instead: (looks: readonly Look[]) => readonly Look[];
}

/** A function of the database that writes its own look otherwise. */
interface FunctionMutant extends Noticed {
  /** The function, words that stand in it once, and others for them. */
  readonly rule: readonly [name: string, stands: string, instead: string];
}

export type LookMutant = StatementMutant | FunctionMutant;

const forgets = (statement: string, root: string, role = 'connector'): StatementMutant => ({
  ...{ title: `${statement} shows nobody`, statement, root, role },
  instead: () => [],
});
const each =
  (change: (look: Look) => Look): StatementMutant['instead'] =>
  (looks) =>
    looks.map(change);
const entries = { statement: 'conversations.entry', root: 'entry', role: 'connector' };
const story = { statement: 'conversations.story', root: 'person', role: 'connector' };
const opening = { root: 'person', role: 'connector' };

/** Every statement whose looks are all that names somebody in an answer. What is read beside another that names the same person is not here. */
export const lookMutants: readonly LookMutant[] = [
  forgets('conversations.story', 'person'),
  { ...opening, title: 'open_person writes no look', rule: ['open_person', 'request)\n', 'request where false)\n'] },
  {
    ...opening,
    title: 'open_person names one entry less than it shows',
    rule: ['open_person', 'l.place < most)', 'l.place between 2 and most - 1)'],
  },
  forgets('conversations.entry', 'entry'),
  forgets('conversations.parts', 'entryParts'),
  forgets('conversations.cautions', 'cautionNotes'),
  forgets('consent.who_can_see_entry', 'whoCanSeeEntry'),
  forgets('consent.who_can_see_person', 'whoCanSeePerson'),
  forgets('consent.standing_lines', 'standingLines'),
  forgets('consent.protective_acts', 'protectiveActs'),
  forgets('people.find', 'findPeople'),
  forgets('people.possible_matches', 'possibleMatches'),
  forgets('consent.whom_to_ask', 'findWhomToAsk'),
  forgets('people.to_keep', 'peopleToKeep'),
  forgets('people.proposals', 'myProposals'),
  forgets('people.find_on_own_list', 'findOnOwnList'),
  ...['overview.people', 'overview.unsorted', 'overview.left_unsorted', 'overview.waiting_cautions'].map((statement) =>
    forgets(statement, 'today'),
  ),
  forgets('overview.opened', 'emergencyLook'),
  forgets('access_log.alerts', 'guardianAlerts', 'guardian'),
  forgets('consent.guardian_acts', 'guardianActs', 'guardian'),
  forgets('consent.guardian_releases', 'guardianReleases', 'guardian'),
  ...['overview.guardian_queue', 'overview.guardian_queue_after'].map((statement) => forgets(statement, 'guardianQueue', 'guardian')),
  {
    ...story,
    title: 'a page shows one entry more than its look names',
    instead: each((look) => ({ ...look, entryIds: look.entryIds?.slice(1) ?? [] })),
  },
  {
    ...story,
    title: 'a look names an entry that was not shown',
    instead: (looks) => looks.map((look) => ({ ...look, entryIds: [...(look.entryIds ?? []), look.personId] })),
  },
  {
    ...entries,
    title: 'a look names somebody else',
    instead: (looks) => [...looks, { personId: '00000000-0000-7000-8000-000000000000', kind: 'opened', rules: ['D5'] }],
  },
  { ...entries, title: 'a look has no rule', instead: each((look) => ({ ...look, rules: [] })) },
  { ...entries, title: 'a look has another rule', instead: each((look) => ({ ...look, rules: ['D8'] })) },
  { ...entries, title: 'what was opened counts as listed', instead: each((look) => ({ ...look, kind: 'listed' })) },
  { ...entries, title: 'what was shown counts as denied', instead: each((look) => ({ ...look, result: 'denied' })) },
];

interface Inside {
  rowsOf: (open: unknown, statement: { name: string; shows: unknown }, values: readonly unknown[]) => Promise<unknown[]>;
}
type Shows = (rows: readonly unknown[], values: readonly unknown[]) => readonly Look[];

/** Breaks the looks of a statement for as long as `meanwhile` takes: what leaves stays as it is. */
export async function withLookMutant(api: TestApi, mutant: LookMutant, meanwhile: () => Promise<void>): Promise<void> {
  await ('rule' in mutant ? withBrokenRule(api.database, mutant.rule, meanwhile) : withStatementMutant(api, mutant, meanwhile));
}

async function withStatementMutant(
  api: TestApi,
  { statement: name, instead }: StatementMutant,
  meanwhile: () => Promise<void>,
): Promise<void> {
  const database = api.app().get<Database, Inside>(Database);
  const right = database.rowsOf.bind(database);
  const broken = vi.spyOn(database, 'rowsOf').mockImplementation((open, statement, values) => {
    const { shows } = statement;
    if (statement.name !== name || typeof shows !== 'function') return right(open, statement, values);
    const says: Shows = (rows, given) => instead((shows as Shows)(rows, given));
    return right(open, { ...statement, shows: says }, values);
  });
  try {
    await meanwhile();
  } finally {
    broken.mockRestore();
  }
}
