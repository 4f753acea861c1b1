import type { BrowserContext } from '@playwright/test';

/** Follows a person beside the browser, with its session: when the server said what, in milliseconds of the clock. */
export async function followBeside(
  context: BrowserContext,
  origin: string,
  personId: string,
): Promise<{ at: (word: string) => Promise<number>; close: () => void }> {
  const cookies = (await context.cookies(origin)).map(({ name, value }) => `${name}=${value}`).join('; ');
  const leaving = new AbortController();
  const response = await fetch(`${origin}/live/person`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-alongside': '1', cookie: cookies },
    body: JSON.stringify({ id: personId }),
    signal: leaving.signal,
  });
  if (!response.ok || !response.body) throw new Error(`There is no stream: ${response.status}`);
  const heard = new Map<string, number>();
  const listen = async (body: ReadableStream<Uint8Array>) => {
    const decoder = new TextDecoder();
    for await (const piece of body)
      for (const [, word = ''] of decoder.decode(piece).matchAll(/^event: (\S+)/gm)) if (!heard.has(word)) heard.set(word, Date.now());
  };
  void listen(response.body).catch(() => undefined);
  return {
    at: async (word) => {
      for (const until = Date.now() + 10_000; Date.now() < until; await new Promise((done) => setTimeout(done, 10))) {
        const at = heard.get(word);
        if (at !== undefined) return at;
      }
      throw new Error(`The server never said ${word}.`);
    },
    close: () => leaving.abort(),
  };
}
