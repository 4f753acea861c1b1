import { v7 as uuidv7 } from 'uuid';
import { aPerson } from '@alongside/people/api/testing';
import {
  did,
  inDays,
  KELLY,
  kelly,
  opened,
  override,
  read,
  row,
  someone,
  type Stands,
  type TextCase,
  type TextWorld,
  trimmed,
} from './text-world.ts';

const HIS_NAME = 'Zorvald Quimbet';
/** One line, as a name is compared. */
const spaced = (text: string): string => text.trim().replace(/\s+/g, ' ');

interface Act {
  readonly id: string;
  readonly said: string;
  readonly reason: string;
}
const actOf = async (world: TextWorld, personId: unknown, id: unknown): Promise<Stands> => {
  const query = 'query A($personId: ID!) { protectiveActs(personId: $personId) { id said reason } }';
  const { protectiveActs } = await read<{ protectiveActs: Act[] }>(world, world.priya, query, { personId });
  const found = protectiveActs.find((act) => act.id === id);
  return { name: found?.said, reason: found?.reason };
};

const protecting: readonly TextCase[] = [
  {
    mutation: 'putConflictLink',
    input: async (world) => ({ id: uuidv7(), personId: await someone(world), name: HIS_NAME, kind: 'ex', reason: 'She is afraid.' }),
    stands: (world, { personId, id }) => actOf(world, personId, id),
    texts: { name: spaced, reason: trimmed },
    sent: { name: (text) => `Zorvald ${text} Quimbet` },
  },
  {
    mutation: 'putProtection',
    input: async (world) => ({
      ...{ id: uuidv7(), personId: await someone(world), kind: 'seal_of_person', namedIds: [world.joe.workerId], reason: 'She is afraid.' },
    }),
    stands: (world, { personId, id }) => actOf(world, personId, id),
    texts: { reason: trimmed },
  },
  {
    mutation: 'endProtection',
    input: async (world) => {
      const [personId, actId] = [await someone(world), uuidv7()];
      await did(world, world.priya, 'putConflictLink', { id: actId, personId, name: HIS_NAME, kind: 'ex', reason: 'She is afraid.' });
      return { id: uuidv7(), personId, actId, reason: 'He has gone.' };
    },
    stands: (world, { id }) => row(world, 'select reason from protective_acts where act_id = $1', id),
    texts: { reason: trimmed },
    unread: { reason: 'that an end was asked is shown; why stands in the record of what was put' },
  },
  {
    mutation: 'dismissLink',
    input: async (world) => {
      const [personId, actId] = [await someone(world), uuidv7()];
      await did(world, world.priya, 'putConflictLink', { id: actId, personId, name: HIS_NAME, kind: 'ex', reason: 'She is afraid.' });
      return { id: uuidv7(), personId, actId, said: 'Millbrook Housing', reason: 'He works there.' };
    },
    stands: async (world, { personId, id }) => {
      const query = 'query D($personId: ID!) { protectiveActs(personId: $personId) { dismissals { id said reason } } }';
      const { protectiveActs } = await read<{ protectiveActs: { dismissals: Act[] }[] }>(world, world.priya, query, { personId });
      const found = protectiveActs.flatMap(({ dismissals }) => dismissals).find((one) => one.id === id);
      return { said: found?.said, reason: found?.reason };
    },
    texts: { said: spaced, reason: trimmed },
  },
  {
    mutation: 'guardianProtect',
    by: 'gail',
    input: async (world) => {
      await kelly(world);
      return { id: uuidv7(), typed: KELLY, kind: 'conflict_link', link: 'ex', name: HIS_NAME, keepsOurs: false, reason: 'She is afraid.' };
    },
    stands: async (world, { id }) => {
      const { guardianActs } = await read<{ guardianActs: { act: Act }[] }>(
        world,
        world.gail,
        'query G { guardianActs { act { id said reason } } }',
      );
      const found = guardianActs.find(({ act }) => act.id === id)?.act;
      return { name: found?.said, reason: found?.reason };
    },
    texts: { name: spaced, reason: trimmed, typed: 'a shape' },
    sent: { name: (text) => `Zorvald ${text} Quimbet` },
  },
  {
    mutation: 'putCaution',
    input: async (world) => ({
      ...{
        id: uuidv7(),
        personId: await someone(world),
        words: 'Go in twos.',
        evidence: 'The dog bites.',
        told: true,
        toldWords: 'At the door.',
      },
      ...{ secondId: world.joe.workerId, reviewOn: inDays(30) },
    }),
    stands: async (world, { personId, id }) => {
      const query = 'query C($personId: ID!) { cautionNotes(personId: $personId) { id words evidence toldWords } }';
      const { cautionNotes } = await read<{ cautionNotes: ({ id: string } & Stands)[] }>(world, world.priya, query, { personId });
      return cautionNotes.find((note) => note.id === id) ?? {};
    },
    texts: { words: trimmed, evidence: trimmed, toldWords: trimmed },
  },
  {
    mutation: 'continueCaution',
    input: async (world) => {
      const [personId, entryId] = [await someone(world), uuidv7()];
      const said = { words: 'Go in twos.', evidence: 'The dog bites.', told: true, toldWords: 'At the door.' };
      await did(world, world.priya, 'putCaution', { id: entryId, personId, ...said, secondId: world.joe.workerId, reviewOn: inDays(30) });
      await did(world, world.joe, 'agreeCaution', { personId, entryId });
      const next = { evidence: 'It still bites.', told: true, toldWords: 'At the door.' };
      return { id: uuidv7(), personId, entryId, ...next, secondId: world.joe.workerId, reviewOn: inDays(60) };
    },
    stands: async (world, { personId, id }) => {
      const query = 'query C($personId: ID!) { cautionNotes(personId: $personId) { id evidence toldWords } }';
      const { cautionNotes } = await read<{ cautionNotes: ({ id: string } & Stands)[] }>(world, world.priya, query, { personId });
      return cautionNotes.find((note) => note.id === id) ?? {};
    },
    texts: { evidence: trimmed, toldWords: trimmed },
  },
  {
    mutation: 'endCaution',
    input: async (world) => {
      const [personId, id] = [await someone(world), uuidv7()];
      await did(world, world.priya, 'putCaution', {
        ...{ id, personId, words: 'Go in twos.', evidence: 'The dog bites.', told: true, toldWords: 'At the door.' },
        ...{ secondId: world.joe.workerId, reviewOn: inDays(30) },
      });
      return { personId, entryId: id, because: 'The dog has gone.' };
    },
    stands: (world, { entryId }) => row(world, 'select ended_because as because from caution_notes where entry_id = $1', entryId),
    texts: { because: trimmed },
    unread: { because: 'a note that has ended is shown to nobody' },
  },
];

