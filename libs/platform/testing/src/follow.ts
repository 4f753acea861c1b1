import type { AddressInfo } from 'node:net';
import type { TestApi } from './start-api.ts';
import type { Actor } from './test-database.ts';

/** One word of a stream, and when it came (milliseconds of `performance.now()`). */
export interface Heard {
  readonly word: string;
  readonly seq: number;
  readonly at: number;
}

/** A screen that follows something over real HTTP. */
export interface Following {
  readonly status: number;
  /** The whole answer, where it is no stream. */
  readonly body: string | undefined;
  readonly heard: readonly Heard[];
  /** Whether the stream has ended. */
  readonly over: () => boolean;
  /** The next word that was not waited for yet. Fails after so many milliseconds. */
  next(withinMs?: number): Promise<Heard>;
  /** The next word that is not `changed`: a page that was opened right behind a change may be told of that one first. */
  nextButChanged(): Promise<Heard>;
  close(): void;
}

/** Follows a subject as this worker's browser does; `null` is nobody. */
export async function follow(
  api: TestApi,
  actor: Actor | null,
  { subject = 'person', id, headers = {} }: { subject?: string; id: string; headers?: Record<string, string> },
): Promise<Following> {
  const server = api.app().getHttpServer() as { listening: boolean; address(): AddressInfo };
  if (!server.listening) await api.app().listen(0, '127.0.0.1');
  const leaving = new AbortController();
  const response = await fetch(`http://127.0.0.1:${server.address().port}/live/${subject}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-alongside': '1',
      ...(actor ? { cookie: `__Host-worker=${actor.token}` } : {}),
      ...headers,
    },
    body: JSON.stringify({ id }),
    signal: leaving.signal,
  });
  const heard: Heard[] = [];
  let [over, waited] = [false, 0];
  const streams = response.headers.get('content-type') === 'text/event-stream';
  const body = streams ? undefined : await response.text();
  if (streams && response.body) void listen(response.body, heard).finally(() => (over = true));
  const next = async (withinMs = 1000): Promise<Heard> => {
    for (const until = performance.now() + withinMs; heard.length <= waited; await new Promise((done) => setTimeout(done, 5)))
      if (performance.now() > until) throw new Error(`Nothing came within ${withinMs} ms after ${JSON.stringify(heard)}.`);
    const word = heard[waited++];
    if (!word) throw new Error('Nothing came.');
    return word;
  };
  return {
    status: response.status,
    body,
    heard,
    over: () => over,
    next,
    nextButChanged: async () => {
      for (;;) {
        const word = await next();
        if (word.word !== 'changed') return word;
      }
    },
    close: () => leaving.abort(),
  };
}

async function listen(body: ReadableStream<Uint8Array>, heard: Heard[]): Promise<void> {
  let rest = '';
  try {
    for await (const piece of body.pipeThrough(new TextDecoderStream())) {
      const parts = (rest + piece).split('\n\n');
      rest = parts.pop() ?? '';
      for (const part of parts) {
        const [, word, data] = /^event: (\S+)\ndata: (.*)$/.exec(part) ?? [];
        if (word && data) heard.push({ word, seq: (JSON.parse(data) as { seq: number }).seq, at: performance.now() });
      }
    }
  } catch {
    // left by whoever follows
  }
}
