import { ChangeDetectionStrategy, Component } from '@angular/core';
import { Icon } from '../icon/icon.ts';

/** The safety line: an ink frame and a shield, never a colour. */
@Component({
  selector: 'al-safety',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<al-icon name="shield" large />
    <div><ng-content /></div>`,
  host: { class: 'al-safety', role: 'note' },
})
export class Safety {}
