import { DOCUMENT, inject, Injectable } from '@angular/core';
import { FETCH, Graph } from '../graph/graph.ts';

/** What a screen hears. `opened`: from now on nothing is missed. `over`: it may not be seen any more. `failed`: there is no stream, and none will come. */
export type LiveWord = 'opened' | 'changed' | 'over' | 'failed';

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;
/** The server gives a sign of life every 15 seconds. */
const QUIET_MS = 40_000;

/** How a stream ended: it is to be asked for again, it is over, or somebody else says the rest. */
type End = 'again' | 'over' | 'no-more';

/**
 * Follows something on the server for as long as this page is in sight, and asks again when the stream breaks off, quietly and less and less often.
 * It has no content: whoever hears `changed` reads again.
 */
@Injectable({ providedIn: 'root' })
export class Live {
  private readonly fetch = inject(FETCH);
  private readonly graph = inject(Graph);
  private readonly document = inject(DOCUMENT);

  /** Gives what stops it. */
  follow(subject: string, id: string, hear: (word: LiveWord) => void): () => void {
    let stopped = false;
    let failures = 0;
    let leaving: AbortController | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const stop = (): void => {
      stopped = true;
      clearTimeout(timer);
      leaving?.abort();
      this.document.removeEventListener('visibilitychange', look);
    };
    const again = (): void => {
      // Each at another moment: a server that comes back is not asked by everyone at once.
      const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures++) * (0.5 + Math.random() / 2);
      timer = setTimeout(() => void run(), wait);
    };
    const run = async (): Promise<void> => {
      clearTimeout(timer);
      if (stopped || leaving || this.document.visibilityState === 'hidden') return;
      const mine = (leaving = new AbortController());
      const end = await this.once(subject, id, mine, (word) => {
        if (stopped) return;
        failures = 0;
        hear(word);
      });
      if (leaving === mine) leaving = undefined;
      if (stopped || mine.signal.reason === 'hidden') return;
      if (end === 'again') return again();
      stop();
      hear(end === 'over' ? 'over' : 'failed');
    };
    // A page out of sight holds no connection: a browser has few. In sight again it asks at once.
    const look = (): void => {
      if (this.document.visibilityState === 'hidden') {
        leaving?.abort('hidden');
        leaving = undefined;
      } else void run();
    };
    this.document.addEventListener('visibilitychange', look);
    void run();
    return stop;
  }

  private async once(subject: string, id: string, leaving: AbortController, hear: (word: 'opened' | 'changed') => void): Promise<End> {
    try {
      const response = await this.fetch(`/live/${subject}`, {
        method: 'POST',
        credentials: 'same-origin',
        cache: 'no-store',
        // The service worker stays out of it: what it passes on it may hold back.
        headers: { 'x-alongside': '1', 'content-type': 'application/json', accept: 'text/event-stream', 'ngsw-bypass': 'true' },
        body: JSON.stringify({ id }),
        signal: leaving.signal,
      });
      if (response.status === 401 || response.status === 403) {
        this.graph.nobodySignedIn();
        return 'no-more';
      }
      if (response.status === 404) return 'no-more';
      if (!response.ok || !response.body) return 'again';
      return await this.listen(response.body, leaving, hear);
    } catch {
      return 'again';
    }
  }

  private async listen(
    body: ReadableStream<Uint8Array>,
    leaving: AbortController,
    hear: (word: 'opened' | 'changed') => void,
  ): Promise<End> {
    const reader = body.getReader();
    const decoder = new TextDecoder();
    let rest = '';
    for (;;) {
      const late = setTimeout(() => leaving.abort('late'), QUIET_MS);
      const { done, value } = await reader.read().finally(() => clearTimeout(late));
      if (done) return 'again';
      const parts = (rest + decoder.decode(value, { stream: true })).split('\n\n');
      rest = parts.pop() ?? '';
      for (const part of parts) {
        const word = /^event: (\S+)/m.exec(part)?.[1];
        if (word === 'opened' || word === 'changed') hear(word);
        else if (word === 'ended' || word === 'not-yours') return 'over';
        else if (word === 'signed-out') {
          this.graph.nobodySignedIn();
          return 'no-more';
        }
      }
    }
  }
}
