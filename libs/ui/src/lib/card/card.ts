import { booleanAttribute, ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Icon } from '../icon/icon.ts';
import type { IconName } from '../icon/icon-paths.ts';
import { Heading } from '../page/heading.ts';
import { nextId } from '../next-id.ts';

/** A white card; with a heading it is a section that is named by it. */
@Component({
  selector: 'al-card',
  imports: [Heading, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (heading(); as words) {
      <div class="al-card__head">
        <al-heading [level]="level()" [look]="look()" [headingId]="headingId()">
          @if (icon(); as name) {
            <al-icon [name]="name" />
          }
          {{ words }}
        </al-heading>
        <ng-content select="[alHeadEnd]" />
      </div>
    }
    <ng-content />`,
  host: {
    class: 'al-card al-stack',
    '[class.al-stack--s]': '!roomy()',
    '[class.al-card--flush]': 'flush()',
    '[attr.role]': 'heading() ? "region" : null',
    '[attr.aria-labelledby]': 'heading() ? headingId() : null',
  },
})
export class Card {
  /** The words of its heading; left out, the card is a plain box. */
  readonly heading = input<string>();
  /** The level of the heading in the page's outline. */
  readonly level = input<2 | 3>(2);
  /** A heading of 19 px (m) or of 21 to 24 px (l). */
  readonly size = input<'m' | 'l'>('m');
  /** An icon before the heading. */
  readonly icon = input<IconName>();
  /** The id of the heading. */
  readonly headingId = input(nextId('card'));
  /** No padding, for rows that reach the edges. */
  readonly flush = input(false, { transform: booleanAttribute });
  /** 20 px between its parts instead of 10. */
  readonly roomy = input(false, { transform: booleanAttribute });

  protected readonly look = computed(() => (this.size() === 'l' ? 2 : 3));
}
