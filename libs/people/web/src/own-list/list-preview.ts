import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { BirthDatePipe, Language } from '@alongside/client';
import { Card } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ListLook } from './list-reading.ts';

/** The first people as they would be loaded, and how the file was read. */
@Component({
  selector: 'al-list-preview',
  imports: [BirthDatePipe, Card, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './list-preview.html',
})
export class ListPreview {
  private readonly language = inject(Language);

  readonly look = input.required<ListLook>();

  protected readonly how = computed(() => {
    const { list, survey } = this.look();
    const parts = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' }[list.delimiter] ?? 'other';
    return this.language.say('people.load.how', {
      rows: survey.rows,
      parts: this.language.say(`people.load.parts.${parts}`),
      encoding: list.encoding,
    });
  });
}
