import { ChangeDetectionStrategy, Component, computed, DOCUMENT, inject, input } from '@angular/core';
import { Button } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ListLook, ListModel } from './list-reading.ts';

/** How many of them stand on the page; all are in the file. */
const shown = 20;

/** Rows that cannot be loaded: where, why, and a file of them that can be mended and loaded again. */
@Component({
  selector: 'al-list-bad-rows',
  imports: [Button, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<h2 class="al-h2" id="bad-rows">{{ 'people.load.bad' | transloco: { count: look().bad.length } }}</h2>
    <p>{{ 'people.load.bad-lead' | transloco }}</p>
    <p>
      <button alButton="plain" type="button" (click)="download()">{{ 'people.load.bad-download' | transloco }}</button>
    </p>
    <ul class="al-card al-card--flush al-rows" aria-labelledby="bad-rows">
      @for (row of rows(); track row.line) {
        <li class="al-stack al-stack--xs">
          <p class="al-label">{{ 'people.load.bad-line' | transloco: { line: row.line } }}</p>
          @for (problem of row.problems; track $index) {
            <p class="al-soft" dir="auto">{{ problem }}</p>
          }
        </li>
      }
    </ul>
    @if (look().bad.length > rows().length) {
      <p class="al-soft">{{ 'people.load.bad-more' | transloco: { count: look().bad.length - rows().length } }}</p>
    }`,
  host: { class: 'al-stack al-stack--s' },
})
export class ListBadRows {
  private readonly document = inject(DOCUMENT);

  readonly model = input.required<ListModel>();
  readonly look = input.required<ListLook>();
  /** The name of the file that was chosen. */
  readonly fileName = input.required<string>();

  protected readonly rows = computed(() => {
    const { survey, bad } = this.look();
    return bad.slice(0, shown).map(({ line, problems }) => ({
      line,
      problems: problems.map(({ about, reason }) => (about ? `${this.model().headerOf(survey, about)}: ${reason}` : reason)),
    }));
  });

  protected download(): void {
    const { list, survey, bad } = this.look();
    const { badRowsHeader, badRowsLine } = this.model();
    const parts = [badRowsHeader(list, survey), ...bad.map((row) => badRowsLine(list, survey, row))];
    const url = URL.createObjectURL(new Blob(parts, { type: 'text/csv;charset=utf-8' }));
    const link = this.document.createElement('a');
    link.href = url;
    link.download = `${this.fileName().replace(/\.[^.]+$/, '')}.bad.csv`;
    link.click();
    // after the browser has begun to save it
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  }
}
