import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { initials } from './initials.ts';

/** The initials of a name in a disc: apricot for the person, lilac for a worker. Never read out; the name stands beside it. */
@Component({
  selector: 'al-avatar',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `{{ letters() }}`,
  host: {
    class: 'al-avatar',
    'aria-hidden': 'true',
    '[class.al-avatar--person]': 'kind() === "person"',
    '[class.al-avatar--s]': 'size() === "s"',
    '[class.al-avatar--l]': 'size() === "l"',
  },
})
export class Avatar {
  /** The name in full. */
  readonly name = input.required<string>();
  /** The person the record is about, or a worker. */
  readonly kind = input<'person' | 'worker'>('worker');
  /** 32, 40 or 64 px. */
  readonly size = input<'s' | 'm' | 'l'>('m');

  protected readonly letters = computed(() => initials(this.name()));
}
