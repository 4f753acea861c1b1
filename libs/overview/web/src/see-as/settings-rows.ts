import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Language } from '@alongside/client';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SettingsOrganisationPartsFragment } from '../operations.generated.ts';
import { sameAnswers } from './same-answer.ts';

/** What the settings open of what an organisation writes, or several alike: categories with the same answer together, with the line that decides. */
@Component({
  selector: 'al-settings-rows',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './settings-rows.html',
})
export class SettingsRows {
  private readonly language = inject(Language);

  readonly categories = input.required<readonly SettingsOrganisationPartsFragment['categories'][number][]>();

  protected readonly rows = computed(() => {
    const categories = this.categories();
    return sameAnswers(categories).map((answer) => ({
      ...answer,
      about:
        answer.categories.length === categories.length
          ? this.language.say('overview.see-as.everything')
          : answer.categories.map((category) => this.language.say(`conversations.category.${category}`)).join(', '),
    }));
  });
}
