import { v7 as uuidv7 } from 'uuid';
import { tidied } from '@alongside/teams/model';
import { entryOf, held, read, row, someone, type TextCase, type TextWorld, trimmed } from './text-world.ts';

const RECORDED =
  'query E($personId: ID!, $id: ID!) { entry(personId: $personId, id: $id) { words where source earlier { words because } } }';
interface ReadEntry {
  readonly entry: {
    readonly words: string;
    readonly where: string | null;
    readonly source: string | null;
    readonly earlier: { because: string | null }[];
  };
}
const heldBecause = (world: TextWorld, id: unknown) =>
  row(world, 'select held_because as "sorting.heldBecause" from entries where entry_id = $1', id);
const HELD = { 'sorting.heldBecause': 'only the log of decisions has it until the person’s own app is there' };

const recording: readonly TextCase[] = [
  {
    mutation: 'recordConversation',
    input: async (world) => ({
      ...{
        conversationId: uuidv7(),
        entryId: uuidv7(),
        personId: await someone(world),
        words: 'We spoke.',
        where: 'Here',
        whatWeKnowFrom: 'Letter',
      },
      ...{ occurredAt: '2026-11-20T10:00:00Z', sorting: held },
    }),
    stands: async (world, { personId, entryId }) => {
      const { entry } = await read<ReadEntry>(world, world.priya, RECORDED, { personId, id: entryId });
      return { words: entry.words, where: entry.where, whatWeKnowFrom: entry.source, ...(await heldBecause(world, entryId)) };
    },
    texts: { words: trimmed, where: trimmed, whatWeKnowFrom: trimmed, 'sorting.heldBecause': trimmed },
    unread: HELD,
  },
  {
    mutation: 'amendEntry',
    input: async (world) => ({
      id: uuidv7(),
      ...(await entryOf(world)),
      expectedVersion: 1,
      words: 'Other words.',
      because: 'Wrong name.',
    }),
    stands: async (world, { personId, entryId }) => {
      const { entry } = await read<ReadEntry>(world, world.priya, RECORDED, { personId, id: entryId });
      return { words: entry.words, because: entry.earlier[0]?.because };
    },
    texts: { words: trimmed, because: trimmed },
  },
  {
    mutation: 'sortEntry',
    input: async (world) => ({ ...(await entryOf(world)), expectedVersion: 1, sorting: held }),
    stands: (world, { entryId }) => heldBecause(world, entryId),
    texts: { 'sorting.heldBecause': trimmed },
    unread: HELD,
  },
  {
    mutation: 'setApart',
    input: async (world) => ({ ...(await entryOf(world)), expectedVersion: 1, from: 0, length: 3, partId: uuidv7(), sorting: held }),
    stands: (world, { partId }) => heldBecause(world, partId),
    texts: { 'sorting.heldBecause': trimmed },
    unread: HELD,
  },
  {
    mutation: 'markEntry',
    input: async (world) => ({ ...(await entryOf(world)), expectedVersion: 1, headline: 'One line.', passages: [] }),
    stands: async (world, { personId, entryId }) => {
      const query = 'query P($personId: ID!, $id: ID!) { entryParts(personId: $personId, id: $id) { headline } }';
      const { entryParts } = await read<{ entryParts: { headline: string | null } }>(world, world.priya, query, { personId, id: entryId });
      return entryParts;
    },
    texts: { headline: trimmed },
  },
  {
    mutation: 'sayWhatMatters',
    input: async (world) => ({ id: uuidv7(), personId: await someone(world), words: 'My garden.' }),
    stands: async (world, { personId }) => {
      const query = 'query W($id: ID!) { person(id: $id) { whatMatters { words } } }';
      const { person } = await read<{ person: { whatMatters: { words: string } | null } }>(world, world.priya, query, { id: personId });
      return { words: person.whatMatters?.words };
    },
    texts: { words: trimmed },
  },
];

interface ReadPerson {
  readonly person: Readonly<Record<'name' | 'preferredName' | 'street', string | null>>;
}

const meeting: readonly TextCase[] = [
  {
    mutation: 'addPerson',
    input: () => ({
      personId: uuidv7(),
      details: { preferredName: 'Wren', fullName: 'Wren Hill', street: '1 Mill Lane', phone: '07700 900142', postcode: 'M14 5RT' },
      answers: [],
    }),
    stands: async (world, { personId }) => {
      const { person } = await read<ReadPerson>(world, world.priya, 'query P($id: ID!) { person(id: $id) { name preferredName street } }', {
        id: personId,
      });
      return { 'details.preferredName': person.preferredName, 'details.fullName': person.name, 'details.street': person.street };
    },
    texts: {
      ...{ 'details.preferredName': tidied, 'details.fullName': (text) => tidied(text) || 'Wren', 'details.street': tidied },
      ...{ 'details.phone': 'a shape', 'details.postcode': 'a shape' },
    },
  },
  {
    mutation: 'askForCallBack',
    input: () => ({ id: uuidv7(), typed: 'Wren Hill', phone: '07700 900142' }),
    stands: (world, { id }) => row(world, 'select typed from call_backs where call_back_id = $1', id),
    texts: { typed: trimmed, phone: 'a shape' },
    unread: { typed: 'nobody may learn from it whom a colleague looked for; it is matched, and never shown' },
  },
];

/** Every mutation about somebody that takes text, but for those of safety. */
export const peopleCases: readonly TextCase[] = [...recording, ...meeting];
