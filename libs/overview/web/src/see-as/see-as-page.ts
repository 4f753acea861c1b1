import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Language, load } from '@alongside/client';
import { NotHere, PageProblem } from '@alongside/people/web';
import { BackLink, Card, PageHeading, Radios, Skeleton, Strip } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import { SeeAsDocument, type SettingsPurpose } from '../operations.generated.ts';
import { sameWriters } from './same-answer.ts';
import { SettingsRows } from './settings-rows.ts';

const order: readonly SettingsPurpose[] = ['support', 'safeguarding', 'emergency', 'supervision'];

/** See as: what the settings alone open to a worker, for their administrator. It shows rules, and never anything of a person. */
@Component({
  imports: [BackLink, Card, NotHere, PageHeading, PageProblem, Radios, RouterLink, SettingsRows, Skeleton, Strip, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './see-as-page.html',
})
export class SeeAsPage {
  private readonly language = inject(Language);

  /** Whose place at the administrator's own organisation. */
  readonly membershipId = input.required<string>();

  protected readonly purpose = signal<SettingsPurpose>('support');
  protected readonly purposes = order.map((value) => ({ value, label: this.language.say(`overview.see-as.for.${value}`) }));
  protected readonly loaded = load(SeeAsDocument, () => ({ membershipId: this.membershipId(), purpose: this.purpose() }));

  /** Organisations of whose words the same opens stand together. */
  protected readonly writers = computed(() => sameWriters(this.loaded.data()?.seeAs.organisations ?? []));

  protected choose(purpose: string): void {
    this.purpose.set(purpose as SettingsPurpose);
  }
}
