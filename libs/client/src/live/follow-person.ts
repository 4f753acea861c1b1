import { computed, DestroyRef, effect, inject, Injector, type Signal, signal, untracked } from '@angular/core';
import { KeptPeople } from '../device/kept-people.ts';
import type { Loaded } from '../graph/load.ts';
import { Live } from './live.ts';

/** A page does not wait for longer than this until somebody tells it what changes. */
const PATIENCE_MS = 300;

/** What a page does with what it hears. */
export interface PageOfPerson {
  /** Its queries. All are emptied when the person may not be seen any more. */
  readonly queries: () => readonly Loaded<unknown>[];
  /** Asks anew when something has changed. A page where somebody types over what stands there leaves that to the saving. */
  readonly rereads: boolean;
  /** Whatever else of the person the page holds. What the worker typed stays on the device. */
  readonly purge?: () => void;
}

/**
 * Follows a person for as long as the page is open. When they may not be seen any more everything of them goes, and the page is that of nobody.
 * True once the page may ask: what it reads from then on is followed without a gap. Needs an injection context.
 */
export function followPerson(personId: () => string, { queries, rereads, purge }: PageOfPerson): Signal<boolean> {
  const live = inject(Live);
  const injector = inject(Injector);
  const readyFor = signal<string | undefined>(undefined);
  let stop: () => void = () => undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const reread = (): void => {
    if (!rereads) return;
    for (const query of queries()) if (query.state() !== 'idle') void query.reload();
  };
  const over = (id: string): void => {
    for (const query of queries()) query.withdraw();
    purge?.();
    void injector
      .get(KeptPeople)
      .forget(id)
      .catch(() => undefined); // a device that cannot forget keeps a name until the list is got again
  };

  effect(() => {
    const id = personId();
    untracked(() => {
      stop();
      clearTimeout(timer);
      timer = setTimeout(() => readyFor.set(id), PATIENCE_MS);
      stop = live.follow('person', id, (word) => {
        if (word === 'over') return over(id);
        // What was asked before the stream was there may be old, and so may what was shown while it was broken.
        if (word === 'changed' || (word === 'opened' && readyFor() === id)) reread();
        readyFor.set(id);
      });
    });
  });
  inject(DestroyRef).onDestroy(() => {
    stop();
    clearTimeout(timer);
  });
  return computed(() => readyFor() === personId());
}
