import { ChangeDetectionStrategy, Component, DOCUMENT, inject, output } from '@angular/core';
import { focusPageHeading, LinkButton, Strip } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';

/** The quiet line over a form that shows what was typed before, with the way to let go of it. */
@Component({
  selector: 'al-started-before',
  imports: [LinkButton, Strip, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<al-strip>
    {{ 'people.started.before' | transloco }}
    <button alEnd alLinkButton type="button" (click)="leave()">{{ 'people.started.again' | transloco }}</button>
  </al-strip>`,
})
export class StartedBefore {
  private readonly document = inject(DOCUMENT);

  /** *Start again* was pressed. */
  readonly startAgain = output<void>();

  protected leave(): void {
    this.startAgain.emit();
    // The button goes, so the focus must not stand on it.
    focusPageHeading(this.document);
  }
}
