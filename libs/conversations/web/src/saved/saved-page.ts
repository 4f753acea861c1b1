import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  DOCUMENT,
  effect,
  inject,
  Injector,
  input,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import {
  Dates,
  type Draft,
  Drafts,
  Graph,
  Language,
  load,
  Outbox,
  type OutboxItem,
  pageOfDraft,
  Session,
  type Sorting,
  thisDevice,
} from '@alongside/client';
import { carried } from '@alongside/consent/model';
import { NotHere, PageProblem } from '@alongside/people/web';
import { Button, Card, LinkButton, PageHeading, Problem, RowLink, Skeleton, Strip, UndoBar } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import { SavedEntryDocument, type SavedEntryQuery, SavedReadersDocument } from '../operations.generated.ts';
import { toTop } from '../to-top.ts';
import { ReadersLine } from '../sorting/readers-line.ts';
import { SortingStrip } from '../sorting/sorting-strip.ts';
import { placeIsKept } from '../where/place-kept.ts';
import { CopiedWords } from './copied-words.ts';
import { ownSystemText } from './own-system-text.ts';

/** What stands once the strip was answered. */
interface Answered {
  readonly categories: ReturnType<typeof carried>;
  readonly shown: Sorting['shownToPerson'] | null;
  readonly tellsWhere: boolean;
}

const answered = (sorting: Sorting | null): Answered => ({
  categories: sorting ? carried(sorting.categories, sorting.inConfidence) : [],
  shown: sorting?.shownToPerson ?? null,
  tellsWhere: sorting?.tellsWhere ?? false,
});

/** Right after Save: Undo, one strip that can be skipped, and what may come next. */
@Component({
  imports: [
    Button,
    Card,
    CopiedWords,
    LinkButton,
    NotHere,
    PageHeading,
    PageProblem,
    Problem,
    ReadersLine,
    RouterLink,
    RowLink,
    Skeleton,
    SortingStrip,
    Strip,
    TranslocoPipe,
    UndoBar,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './saved-page.html',
})
export class SavedPage {
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly dates = inject(Dates);
  private readonly document = inject(DOCUMENT);
  private readonly drafts = inject(Drafts);
  private readonly injector = inject(Injector);
  protected readonly language = inject(Language);
  protected readonly graph = inject(Graph);
  protected readonly outbox = inject(Outbox);
  protected readonly device = thisDevice();

  readonly personId = input.required<string>();
  readonly entryId = input.required<string>();

  protected readonly item = computed(() => this.outbox.get(this.entryId()));
  /** The item as it was last: it leaves the device once everything has arrived. */
  private readonly lastItem = linkedSignal<OutboxItem | undefined, OutboxItem | undefined>({
    source: this.item,
    computation: (item, before) => item ?? before?.value,
  });
  /** What was chosen on this page; null: skipped. */
  private readonly chosenHere = signal<Sorting | null | undefined>(undefined);
  private readonly leaving = signal(false);
  protected readonly tooLate = signal(false);

  protected readonly readers = load(SavedReadersDocument, () => ({ personId: this.personId() }));
  /** After a reload, or when another tab was done with it, the entry is only on the server. */
  protected readonly loaded = load(SavedEntryDocument, () =>
    this.drafts.ready() && !this.item() && !this.leaving() && this.chosenHere() === undefined
      ? { personId: this.personId(), id: this.entryId() }
      : undefined,
  );
  private readonly stored = linkedSignal<SavedEntryQuery['entry'] | undefined, SavedEntryQuery['entry'] | undefined>({
    source: () => this.loaded.data()?.entry,
    computation: (entry, before) => entry ?? before?.value,
  });

  protected readonly name = computed(() => this.readers.data()?.person.preferredName ?? this.lastItem()?.preferredName ?? '');
  protected readonly organisation = computed(() => this.session.mine().actingFor.organisation.name);
  /** Undefined while they are on their way. */
  protected readonly readerLines = computed(
    () => this.readers.data()?.person.readers ?? (this.readers.state() === 'error' ? null : undefined),
  );
  protected readonly placeKept = computed(() => placeIsKept(this.readers.data()?.protectiveActs));
  protected readonly undoSeconds = computed(() => Math.max(1, Math.ceil(((this.item()?.heldUntil ?? 0) - Date.now()) / 1000)));

  /** Words, time and place, from the device or from the server. */
  protected readonly entry = computed(() => this.stored() ?? this.lastItem());
  /** What the line above the strip says once Undo is over. */
  protected readonly standing = computed(() => {
    const item = this.item();
    if (!item || item.state === 'holding' || item.state === 'stuck') return null;
    if (item.state === 'sent') return 'sent';
    if (item.attempts === 0) return 'sending';
    return this.graph.reachable() ? 'again' : 'waiting';
  });
  /** Undefined while the strip is open; the categories that it carries once it was answered. */
  protected readonly answer = computed<Answered | undefined>(() => {
    const here = this.chosenHere();
    if (here !== undefined) return answered(here);
    const item = this.item();
    if (item) return item.finished ? answered(item.sorting) : undefined;
    const stored = this.stored();
    return stored && !stored.unsorted
      ? { categories: stored.categories, shown: stored.shownToPerson, tellsWhere: stored.tellsWhere }
      : undefined;
  });
  protected readonly ownText = computed(() => {
    const entry = this.entry();
    if (!entry) return '';
    const when = this.dates.dayTime(entry.occurredAt);
    return ownSystemText({
      words: entry.words,
      whenWhere: entry.where ? this.language.say('conversations.entry.when-where', { when, where: entry.where }) : when,
      reference: this.language.say('conversations.copy.reference', { reference: this.entryId() }),
    });
  });

  constructor() {
    // Names that could not be got without signal come with it
    effect(() => {
      if (this.graph.reachable() && untracked(this.readers.state) === 'error') void untracked(() => this.readers.reload());
    });
    // Someone else's words, or none: this page is only for what was written just now.
    effect(() => {
      const stored = this.stored();
      if (stored && !stored.mine) void this.router.navigate(['/people', this.personId(), 'entries', this.entryId()], { replaceUrl: true });
    });
  }

  protected async undo(): Promise<void> {
    this.leaving.set(true);
    const draft = await this.outbox.undo(this.entryId());
    if (draft) return this.write(draft);
    this.leaving.set(false);
    this.tooLate.set(true);
  }

  /** The server said no: the words are a draft again. */
  protected async change(): Promise<void> {
    this.leaving.set(true);
    const draft = await this.outbox.edit(this.entryId());
    if (draft) return this.write(draft);
    this.leaving.set(false);
  }

  protected async finish(sorting: Sorting | null): Promise<void> {
    const stored = this.stored();
    if (this.item()) await this.outbox.finish(this.entryId(), sorting);
    else if (stored && sorting) await this.outbox.sort({ ...this.whom(), entryId: stored.id, version: stored.version }, sorting);
    this.chosenHere.set(sorting);
    afterNextRender(() => toTop(this.document), { injector: this.injector });
  }

  private whom() {
    const person = this.readers.data()?.person;
    return { personId: this.personId(), personName: person?.name ?? '', preferredName: person?.preferredName ?? '' };
  }

  private async write(draft: Draft): Promise<void> {
    await this.router.navigate(['/people', this.personId(), pageOfDraft(draft)], { queryParams: { draft: draft.id }, replaceUrl: true });
  }
}
