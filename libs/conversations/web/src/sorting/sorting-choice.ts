import { computed, signal } from '@angular/core';
import type { Sorting } from '@alongside/client';
import { type Category, pickable } from '@alongside/consent/model';
import { type ShownToPerson, sortingProblem } from '@alongside/conversations/model';

/** What has to be put right before it can be saved. */
export type SortingProblem = 'about' | 'because';

/** What the strip holds: who reads an entry, what it is about, and when the person sees it. */
export class SortingChoice {
  readonly readers = signal<'agreed' | 'confidence'>('agreed');
  readonly picked = signal<readonly Category[]>([]);
  readonly shown = signal<ShownToPerson>('now');
  readonly because = signal('');
  /** Whether the words tell where the person is; null until the tick is touched. */
  readonly where = signal<boolean | null>(null);
  /** What the tick stands at before it is touched. */
  readonly whereBefore = signal(false);
  readonly tellsWhere = computed(() => this.where() ?? this.whereBefore());

  /** Confidence names its readers by itself; for anyone else it must say what it is about. */
  readonly problems = computed<readonly SortingProblem[]>(() => [
    ...(this.readers() === 'agreed' && this.picked().length === 0 ? (['about'] as const) : []),
    ...(sortingProblem({ shownToPerson: this.shown(), heldBecause: this.because() }) ? (['because'] as const) : []),
  ]);

  readonly sorting = computed<Sorting>(() => ({
    categories: this.picked(),
    inConfidence: this.readers() === 'confidence',
    shownToPerson: this.shown(),
    heldBecause: this.shown() === 'held' ? this.because().trim() : null,
    // untouched and not ticked says nothing: the server may know of more that protects than this screen does
    tellsWhere: this.where() ?? (this.whereBefore() || null),
  }));

  /** Starts from what an entry already has. Why it was held back is not known here: it is asked again. */
  startFrom(categories: readonly Category[], shownToPerson: ShownToPerson): void {
    this.readers.set(categories.includes('told_in_confidence') ? 'confidence' : 'agreed');
    this.picked.set(pickable.filter((category) => categories.includes(category)));
    this.shown.set(shownToPerson);
    this.because.set('');
  }

  /** Picks a category, or takes it back. */
  toggle(category: Category): void {
    const now = this.picked();
    this.picked.set(pickable.filter((each) => (each === category ? !now.includes(each) : now.includes(each))));
  }
}
