import { ask } from '../served/ask.ts';

/** Reads a person's page for one worker; gives the whole answer. */
export type Read = (origin: string, cookie: string, personId: string) => Promise<string>;

/** What the product answers. */
export const asking: Read = async (origin, cookie, personId) => {
  const { status, body } = await ask(origin, cookie, 'Person', { personId });
  if (status >= 500 || body.includes('"INTERNAL"')) throw new Error(`The product failed: ${status} ${body.slice(0, 200)}`);
  return body;
};

/** Keeps each answer for a while and gives it again: the mistake that this check is there to find. */
export function keeping(read: Read, milliseconds: number): Read {
  const kept = new Map<string, { readonly body: string; readonly until: number }>();
  return async (origin, cookie, personId) => {
    const key = `${cookie} ${personId}`;
    const known = kept.get(key);
    if (known && performance.now() < known.until) {
      await new Promise((done) => setTimeout(done, 1));
      return known.body;
    }
    const body = await read(origin, cookie, personId);
    kept.set(key, { body, until: performance.now() + milliseconds });
    return body;
  };
}
