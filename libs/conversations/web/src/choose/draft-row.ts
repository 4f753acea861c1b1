import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { DayTimePipe, type Draft, pageOfDraft, thisDevice } from '@alongside/client';
import { Button, Who } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';

/** Enough of a draft to know it again, in characters. */
const shown = 160;

/** Words on this device that are not saved: go on with them, or throw them away. */
@Component({
  selector: 'li[alDraftRow]',
  imports: [Button, DayTimePipe, RouterLink, TranslocoPipe, Who],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './draft-row.html',
  host: { class: 'al-stack al-stack--s' },
})
export class DraftRow {
  readonly draft = input.required<Draft>({ alias: 'alDraftRow' });
  readonly thrownAway = output<void>();

  protected readonly device = thisDevice();
  protected readonly page = computed(() => pageOfDraft(this.draft()));
  protected readonly beginning = computed(() => {
    const words = this.draft().words.trim();
    const letters = [...words];
    return letters.length <= shown ? words : `${letters.slice(0, shown).join('').trimEnd()}…`;
  });
}
