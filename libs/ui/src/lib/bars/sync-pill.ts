import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '../icon/icon.ts';
import type { IconName } from '../icon/icon-paths.ts';

/** Whether what was written has gone: all sent, on its way, waiting, no signal, or refused. */
export type SyncState = 'sent' | 'sending' | 'waiting' | 'offline' | 'stuck';

const icons: Record<SyncState, IconName> = {
  sent: 'cloud-check',
  sending: 'cloud-upload',
  waiting: 'cloud-upload',
  offline: 'cloud-off',
  stuck: 'circle-alert',
};

/** Says by icon and word whether what was written has gone. */
@Component({
  selector: 'al-sync-pill',
  imports: [Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<a class="al-sync" [class.al-sync--held]="held()" [routerLink]="link()"><al-icon [name]="icon()" />{{ label() }}</a>`,
})
export class SyncPill {
  /** How it stands. */
  readonly state = input.required<SyncState>();
  /** The same in words. */
  readonly label = input.required<string>();
  /** Where to read more. */
  readonly link = input.required<string>();

  protected readonly icon = computed(() => icons[this.state()]);
  protected readonly held = computed(() => this.state() !== 'sent' && this.state() !== 'sending');
}
