import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { Language } from '@alongside/client';
import { openable, OVERRIDE_HOURS } from '@alongside/consent/model';
import { Checkboxes, Radios, TextArea, TextField } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OverrideGround } from '../operations.generated.ts';
import type { OverrideTyped } from './override-typed.ts';

/** The fields of an override: whom, on what ground, to whom it is given, the least that is needed, why, and who was told. */
@Component({
  selector: 'al-override-form',
  imports: [Checkboxes, Radios, TextArea, TextField, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './override-form.html',
  host: { class: 'al-stack al-stack--l' },
})
export class OverrideForm {
  private readonly language = inject(Language);

  readonly form = input.required<OverrideTyped>();
  /** Whether it is read here, or given to someone named: the questions are others. */
  readonly asks = input.required<'open' | 'give'>();
  /** The grounds to choose from. */
  readonly grounds = input.required<readonly OverrideGround[]>();
  /** What to put right, by field. */
  readonly wrong = input.required<Readonly<Record<string, string>>>();
  readonly changed = output<Partial<OverrideTyped>>();

  protected readonly groundOptions = computed(() =>
    this.grounds().map((value) => ({
      value,
      label: this.language.say(`safety.ground.${value}`),
      hint: this.language.say('safety.open.hours', { hours: OVERRIDE_HOURS[value] }),
    })),
  );
  protected readonly categories = openable.map((value) => ({ value, label: this.language.say(`conversations.category.${value}`) }));
  protected readonly toldOptions = (['yes', 'not-yet'] as const).map((value) => ({
    value,
    label: this.language.say(`safety.told.${value}`),
  }));
  /** The one question whose hint depends on the ground. */
  protected readonly reasonHint = computed(() => {
    const { ground } = this.form();
    return ground === 'legal' || ground === 'serious_crime' ? this.language.say(`safety.give.why.${ground}`) : '';
  });
}
