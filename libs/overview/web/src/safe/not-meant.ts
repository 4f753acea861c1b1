import { ChangeDetectionStrategy, Component, input, output, signal } from '@angular/core';
import { Button, LinkButton, TextArea, TextField } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ProtectiveActPartsFragment } from '../operations.generated.ts';

/** Somebody was not meant: said anew, or agreed to. */
export type Dismissed = { readonly reason: string } & ({ readonly said: string } | { readonly agreesTo: string });

/** Those whom a link keeps away by their name alone: who was not meant, and who agrees. It never tells whether anyone has the name. */
@Component({
  selector: 'al-not-meant',
  imports: [Button, LinkButton, TextArea, TextField, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './not-meant.html',
  host: { class: 'al-stack al-stack--xs' },
})
export class NotMeant {
  readonly act = input.required<ProtectiveActPartsFragment>();
  readonly busy = input(false);
  readonly dismiss = output<Dismissed>();

  /** What is being said: anew, or of which one it is agreed. */
  protected readonly open = signal<string | null>(null);
  protected readonly said = signal('');
  protected readonly why = signal('');
  protected readonly tried = signal(false);

  protected start(what: string): void {
    this.tried.set(false);
    this.open.set(what);
  }

  protected send(): void {
    const what = this.open();
    const [said, reason] = [this.said().trim(), this.why().trim()];
    this.tried.set(true);
    if (!what || !reason || (what === 'new' && !said)) return;
    this.dismiss.emit(what === 'new' ? { said, reason } : { agreesTo: what, reason });
  }
}
