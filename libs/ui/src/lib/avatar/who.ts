import { booleanAttribute, ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Avatar } from './avatar.ts';

/** An avatar with lines of words beside it. */
@Component({
  selector: 'al-who',
  imports: [Avatar],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<al-avatar [name]="name()" [kind]="kind()" [size]="size()" />
    <div><ng-content /></div>`,
  host: { class: 'al-who', '[class.al-who--top]': 'top()' },
})
export class Who {
  /** The name whose initials are shown. */
  readonly name = input.required<string>();
  /** The person the record is about, or a worker. */
  readonly kind = input<'person' | 'worker'>('worker');
  /** 32, 40 or 64 px. */
  readonly size = input<'s' | 'm' | 'l'>('m');
  /** Sets the avatar at the first line instead of the middle. */
  readonly top = input(false, { transform: booleanAttribute });
}
