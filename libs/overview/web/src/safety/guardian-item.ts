import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { DayTimePipe, Language } from '@alongside/client';
import { Button, Problem, Radios, TextArea } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import type { GuardianItemPartsFragment, ToldHow } from '../operations.generated.ts';

/** What a Guardian decides of one item. */
export type GuardianDecision =
  | { readonly kind: 'review'; readonly outcome: 'upheld' | 'not_upheld'; readonly words: string }
  | { readonly kind: 'looked'; readonly words: string }
  | { readonly kind: 'answer'; readonly agreed: boolean }
  | { readonly kind: 'told'; readonly how: ToldHow }
  | { readonly kind: 'refusal'; readonly words: string };

/** The part of its keys that an item's words share: its kind, and the reason where there are several. */
export function wordsFor({ kind, why, opened }: Pick<GuardianItemPartsFragment, 'kind' | 'why' | 'opened'>): string {
  if (kind === 'override' && opened === false) return 'override_nothing';
  return kind === 'override' || kind === 'look' ? `${kind}_${why}` : kind;
}

/** One thing that waits for a Guardian: who, whose, when, why in plain words, what to do, and what they decide. */
@Component({
  selector: 'al-guardian-item',
  imports: [Button, DayTimePipe, Problem, Radios, TextArea, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './guardian-item.html',
  host: { class: 'al-card al-stack', role: 'region', 'aria-labelledby': 'item' },
})
export class GuardianItem {
  private readonly language = inject(Language);

  readonly item = input.required<GuardianItemPartsFragment>();
  /** It is being sent. */
  readonly busy = input(false);
  /** The worker is of another organisation than the Guardian. */
  readonly elsewhere = input(false);
  /** What the server said no to, in plain words. */
  readonly refused = input<string | null>(null);
  /** It could not be sent. */
  readonly failed = input(false);
  /** It is decided. */
  readonly decided = output<GuardianDecision>();

  protected readonly key = computed(() => wordsFor(this.item()));
  protected readonly outcomes = computed(() =>
    (['upheld', 'not_upheld'] as const).map((value) => ({
      value,
      label: this.language.say(`safety.queue.${value}`),
      hint: this.language.say(`safety.queue.${value}-hint`),
    })),
  );
  protected readonly categories = computed(() =>
    (this.item().categories ?? []).map((category) => this.language.say(`conversations.category.${category}`)).join(', '),
  );
  protected readonly hows = computed(() =>
    (['in_person', 'by_phone', 'on_paper', 'by_message'] as const).map((value) => ({
      value,
      label: this.language.say(`safety.tell.${value}`),
    })),
  );
  // Another item begins with empty fields
  protected readonly outcome = linkedSignal({ source: () => this.item().id, computation: () => '' });
  protected readonly how = linkedSignal({ source: () => this.item().id, computation: () => '' });
  protected readonly words = linkedSignal({ source: () => this.item().id, computation: () => '' });
  protected readonly missing = linkedSignal({ source: () => this.item().id, computation: () => '' });

  protected told(): void {
    const how = this.how() as ToldHow | '';
    this.missing.set(how ? '' : this.language.say('safety.queue.choose-how'));
    if (how) this.decided.emit({ kind: 'told', how });
  }

  /** A longer override is refused in words, which whoever asked reads. */
  protected refuse(): void {
    if (this.item().kind !== 'renewal') return this.decided.emit({ kind: 'answer', agreed: false });
    const words = this.words().trim();
    this.missing.set(words ? '' : this.language.say('safety.queue.why-not-missing'));
    if (words) this.decided.emit({ kind: 'refusal', words });
  }

  protected save(): void {
    const words = this.words().trim();
    const outcome = this.outcome();
    const isReview = this.item().kind === 'override';
    const isWhole = words !== '' && (!isReview || outcome !== '');
    this.missing.set(isWhole ? '' : this.language.say('safety.queue.missing'));
    if (!isWhole) return;
    this.decided.emit(isReview ? { kind: 'review', outcome: outcome as 'upheld' | 'not_upheld', words } : { kind: 'looked', words });
  }
}
