import { afterNextRender, ChangeDetectionStrategy, Component, DestroyRef, inject, input, signal } from '@angular/core';

/** Milliseconds of waiting before the shapes show. */
const SHAPES_AFTER = 300;
/** Milliseconds of waiting before it says in words what it waits for. */
const WORDS_AFTER = 3000;

/** The shapes of a page that is on its way; after 3 seconds it says what it waits for. */
@Component({
  selector: 'al-skeleton',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './skeleton.html',
  host: { class: 'al-stack' },
})
export class Skeleton {
  /** Which shapes: a person's page, a list of rows, one card, or a few lines. */
  readonly shape = input<'person' | 'list' | 'card' | 'lines'>('card');
  /** What it waits for, in a sentence. */
  readonly waitingFor = input.required<string>();

  protected readonly rows = [1, 2, 3];
  protected readonly shapes = signal(false);
  protected readonly words = signal(false);

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const timers = [setTimeout(() => this.shapes.set(true), SHAPES_AFTER), setTimeout(() => this.words.set(true), WORDS_AFTER)];
      destroyed.onDestroy(() => timers.forEach(clearTimeout));
    });
  }
}
