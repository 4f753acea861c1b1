import { ask } from '../served/ask.ts';
import { SHARED_NAME, type SharedPerson } from '../served/shared-place.ts';

/** One way to read of a person for their reader. */
export interface Read {
  readonly name: string;
  /** What it shows of them: their words, or no more than that they are there. */
  readonly shows: 'words' | 'person';
  /** Gives the whole answer. */
  readonly ask: (origin: string, person: SharedPerson) => Promise<string>;
}

/** Before everything that was ever written. */
const FROM_THE_TOP = Buffer.from('9999-12-31T23:59:59.999Z ffffffff-ffff-ffff-ffff-ffffffffffff').toString('base64url');

const reading = (name: string, shows: Read['shows'], variables: (person: SharedPerson) => object): Read => ({
  name,
  shows,
  ask: async (origin, person) => {
    const { status, body } = await ask(origin, person.reader.cookie, name, variables(person));
    if (status >= 500 || /"(INTERNAL|BAD_INPUT)"/.test(body)) throw new Error(`${name} failed: ${status} ${body.slice(0, 200)}`);
    return body;
  },
});

/** What the product answers: the page, the story and what stands earlier in it, and whom a search finds. */
export const asking: readonly Read[] = [
  reading('Person', 'words', ({ personId }) => ({ personId })),
  reading('Story', 'words', ({ personId }) => ({ personId })),
  reading('EarlierStory', 'words', ({ personId }) => ({ personId, after: FROM_THE_TOP })),
  reading('FindPeople', 'person', ({ phone }) => ({ text: `${SHARED_NAME} ${phone}` })),
];

/** Keeps each answer for a while and gives it again: the mistake that this check is there to find. */
export function keeping(reads: readonly Read[], milliseconds: number): Read[] {
  return reads.map((read) => {
    const kept = new Map<string, { readonly body: string; readonly until: number }>();
    const ask: Read['ask'] = async (origin, person) => {
      const known = kept.get(person.personId);
      if (known && performance.now() < known.until) {
        await new Promise((done) => setTimeout(done, 1));
        return known.body;
      }
      const body = await read.ask(origin, person);
      kept.set(person.personId, { body, until: performance.now() + milliseconds });
      return body;
    };
    return { ...read, ask };
  });
}
