import { ChangeDetectionStrategy, Component } from '@angular/core';
import { Icon } from '../icon/icon.ts';

/** The way back to the page above this one. */
@Component({
  selector: 'a[alBackLink]',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<al-icon name="arrow-left" /><span><ng-content /></span>`,
  host: { class: 'al-link-btn al-back' },
})
export class BackLink {}
