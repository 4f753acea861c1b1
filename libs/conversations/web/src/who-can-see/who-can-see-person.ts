import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Language } from '@alongside/client';
import { Basis, Who } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PersonReadersFragment } from '../operations.generated.ts';
import { basisOf } from './basis-of.ts';

type OfCategory = PersonReadersFragment['categories'][number];

/** Who can see what the reader's own organisation writes about one person: a row for each organisation that is alongside. */
@Component({
  selector: 'al-who-can-see-person',
  imports: [Basis, TranslocoPipe, Who],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './who-can-see-person.html',
  host: { class: 'al-stack al-stack--s' },
})
export class WhoCanSeePerson {
  private readonly language = inject(Language);

  readonly preferredName = input.required<string>();
  /** The organisation that the reader acts for. */
  readonly organisation = input.required<string>();
  readonly readers = input.required<readonly PersonReadersFragment[]>();

  protected readonly rows = computed(() =>
    this.readers().map((one) => ({ ...one, names: one.workers.map(({ name }) => name).join(', '), parts: this.parts(one.categories) })),
  );

  /** Categories that are read alike and for the same reason, as one line. */
  private parts(categories: readonly OfCategory[]) {
    const alike = [...new Set(categories.map(({ reads, because }) => `${reads} ${because}`))];
    return alike.map((key) => {
      const these = categories.filter(({ reads, because }) => `${reads} ${because}` === key);
      const { reads, because } = these[0]!;
      const about = these.map(({ category }) => this.language.say(`conversations.category.${category}`)).join(' · ');
      return { key, reads, about, basis: basisOf(because) };
    });
  }
}
