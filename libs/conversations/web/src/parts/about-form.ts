import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { Language } from '@alongside/client';
import { Button, Checkboxes, SelectField } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';

/** Whom words are about. Null: somebody else, without a record that the author sees. */
export interface About {
  readonly aboutId: string | null;
  readonly agreed: boolean;
  readonly needed: boolean;
}

/** Whom the picked words are about, and whether others may read them all the same. */
@Component({
  selector: 'al-about-form',
  imports: [Button, Checkboxes, SelectField, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './about-form.html',
  host: { class: 'al-stack' },
})
export class AboutForm {
  private readonly language = inject(Language);

  /** Those whom the author is alongside, without the person whose story it is. */
  readonly people = input.required<readonly { readonly id: string; readonly name: string }[]>();
  readonly busy = input(false);
  readonly done = output<About>();

  protected readonly whom = signal('');
  protected readonly stays = signal<readonly string[]>([]);
  protected readonly whomOptions = computed(() => [
    { value: '', label: this.language.say('conversations.parts.someone-else') },
    ...this.people().map(({ id, name }) => ({ value: id, label: name })),
  ]);
  protected readonly staysOptions = computed(() =>
    ['agreed', 'needed'].map((value) => ({ value, label: this.language.say(`conversations.parts.${value}`) })),
  );

  protected finish(): void {
    this.done.emit({ aboutId: this.whom() || null, agreed: this.stays().includes('agreed'), needed: this.stays().includes('needed') });
  }
}