const lookOf = (root: string) => `query L($id: ID!) { look: ${root}(id: $id) { reason recipient typed } }`;

const inDanger: readonly TextCase[] = [
  {
    mutation: 'invokeOverride',
    input: async (world) => {
      await kelly(world);
      return override();
    },
    stands: async (world, { id }) => ({
      ...(await read<{ look: Stands }>(world, world.priya, lookOf('emergencyLook'), { id })).look,
      ...(await row(world, 'select told from override_invocations where override_id = $1', id)),
    }),
    texts: { typed: trimmed, reason: trimmed, told: trimmed },
    sent: { typed: (text) => `${KELLY} ${text}` },
    unread: { told: 'its Guardian reads it in the queue, among many' },
  },
  {
    mutation: 'invokeOverride',
    by: 'gail',
    input: async (world) => {
      await kelly(world);
      return { ...override(), ground: 'legal', recipient: 'The coroner' };
    },
    stands: async (world, { id }) => (await read<{ look: Stands }>(world, world.gail, lookOf('disclosureLook'), { id })).look,
    texts: { recipient: trimmed },
  },
  {
    mutation: 'askNotYet',
    input: async (world) => ({ overrideId: await opened(world), reason: 'He is there.', until: inDays(7) }),
    stands: (world, { overrideId }) => row(world, 'select not_yet_reason as reason from overrides where override_id = $1', overrideId),
    texts: { reason: trimmed },
    unread: { reason: 'its Guardian reads it in the queue, among many' },
  },
  {
    mutation: 'reviewOverride',
    by: 'gail',
    input: async (world) => ({ overrideId: await opened(world), outcome: 'not_upheld', words: 'Not needed.' }),
    stands: (world, { overrideId }) => row(world, 'select review_words as words from overrides where override_id = $1', overrideId),
    texts: { words: trimmed },
    unread: { words: 'it is the incident’s in the queue of another Guardian, and else for the record' },
  },
  {
    mutation: 'refuseRenewal',
    by: 'gail',
    input: async (world) => {
      await opened(world);
      const longer = override();
      await did(world, world.priya, 'invokeOverride', longer);
      return { overrideId: longer.id, words: 'She is safe now.' };
    },
    stands: async (world, { overrideId }) => {
      const query = 'query L($id: ID!) { look: emergencyLook(id: $id) { refusal } }';
      return { words: (await read<{ look: Stands }>(world, world.priya, query, { id: overrideId })).look['refusal'] };
    },
    texts: { words: trimmed },
  },
  {
    mutation: 'guardianLooked',
    by: 'gail',
    input: async (world) => {
      const { api, priya, anchor } = world;
      const personId = await aPerson()
        .withStarting(priya, { from: new Date(Date.now() - 2 * 86_400_000).toISOString() })
        .at(api.database, anchor);
      const [one] = await api.database.sql<{ involvement_id: string }>('select involvement_id from involvements where person_id = $1', [
        personId,
      ]);
      return { id: one?.involvement_id, kind: 'started_alone', words: 'Fine.' };
    },
    stands: (world, { id }) => row(world, 'select words from guardian_marks where item_id = $1', id),
    texts: { words: trimmed },
    unread: { words: 'what was looked at leaves the queue; the word on it is for the record' },
  },
];

/** Every mutation of safety that takes text. */
export const safetyCases: readonly TextCase[] = [...protecting, ...inDanger];
