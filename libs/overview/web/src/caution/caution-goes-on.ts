import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { Language, thisDevice } from '@alongside/client';
import { keptForm } from '@alongside/people/web';
import { Button, ErrorSummary, type FieldError, type Option, Radios, TextArea, TextField } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CautionPartsFragment } from '../operations.generated.ts';

const fields = ['evidence', 'told', 'toldWords', 'secondId', 'reviewOn'] as const;
/** What somebody says so that a note goes on. */
export type GoesOn = Record<(typeof fields)[number], string>;

/** A caution note that goes on: what it rests on now, whether the person was told, who agrees, and until when. Kept on the device until it is sent. */
@Component({
  selector: 'al-caution-goes-on',
  imports: [Button, ErrorSummary, Radios, TextArea, TextField, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './caution-goes-on.html',
})
export class CautionGoesOn {
  private readonly language = inject(Language);
  protected readonly device = thisDevice();

  readonly note = input.required<CautionPartsFragment>();
  readonly name = input.required<string>();
  readonly secondOptions = input.required<readonly Option[]>();
  readonly toldOptions = input.required<readonly Option[]>();
  readonly busy = input.required<boolean>();
  /** Sends it; whether it went. */
  readonly ask = input.required<(note: CautionPartsFragment, said: GoesOn) => Promise<boolean>>();

  protected readonly kept = keptForm(
    () => `caution-goes-on-${this.note().id}`,
    (): GoesOn => ({ evidence: this.note().evidence, told: '', toldWords: '', secondId: '', reviewOn: '' }),
  );
  protected readonly typed = this.kept.typed;
  protected readonly errors = signal<readonly FieldError[]>([]);

  protected error(fieldId: string): string | undefined {
    return this.errors().find((one) => one.fieldId === `on-${fieldId}`)?.text;
  }

  protected set(change: Partial<GoesOn>): void {
    this.typed.update((typed) => ({ ...typed, ...change }));
  }

  protected async send(): Promise<void> {
    const lacking = fields.filter((field) => this.typed()[field].trim() === '');
    const text = (field: string) => this.language.say(`overview.caution.problem.${field}`, { name: this.name() });
    this.errors.set(lacking.map((field) => ({ fieldId: `on-${field}`, text: text(field) })));
    if (lacking.length > 0 || !(await this.ask()(this.note(), this.typed()))) return;
    this.kept.startAgain();
    this.kept.saved();
  }
}
