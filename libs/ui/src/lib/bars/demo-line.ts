import { ChangeDetectionStrategy, Component } from '@angular/core';
import { Icon } from '../icon/icon.ts';

/** One line on every page that says: this is a demo. */
@Component({
  selector: 'al-demo-line',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<p class="al-wrap">
    <al-icon name="info" /><span><ng-content /></span>
  </p>`,
  host: { class: 'al-demo', role: 'complementary' },
})
export class DemoLine {}
