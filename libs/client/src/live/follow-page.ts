import { computed, DestroyRef, effect, inject, type Signal, signal, untracked } from '@angular/core';
import type { Loaded } from '../graph/load.ts';
import { Live } from './live.ts';

/** A page does not wait for longer than this until somebody tells it what changes. */
const PATIENCE_MS = 300;

/** What a page follows: a subject of the server, and which one. */
export interface Followed {
  readonly subject: string;
  readonly id: string;
}

/** What a page does with what it hears. */
export interface FollowingPage {
  /** Its queries. All are emptied when what they show may not be seen any more. */
  readonly queries: () => readonly Loaded<unknown>[];
  /** Asks anew when something has changed. A page where somebody types over what stands there leaves that to the saving. */
  readonly rereads: boolean;
  /** Whatever else of it the page holds. What the worker typed stays on the device. */
  readonly purge?: (id: string) => void;
}

/**
 * Follows something for as long as the page is open; undefined: there is nothing to follow. When it may not be seen any more everything of it goes.
 * True once the page may ask: what it reads from then on is followed without a gap. Needs an injection context.
 */
export function followPage(what: () => Followed | undefined, { queries, rereads, purge }: FollowingPage): Signal<boolean> {
  const live = inject(Live);
  const readyFor = signal<string | undefined>(undefined);
  const key = (followed: Followed | undefined): string => (followed ? `${followed.subject} ${followed.id}` : '');
  let stop: () => void = () => undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const reread = (): void => {
    if (!rereads) return;
    for (const query of queries()) if (query.state() !== 'idle') void query.reload();
  };
  const over = (id: string): void => {
    for (const query of queries()) query.withdraw();
    purge?.(id);
  };

  effect(() => {
    const followed = what();
    untracked(() => {
      stop();
      clearTimeout(timer);
      if (!followed) return;
      const { subject, id } = followed;
      const mine = key(followed);
      timer = setTimeout(() => readyFor.set(mine), PATIENCE_MS);
      stop = live.follow(subject, id, (word) => {
        if (word === 'over') return over(id);
        // What was asked before the stream was there may be old, and so may what was shown while it was broken.
        if (word === 'changed' || (word === 'opened' && readyFor() === mine)) reread();
        readyFor.set(mine);
      });
    });
  });
  inject(DestroyRef).onDestroy(() => {
    stop();
    clearTimeout(timer);
  });
  return computed(() => readyFor() === key(what()));
}
