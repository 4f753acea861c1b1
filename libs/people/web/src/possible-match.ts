import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button, Chip, Icon, type IconName, Who } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Comparison, MatchAnswer, PossibleMatchPartsFragment } from './operations.generated.ts';

/** What can be compared, in the order of the form. */
export type Compared = 'name' | 'birthDate' | 'postcode' | 'phone';

const icons: Record<Comparison, IconName> = { same: 'equal', close: 'equal-approximately', different: 'equal-not', not_known: 'minus' };

/** Someone who may be the person being added: how what was typed compares, and what the worker says of it. */
@Component({
  selector: 'li[alPossibleMatch]',
  imports: [Button, Chip, Icon, RouterLink, TranslocoPipe, Who],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './possible-match.html',
  host: { class: 'al-card al-stack' },
})
export class PossibleMatch {
  /** Who it may be. */
  readonly match = input.required<PossibleMatchPartsFragment>({ alias: 'alPossibleMatch' });
  /** What the worker typed: only this is compared on the card. */
  readonly typed = input.required<readonly Compared[]>();
  /** What the worker said. */
  readonly answer = input<MatchAnswer>();
  /** What to put right. */
  readonly error = input<string>();
  /** The worker says it is someone else, or is not sure. */
  readonly answered = output<MatchAnswer>();

  protected readonly lines = computed(() =>
    this.typed().map((what) => ({ what, label: labels[what], comparison: this.match()[what], icon: icons[this.match()[what]] })),
  );
  protected readonly answers = [
    { value: 'not_the_same', label: 'people.match.not-the-same' },
    { value: 'not_sure', label: 'people.match.not-sure' },
  ] as const;
}

const labels: Record<Compared, string> = {
  name: 'people.match.name',
  birthDate: 'people.match.birth-date',
  postcode: 'people.match.postcode',
  phone: 'people.match.phone',
};
