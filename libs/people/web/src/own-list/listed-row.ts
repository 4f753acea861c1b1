import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { Avatar, Button } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ListedPersonPartsFragment } from '../operations.generated.ts';

/** Someone on one's own organisation's list: name, age, and a way to begin with them. */
@Component({
  selector: 'li[alListed]',
  imports: [Avatar, Button, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="al-who">
      <al-avatar kind="person" [name]="person().name" />
      <div>
        <p class="al-label">{{ person().name }}</p>
        @if (person().age !== null) {
          <p class="al-xs al-soft">{{ 'people.list.age' | transloco: { age: person().age } }}</p>
        }
      </div>
    </div>
    <p>
      <button alButton="soft" type="button" [busy]="busy()" (click)="start.emit()">
        {{ (person().namesMe ? 'people.list.alongside' : 'people.list.start') | transloco: { name: person().preferredName } }}
      </button>
    </p>`,
  host: { class: 'al-stack al-stack--s' },
})
export class ListedRow {
  readonly person = input.required<ListedPersonPartsFragment>({ alias: 'alListed' });
  readonly busy = input(false);
  /** This worker begins with them. */
  readonly start = output<void>();
}
