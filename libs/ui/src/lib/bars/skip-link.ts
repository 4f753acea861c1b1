import { ChangeDetectionStrategy, Component, DOCUMENT, inject, input } from '@angular/core';

/** The first link of a page, seen only on focus: it goes past the bars. */
@Component({
  selector: 'al-skip-link',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<a class="govuk-skip-link" [href]="'#' + target()" (click)="go($event)"><ng-content /></a>`,
})
export class SkipLink {
  /** The id of the element to go to. */
  readonly target = input.required<string>();
  readonly #document = inject(DOCUMENT);

  // Done by hand: with a base address, a bare fragment would load the first page anew
  protected go(event: Event): void {
    const target = this.#document.getElementById(this.target());
    if (!target) return;
    event.preventDefault();
    target.tabIndex = -1;
    target.focus();
  }
}
