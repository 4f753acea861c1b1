import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Language } from '@alongside/client';
import type { Category } from '@alongside/consent/model';
import { Icon } from '@alongside/ui';
import type { ReadersFragment } from '../operations.generated.ts';
import { readersOf } from './readers.ts';
import { readersText } from './readers-text.ts';

/** Who can read one's own entry, by name. */
@Component({
  selector: 'al-readers-line',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<p><al-icon name="eye" /> {{ text() }}</p>`,
})
export class ReadersLine {
  private readonly language = inject(Language);

  /** What the entry is about; empty while nobody said. */
  readonly categories = input.required<readonly Category[]>();
  /** What the person agreed to; null where that cannot be known; undefined while it is on its way. */
  readonly readers = input.required<readonly ReadersFragment[] | null | undefined>();
  readonly preferredName = input.required<string>();
  /** The writer's organisation. */
  readonly organisation = input.required<string>();

  protected readonly text = computed(() => {
    const values = { name: this.preferredName(), organisation: this.organisation() };
    const lines = this.readers();
    if (this.categories().length === 0) return this.language.say('conversations.readers.unsorted', values);
    if (this.categories().includes('told_in_confidence')) return this.language.say('conversations.readers.confidence', values);
    if (lines === null) return this.language.say('conversations.readers.unknown', values);
    if (lines === undefined) return '';
    return readersText(this.language, readersOf(this.categories(), lines), values);
  });
}
