import { computed, effect, inject, type Signal, signal, untracked } from '@angular/core';
import type { Loaded } from '../graph/load.ts';
import { type KeptList, KeptPeople, type KeptPerson } from './kept-people.ts';

/**
 * The kept list for a page that has no signal and nothing to show; undefined while the device is read, null for none.
 * Any other answer than no answer at all gives none: the server may have said that someone is not this worker's to see any more.
 * While the page has its people the list on the device follows them, `ask` getting it where it must. Needs an injection context.
 */
export function listWithoutSignal<Data>(
  page: Loaded<Data>,
  shown: (data: Data) => readonly KeptPerson[],
  ask: () => Promise<readonly KeptPerson[]>,
): Signal<KeptList | null | undefined> {
  const kept = inject(KeptPeople);
  const found = signal<KeptList | null | undefined>(undefined);
  const wanted = computed(() => page.code() === 'OFFLINE' && page.data() === undefined);

  effect(() => {
    const data = page.data();
    // A device that keeps nothing has its page all the same.
    if (data !== undefined) untracked(() => void kept.refresh(shown(data), ask).catch(() => undefined));
  });
  effect(() => {
    if (!wanted()) return;
    found.set(undefined);
    void untracked(() => kept.read()).then(
      (list) => found.set(list && list.people.length > 0 ? list : null),
      () => found.set(null),
    );
  });
  return computed(() => (wanted() ? found() : null));
}
