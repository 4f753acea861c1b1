import { ChangeDetectionStrategy, Component, DOCUMENT, inject, input, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** Puts a text on the clipboard, and shows it to be copied by hand as well: some devices do not let a page copy. */
@Component({
  selector: 'al-copied-words',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<p role="status">{{ state() ? ('conversations.copy.' + state() | transloco) : '' }}</p>
    @if (state()) {
      <label class="al-field__label" for="copy">{{ 'conversations.copy.label' | transloco }}</label>
      <textarea #box class="govuk-textarea al-in al-area" id="copy" rows="6" readonly [value]="text()" (focus)="box.select()"></textarea>
    }`,
  host: { class: 'al-stack al-stack--s' },
})
export class CopiedWords {
  private readonly clipboard = inject(DOCUMENT).defaultView?.navigator.clipboard;

  readonly text = input.required<string>();

  protected readonly state = signal<'copied' | 'by-hand' | null>(null);

  /** Copies, and says whether it worked. */
  async copy(): Promise<void> {
    try {
      if (!this.clipboard) throw new Error('No clipboard.');
      await this.clipboard.writeText(this.text());
      this.state.set('copied');
    } catch {
      this.state.set('by-hand');
    }
  }
}
