import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { Language } from '@alongside/client';
import type { Column, DateOrder, Meaning, Survey } from '@alongside/people/model/own-list';
import { type Option, Radios, SelectField } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Told } from './list-reading.ts';

/** How each column was understood, and a way to say it better. */
@Component({
  selector: 'al-list-columns',
  imports: [Radios, SelectField, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<h2 class="al-h2">{{ 'people.load.columns' | transloco }}</h2>
    <p class="al-soft">{{ 'people.load.columns-lead' | transloco }}</p>
    @if (survey().birthDates.undecided) {
      <al-radios
        fieldId="dates"
        [legend]="'people.load.dates' | transloco"
        [hint]="'people.load.dates-hint' | transloco"
        [options]="orders()"
        [value]="survey().birthDates.order"
        (valueChange)="order($event)"
      />
    }
    <div class="al-stack al-stack--s">
      @for (column of columns(); track column.index) {
        <al-select-field
          [fieldId]="'column-' + column.index"
          [label]="column.header || ('people.load.nameless' | transloco: { number: column.index + 1 })"
          [options]="meanings()"
          [value]="column.meaning ?? 'ignore'"
          (valueChange)="say(column, $event)"
        />
      }
    </div>`,
  host: { class: 'al-stack' },
})
export class ListColumns {
  private readonly language = inject(Language);

  readonly survey = input.required<Survey>();
  readonly told = input.required<Told>();
  /** What each header may mean, as the model has them. */
  readonly all = input.required<readonly Meaning[]>();
  readonly toldChange = output<Told>();

  protected readonly columns = computed(() => this.survey().columns.filter(({ left }) => left !== 'ours'));
  protected readonly meanings = computed<readonly Option[]>(() =>
    ['ignore' as const, ...this.all()].map((value) => ({ value, label: this.language.say(`people.load.meaning.${value}`) })),
  );
  protected readonly orders = computed<readonly Option[]>(() =>
    (['day-first', 'month-first'] as const).map((value) => ({ value, label: this.language.say(`people.load.order.${value}`) })),
  );

  protected say(column: Column, meaning: string): void {
    // by its number: two columns may have one name
    const columns = { ...this.told().columns, [`#${column.index + 1}`]: meaning as Meaning | 'ignore' };
    this.toldChange.emit({ ...this.told(), columns });
  }

  protected order(dates: string): void {
    this.toldChange.emit({ ...this.told(), dates: dates as DateOrder });
  }
}
