import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { DayTimePipe } from '@alongside/client';
import { TranslocoPipe } from '@jsverse/transloco';
import type { EarlierWordsFragment } from '../operations.generated.ts';

/** The words as they stood before, newest first, each with the day they were replaced and why. */
@Component({
  selector: 'al-earlier-words',
  imports: [DayTimePipe, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<section class="al-stack al-stack--s" aria-labelledby="earlier">
    <h2 class="al-h2" id="earlier" tabindex="-1">{{ 'conversations.earlier.heading' | transloco }}</h2>
    <ol class="al-card al-card--flush al-rows">
      @for (version of earlier(); track version.replacedAt) {
        <li class="al-stack al-stack--s">
          <p class="al-xs al-soft">{{ 'conversations.earlier.until' | transloco: { when: version.replacedAt | alDayTime } }}</p>
          <p class="al-read al-words" dir="auto">{{ version.words }}</p>
          @if (version.because) {
            <p>{{ 'conversations.earlier.because' | transloco: { why: version.because } }}</p>
          }
        </li>
      }
    </ol>
  </section>`,
})
export class EarlierWords {
  readonly earlier = input.required<readonly EarlierWordsFragment[]>();
}
