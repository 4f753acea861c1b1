import { ChangeDetectionStrategy, Component, computed, DestroyRef, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import {
  Drafts,
  fromLondonInput,
  Language,
  load,
  type Loaded,
  Outbox,
  PageTitle,
  Session,
  thisDevice,
  toLondonInput,
} from '@alongside/client';
import { followPerson } from '@alongside/client/live';
import { NotHere, PageProblem } from '@alongside/people/web';
import { BackLink, Button, ErrorSummary, type FieldError, PageHeading, Problem, Skeleton, TextArea, TextField, Who } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import { WhatWeKnowDocument, type WhatWeKnowQuery } from '../operations.generated.ts';
import { Writing } from '../record/writing.ts';

/** One box, dated, with its source: what a team knew already when it brought the person in. Kept and sent like a conversation. */
@Component({
  imports: [
    BackLink,
    Button,
    ErrorSummary,
    NotHere,
    PageHeading,
    PageProblem,
    Problem,
    RouterLink,
    Skeleton,
    TextArea,
    TextField,
    TranslocoPipe,
    Who,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './what-we-know-page.html',
  host: { '(keydown.control.enter)': 'save($event)', '(keydown.meta.enter)': 'save($event)' },
})
export class WhatWeKnowPage {
  private readonly router = inject(Router);
  private readonly outbox = inject(Outbox);
  private readonly title = inject(PageTitle);
  private readonly language = inject(Language);
  private readonly session = inject(Session);
  protected readonly drafts = inject(Drafts);
  protected readonly device = thisDevice();

  readonly personId = input.required<string>();
  /** The draft to go on with; left out, the one that was started for this person. */
  readonly draft = input<string>();

  private readonly followed = followPerson(() => this.personId(), { queries: () => [this.loaded], rereads: false });
  protected readonly loaded: Loaded<WhatWeKnowQuery> = load(WhatWeKnowDocument, () =>
    this.followed() ? { personId: this.personId() } : undefined,
  );
  protected readonly person = computed(() => this.loaded.data()?.person);
  protected readonly writing = new Writing(this.drafts);
  /** Of which day it is, as 2026-10-14. */
  protected readonly day = computed(() => dayOf(this.writing.occurredAt() ?? new Date().toISOString()));
  protected readonly saving = signal(false);
  protected readonly notKept = signal(false);
  protected readonly errors = signal<readonly FieldError[]>([]);
  private opening: Promise<void> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.writing.end());
    effect(() => {
      const person = this.person();
      if (person && this.drafts.ready()) untracked(() => void this.begin(person).catch(() => this.notKept.set(true)));
    });
  }

  protected setDay(day: string): void {
    const at = onDay(day);
    if (at) this.writing.setOccurredAt(at);
  }

  protected errorOf(fieldId: string): string | undefined {
    return this.errors().find((error) => error.fieldId === fieldId)?.text;
  }

  protected async save(event?: Event): Promise<void> {
    event?.preventDefault();
    if (this.saving() || !this.tell(this.problems())) return;
    this.saving.set(true);
    this.notKept.set(false);
    try {
      const draft = this.writing.draft();
      if (!draft) return;
      // given words become this worker's own by saving them
      this.writing.type(this.writing.words());
      await this.outbox.save(draft.id);
      await this.router.navigate(['/people', this.personId(), 'saved', draft.id], { replaceUrl: true });
    } catch {
      this.notKept.set(true);
    } finally {
      this.saving.set(false);
    }
  }

  /** What stands on the organisation's list is a beginning; what was typed before comes first. */
  private begin({ id, name, preferredName, knownOnList }: WhatWeKnowQuery['person']): Promise<void> {
    this.opening ??= this.writing.begin(
      {
        personId: id,
        personName: name,
        preferredName,
        knownFrom: knownOnList?.source ?? this.session.mine().actingFor.organisation.name,
        ...(knownOnList ? { words: knownOnList.words, occurredAt: onDay(knownOnList.at) } : {}),
      },
      this.draft(),
    );
    return this.opening;
  }

  private problems(): FieldError[] {
    const words = this.writing.problem();
    return [
      ...(words ? [{ fieldId: 'words', text: this.language.say(`conversations.record.problem.${words}`) }] : []),
      ...(this.writing.knownFrom().trim() ? [] : [{ fieldId: 'source', text: this.language.say('conversations.known.source-needed') }]),
      ...(this.day() > dayOf(new Date().toISOString())
        ? [{ fieldId: 'day', text: this.language.say('conversations.known.day-ahead') }]
        : []),
    ];
  }

  /** Says what to put right; true when there is nothing. */
  private tell(errors: readonly FieldError[]): boolean {
    this.errors.set(errors);
    this.title.problem(errors.length > 0);
    return errors.length === 0;
  }
}

/** The day in London, as 2026-10-14. */
const dayOf = (iso: string): string => toLondonInput(iso).slice(0, 10);

/** An instant on a day: noon, which is the same day wherever a reader may be; and now, where today's noon is still to come. */
function onDay(day: string): string | null {
  const noon = fromLondonInput(`${day}T12:00`);
  const now = new Date().toISOString();
  return noon && noon > now && day === dayOf(now) ? now : noon;
}
