import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { NgTemplateOutlet } from '@angular/common';

/** A heading whose level in the outline and whose look are chosen apart. */
@Component({
  selector: 'al-heading',
  imports: [NgTemplateOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<ng-template #words><ng-content /></ng-template>
    @switch (level()) {
      @case (2) {
        <h2 [class]="'al-h' + look()" [attr.id]="headingId()"><ng-container [ngTemplateOutlet]="words" /></h2>
      }
      @case (3) {
        <h3 [class]="'al-h' + look()" [attr.id]="headingId()"><ng-container [ngTemplateOutlet]="words" /></h3>
      }
    }`,
})
export class Heading {
  /** The level in the page's outline. */
  readonly level = input<2 | 3>(2);
  /** The look: 2 is 21 to 24 px, 3 is 19 px. */
  readonly look = input<2 | 3>(3);
  /** The id of the heading. */
  readonly headingId = input<string>();
}
