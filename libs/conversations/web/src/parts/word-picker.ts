import { ChangeDetectionStrategy, Component, computed, input, linkedSignal, output, signal } from '@angular/core';
import { Chip } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import { oneRun, piecesOf, type Run } from './pieces.ts';

/** The words in pieces to tap: sentences, or single words. What is picked must stand side by side. */
@Component({
  selector: 'al-word-picker',
  imports: [Chip, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './word-picker.html',
  host: { class: 'al-stack al-stack--s' },
})
export class WordPicker {
  readonly words = input.required<string>();
  /** What is picked; null for nothing, and while pieces between are not. */
  readonly picked = output<Run | null>();

  protected readonly single = signal(false);
  protected readonly pieces = computed(() => piecesOf(this.words(), this.single() ? 'word' : 'sentence'));
  /** Where the picked pieces begin. */
  protected readonly on = linkedSignal<unknown, ReadonlySet<number>>({ source: this.pieces, computation: () => new Set() });
  protected readonly apart = computed(() => this.on().size > 1 && !oneRun(this.pieces(), this.on()));

  protected switch(single: boolean): void {
    this.single.set(single);
    this.picked.emit(null);
  }

  protected toggle(from: number): void {
    const next = new Set(this.on());
    if (!next.delete(from)) next.add(from);
    this.on.set(next);
    this.picked.emit(oneRun(this.pieces(), next) ?? null);
  }
}
