import { afterRenderEffect, ChangeDetectionStrategy, Component, type ElementRef, input, output, signal, viewChild } from '@angular/core';
import { DayPipe } from '@alongside/client';
import { type Passkey } from '@alongside/client/ways-in';
import { Button } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';

/** One passkey. Taking it away cannot be undone, so it is asked once more. */
@Component({
  selector: 'li[alPasskey]',
  imports: [Button, DayPipe, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="al-stack al-stack--s">
    <div class="al-row al-row--between">
      <div>
        <p class="al-label">{{ name() }}</p>
        <p class="al-xs al-soft">
          {{ 'ways-in.passkeys.added-on' | transloco: { day: (passkey().addedAt | alDay) } }}
          @if (passkey().lastUsedAt; as used) {
            {{ 'ways-in.passkeys.used-on' | transloco: { day: (used | alDay) } }}
          }
        </p>
        @if (passkey().thisOne) {
          <p class="al-xs">{{ 'ways-in.passkeys.this-one' | transloco }}</p>
        }
      </div>
      @if (!only() && !asking()) {
        <button
          alButton="plain"
          type="button"
          [attr.aria-label]="'ways-in.passkeys.remove-which' | transloco: { name: name() }"
          (click)="asking.set(true)"
        >
          {{ 'ways-in.passkeys.remove' | transloco }}
        </button>
      }
    </div>
    @if (asking()) {
      <p #question tabindex="-1">
        {{ (passkey().thisOne ? 'ways-in.passkeys.sure-this-one' : 'ways-in.passkeys.sure') | transloco: { name: name() } }}
      </p>
      <div class="al-row al-row--buttons">
        <button alButton="ink" type="button" [busy]="busy()" (click)="remove.emit()">{{ 'ways-in.passkeys.yes' | transloco }}</button>
        <button alButton="plain" type="button" (click)="asking.set(false)">{{ 'ways-in.passkeys.no' | transloco }}</button>
      </div>
    }
  </div>`,
})
export class PasskeyRow {
  /** Which one. */
  readonly passkey = input.required<Passkey>({ alias: 'alPasskey' });
  /** What it is called. */
  readonly name = input.required<string>();
  /** There is no other: it stays. */
  readonly only = input(false);
  /** Something is being sent. */
  readonly busy = input(false);
  /** It is to go. */
  readonly remove = output<void>();

  protected readonly asking = signal(false);
  private readonly question = viewChild<ElementRef<HTMLElement>>('question');

  constructor() {
    afterRenderEffect(() => this.question()?.nativeElement.focus());
  }
}
