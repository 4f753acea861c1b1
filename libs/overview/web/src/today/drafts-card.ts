import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { DayTimePipe, type Draft, pageOfDraft, thisDevice } from '@alongside/client';
import { Card } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';

/** How many characters of a draft are shown. */
const shown = 60;

/** What I have started to write on this device, newest first. */
@Component({
  selector: 'al-drafts-card',
  imports: [Card, DayTimePipe, RouterLink, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './drafts-card.html',
})
export class DraftsCard {
  /** Words that are not saved. */
  readonly drafts = input.required<readonly Draft[]>();

  protected readonly device = thisDevice();
  protected readonly rows = computed(() =>
    this.drafts().map((draft) => ({ ...draft, words: beginning(draft.words), page: pageOfDraft(draft) })),
  );
}

/** The first words, cut between two of them. */
function beginning(words: string): string {
  const line = words.trim().replaceAll(/\s+/g, ' ');
  const letters = [...line];
  return letters.length <= shown
    ? line
    : `${letters
        .slice(0, shown)
        .join('')
        .replace(/\s\S*$/, '')}…`;
}
