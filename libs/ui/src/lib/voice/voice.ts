import { booleanAttribute, ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Heading } from '../page/heading.ts';
import { nextId } from '../next-id.ts';

/** The person's own words on apricot. With no words yet it is a dashed white panel: apricot would put words in a mouth. */
@Component({
  selector: 'al-voice',
  imports: [Heading],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="al-card__head">
      <al-heading class="al-voice__label" [level]="level()" [headingId]="headingId">{{ heading() }}</al-heading>
      @if (by(); as line) {
        <span class="al-xs al-soft">{{ line }}</span>
      }
    </div>
    @if (words(); as text) {
      <blockquote class="al-voice__words al-words" dir="auto">“{{ text }}”</blockquote>
    }
    <ng-content />`,
  host: {
    class: 'al-voice',
    '[attr.role]': 'small() ? "group" : "region"',
    '[attr.aria-labelledby]': 'headingId',
    '[class.al-voice--s]': 'small()',
    '[class.al-voice--empty]': 'empty()',
  },
})
export class Voice {
  /** The heading over the words. */
  readonly heading = input.required<string>();
  /** Whose words and of which day. */
  readonly by = input<string>();
  /** The words themselves, without quotation marks; null or empty where nothing is written yet. */
  readonly words = input<string | null>();
  /** The level of the heading in the page's outline. */
  readonly level = input<2 | 3>(2);
  /** 19 px, for lists and inside an entry. */
  readonly small = input(false, { transform: booleanAttribute });

  protected readonly empty = computed(() => !this.words());
  protected readonly headingId = nextId('voice');
}
