import { v7 as uuidv7 } from 'uuid';
import { type Answered, ask } from '../served/ask.ts';
import { SHARED_NAME, type SharedPerson, type SharedPlace, type SignedIn } from '../served/shared-place.ts';

/** What the answers came to. */
export interface Tally {
  requests: number;
  /** Answers that held somebody else's people, words or name. */
  foreign: number;
  /** Answers without what belongs to whoever asked. */
  missing: number;
  /** Answers that were an error of the product's own. */
  failed: number;
  recorded: number;
}

/** What is known of the place before anything is asked: whose each person and each mark is. */
export interface Belonging {
  readonly readers: readonly SignedIn[];
  readonly peopleOf: ReadonlyMap<SignedIn, readonly SharedPerson[]>;
  readonly people: readonly SharedPerson[];
}

export function belonging({ readers, people }: SharedPlace): Belonging {
  return { readers, people, peopleOf: new Map(readers.map((reader) => [reader, people.filter((person) => person.reader === reader)])) };
}

type Verdict = 'own' | 'foreign' | 'missing' | 'failed';

/** One random request of one reader, and what its answer was. */
export async function askSomething(origin: string, reader: SignedIn, known: Belonging, random: () => number): Promise<Verdict> {
  const own = known.peopleOf.get(reader) ?? [];
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const send = (operation: string, variables: object) => ask(origin, reader.cookie, operation, variables);
  const kind = random();
  const one = pick(own);
  if (kind < 0.4) return judge(await send('Person', { personId: one.personId }), reader, known, [one.mark]);
  if (kind < 0.55) {
    const other = pick(known.people.filter((person) => person.reader !== reader));
    return judge(await send('Person', { personId: other.personId }), reader, known, ['NOT_FOUND']);
  }
  if (kind < 0.7) {
    const ids = own.map(({ personId }) => personId);
    return judge(await send('FindPeople', { text: SHARED_NAME }), reader, known, ids);
  }
  if (kind < 0.8) return judge(await send('Me', {}), reader, known, [reader.workerId]);
  if (kind < 0.9) return judge(await send('Today', {}), reader, known, [one.personId]);
  const input = { ...{ mutationId: uuidv7(), entryId: uuidv7(), conversationId: uuidv7() }, personId: one.personId };
  // long ago, so that what is recorded here stands below the words that carry the mark
  const words = { words: wordsOf(reader), occurredAt: '2020-02-02T00:00:00.000Z' };
  return judge(await send('RecordConversation', { input: { ...input, ...words } }), reader, known, ['"ConversationRecorded"']);
}

/** What a reader records: it names them, so that the row's author can be compared. */
export const wordsOf = ({ workerId }: SignedIn): string => `Recorded by ${workerId}`;

/** Foreign before all else: whatever belongs to another and stands in the answer. */
function judge({ status, body }: Answered, reader: SignedIn, { people, readers }: Belonging, own: readonly string[]): Verdict {
  for (const person of people)
    if (person.reader !== reader && (body.includes(person.mark) || body.includes(person.personId))) return 'foreign';
  for (const other of readers) if (other !== reader && body.includes(other.workerId)) return 'foreign';
  if (status >= 500 || /"(INTERNAL|UNAUTHENTICATED|CONFLICT|FORBIDDEN)"/.test(body)) return 'failed';
  return own.every((text) => body.includes(text)) ? 'own' : 'missing';
}
