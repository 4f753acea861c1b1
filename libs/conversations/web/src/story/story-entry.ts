import { booleanAttribute, ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Dates, Language } from '@alongside/client';
import { Chip, Entry, Icon, type IconName, LinkButton } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import type { StoryEntryFragment } from '../operations.generated.ts';

const icons: Partial<Record<StoryEntryFragment['kind'], IconName>> = { life_event: 'calendar-days', what_we_know: 'history' };

/** One part of a story as a card: who wrote it, where they work, when and where it was, the words, and what they are about. */
@Component({
  selector: 'al-story-entry',
  imports: [Chip, Entry, Icon, LinkButton, RouterLink, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './story-entry.html',
  host: { class: 'al-stack' },
})
export class StoryEntry {
  protected readonly dates = inject(Dates);
  private readonly language = inject(Language);

  readonly entry = input.required<StoryEntryFragment>();
  /** Without links, on the page of the entry itself. */
  readonly alone = input(false, { transform: booleanAttribute });

  protected readonly icon = computed<IconName>(() => icons[this.entry().kind] ?? 'undo-2');
  protected readonly page = computed(() => ['/people', this.entry().personId, 'entries', this.entry().id]);
  protected readonly when = computed(() => {
    const { occurredAt, where } = this.entry();
    const when = this.dates.dayTime(occurredAt);
    return where ? this.language.say('conversations.entry.when-where', { when, where }) : when;
  });
}
