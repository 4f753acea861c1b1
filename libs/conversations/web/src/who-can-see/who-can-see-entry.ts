import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Basis, Icon, Who } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import type { EntryReadersFragment } from '../operations.generated.ts';
import { basisOf } from './basis-of.ts';

/** Who can see one entry: its author, the person, and each organisation that is alongside, with what it reads and why. */
@Component({
  selector: 'al-who-can-see-entry',
  imports: [Basis, Icon, TranslocoPipe, Who],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './who-can-see-entry.html',
  host: { class: 'al-stack al-stack--s' },
})
export class WhoCanSeeEntry {
  readonly personName = input.required<string>();
  readonly preferredName = input.required<string>();
  /** When the person sees it. */
  readonly shownToPerson = input.required<'now' | 'after_we_talk' | 'held'>();
  /** Whether the words are marked as telling where the person is. */
  readonly tellsWhere = input(false);
  readonly author = input.required<{ readonly name: string }>();
  readonly organisation = input.required<{ readonly name: string }>();
  /** Whether the reader of this page wrote it. */
  readonly mine = input.required<boolean>();
  readonly readers = input.required<readonly EntryReadersFragment[]>();

  protected readonly rows = computed(() =>
    this.readers().map((one) => ({
      ...one,
      names: one.workers.map(({ name }) => name).join(', '),
      basis: basisOf(one.because),
    })),
  );
}
