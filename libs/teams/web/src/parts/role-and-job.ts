import { ChangeDetectionStrategy, Component, computed, inject, input, model } from '@angular/core';
import { Language } from '@alongside/client';
import { Radios, TextField } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import { roles } from '../kinds.ts';

/** What someone does at an organisation: the job in their own words, and what they may do here. */
@Component({
  selector: 'al-role-and-job',
  imports: [Radios, TextField, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<al-text-field
      fieldId="jobTitle"
      [label]="'teams.member.job' | transloco"
      [hint]="'teams.member.job-hint' | transloco"
      [error]="jobWrong()"
      [(value)]="jobTitle"
    />
    <al-radios fieldId="role" [legend]="'teams.member.role' | transloco" [options]="options()" [(value)]="role" />`,
  host: { class: 'al-stack' },
})
export class RoleAndJob {
  private readonly language = inject(Language);

  /** The job in words. */
  readonly jobTitle = model.required<string>();
  /** What they may do here. */
  readonly role = model.required<string>();
  /** What to put right in the job. */
  readonly jobWrong = input('');

  protected readonly options = computed(() =>
    roles.map((role) => ({
      value: role,
      label: this.language.say(`teams.role.${role}.name`),
      hint: this.language.say(`teams.role.${role}.line`),
    })),
  );
}
