import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { Dates, fromLondonInput, Language, toLondonInput } from '@alongside/client';
import { LinkButton, TextField } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';

/** When and where a conversation was: one quiet line, and two boxes for the few times it is not as said. */
@Component({
  selector: 'al-when-where',
  imports: [LinkButton, TextField, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './when-where.html',
  host: { class: 'al-stack al-stack--s' },
})
export class WhenWhere {
  private readonly dates = inject(Dates);
  private readonly language = inject(Language);

  /** ISO. */
  readonly when = input.required<string>();
  readonly where = input.required<string>();
  readonly whenChange = output<string>();
  readonly whereChange = output<string>();

  protected readonly changing = signal(false);
  protected readonly inLondon = computed(() => toLondonInput(this.when()));
  protected readonly line = computed(() => {
    const day = this.dates.day(this.when());
    const today = day === this.dates.day(new Date().toISOString());
    const time = this.dates.time(this.when());
    const when = today ? this.language.say('conversations.record.today', { time }) : this.dates.dayTime(this.when());
    return this.where().trim() ? this.language.say('conversations.entry.when-where', { when, where: this.where().trim() }) : when;
  });

  protected setWhen(text: string): void {
    const iso = fromLondonInput(text);
    if (iso) this.whenChange.emit(iso);
  }
}
