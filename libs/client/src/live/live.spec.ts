import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FETCH, Graph } from '../graph/graph.ts';
import { Live, type LiveWord } from './live.ts';

describe('a stream', () => {
  let asked: { url: unknown; init: RequestInit | undefined }[];
  let answers: (() => Promise<Response>)[];
  let heard: LiveWord[];
  let writers: ReadableStreamDefaultController<Uint8Array>[];
  let stop: () => void;
  const nobody = vi.fn<() => void>();

  const stream = () =>
    Promise.resolve(new Response(new ReadableStream<Uint8Array>({ start: (writer) => void writers.push(writer) }), { status: 200 }));
  const status = (code: number) => () => Promise.resolve(new Response('{}', { status: code }));
  const say = async (text: string, n = 0) => {
    writers[n]?.enqueue(new TextEncoder().encode(text));
    await vi.advanceTimersByTimeAsync(1);
  };
  const sight = async (state: 'visible' | 'hidden') => {
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
    document.dispatchEvent(new Event('visibilitychange'));
    await vi.advanceTimersByTimeAsync(1);
  };
  const follow = async () => {
    stop = TestBed.inject(Live).follow('person', 'k1', (word) => heard.push(word));
    await vi.advanceTimersByTimeAsync(1);
  };

  beforeEach(() => {
    vi.useFakeTimers();
    [asked, answers, heard, writers] = [[], [], [], []];
    nobody.mockReset();
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible');
    const fetched: typeof fetch = async (url, init) => {
      asked.push({ url, init });
      const answer = await (answers.shift() ?? stream)();
      const { signal } = init ?? {};
      signal?.addEventListener('abort', () => writers.at(-1)?.error(signal.reason));
      return answer;
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: FETCH, useValue: fetched },
        { provide: Graph, useValue: { nobodySignedIn: nobody } },
      ],
    });
  });
  afterEach(() => {
    stop();
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  it('is asked for as a writing request is, and past the service worker', async () => {
    await follow();
    expect(asked[0]?.url).toBe('/live/person');
    expect(asked[0]?.init).toMatchObject({ method: 'POST', credentials: 'same-origin', cache: 'no-store', body: '{"id":"k1"}' });
    expect(asked[0]?.init?.headers).toMatchObject({ 'x-alongside': '1', 'ngsw-bypass': 'true' });
  });

  it('tells what comes, in whatever pieces it comes', async () => {
    await follow();
    await say('event: opened\ndata: {"seq":0}\n\n: \n\nevent: cha');
    await say('nged\ndata: {"seq":1}\n\n');
    expect(heard).toEqual(['opened', 'changed']);
  });

  it('is over for good when the person may not be seen any more', async () => {
    await follow();
    await say('event: opened\ndata: {"seq":0}\n\nevent: ended\ndata: {"seq":1}\n\n');
    expect(heard).toEqual(['opened', 'over']);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(asked).toHaveLength(1);
  });

  it('leaves it to the page to say that there is nobody', async () => {
    answers = [status(404)];
    await follow();
    await vi.advanceTimersByTimeAsync(120_000);
    expect([heard, asked.length]).toEqual([['failed'], 1]);
  });

  it.each([
    ['before it began', [status(401)], ''],
    ['while it was open', [], 'event: signed-out\ndata: {"seq":0}\n\n'],
  ])('ends the session here when nobody is signed in: %s', async (_when, first, words) => {
    answers = first;
    await follow();
    if (words) await say(words);
    expect(nobody).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(asked).toHaveLength(1);
  });

  it('asks again quietly, and less and less often', async () => {
    answers = Array.from({ length: 30 }, () => () => Promise.reject(new TypeError('Failed to fetch')));
    await follow();
    await vi.advanceTimersByTimeAsync(60_000);
    const inAMinute = asked.length;
    expect(inAMinute).toBeGreaterThan(4);
    expect(inAMinute).toBeLessThan(10);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked.length - inAMinute).toBeLessThan(6);
    expect(heard).toEqual([]);
  });

  it('takes a stream without a sign of life for broken', async () => {
    await follow();
    await say('event: opened\ndata: {"seq":0}\n\n');
    await vi.advanceTimersByTimeAsync(30_000);
    await say(': \n\n');
    await vi.advanceTimersByTimeAsync(30_000);
    expect(asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(12_000);
    expect(asked).toHaveLength(2);
    await say('event: opened\ndata: {"seq":0}\n\n', 1);
    expect(heard).toEqual(['opened', 'opened']);
  });

  it('holds no connection while the page is out of sight, and asks at once when it is back', async () => {
    await follow();
    await say('event: opened\ndata: {"seq":0}\n\n');
    await sight('hidden');
    expect(asked[0]?.init?.signal?.aborted).toBe(true);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(asked).toHaveLength(1);
    await sight('visible');
    expect(asked).toHaveLength(2);
    await say('event: opened\ndata: {"seq":0}\n\n', 1);
    expect(heard).toEqual(['opened', 'opened']);
  });

  it('hears nothing any more once it is left', async () => {
    await follow();
    stop();
    await say('event: changed\ndata: {"seq":1}\n\n').catch(() => undefined);
    expect(heard).toEqual([]);
    expect(asked[0]?.init?.signal?.aborted).toBe(true);
  });
});
