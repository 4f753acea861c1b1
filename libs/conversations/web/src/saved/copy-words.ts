import { ChangeDetectionStrategy, Component, DOCUMENT, type ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { RowLink } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';

/** Puts a text on the clipboard, and shows it to be copied by hand as well: some devices do not let a page copy. */
@Component({
  selector: 'al-copy-words',
  imports: [RowLink, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<button alRowLink type="button" icon="copy" [attr.aria-expanded]="state() !== null" (click)="copy()">
      {{ 'conversations.copy.action' | transloco }}
    </button>
    <p class="al-vh" role="status">{{ state() ? ('conversations.copy.' + state() | transloco) : '' }}</p>
    @if (state(); as shown) {
      <div class="al-card al-stack al-stack--s">
        <p aria-hidden="true">{{ 'conversations.copy.' + shown | transloco }}</p>
        <label class="al-field__label" for="copy">{{ 'conversations.copy.label' | transloco }}</label>
        <textarea #box class="govuk-textarea al-in al-area" id="copy" rows="6" readonly [value]="text()" (focus)="box.select()"></textarea>
      </div>
    }`,
})
export class CopyWords {
  private readonly clipboard = inject(DOCUMENT).defaultView?.navigator.clipboard;

  readonly text = input.required<string>();

  protected readonly state = signal<'copied' | 'by-hand' | null>(null);
  protected readonly box = viewChild<ElementRef<HTMLTextAreaElement>>('box');

  protected async copy(): Promise<void> {
    try {
      if (!this.clipboard) throw new Error('No clipboard.');
      await this.clipboard.writeText(this.text());
      this.state.set('copied');
    } catch {
      this.state.set('by-hand');
    }
  }
}
