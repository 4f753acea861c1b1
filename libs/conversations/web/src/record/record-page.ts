import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  DOCUMENT,
  effect,
  inject,
  Injector,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Drafts, Language, load, Outbox, PageTitle, thisDevice, TimePipe } from '@alongside/client';
import { NotHere } from '@alongside/people/web';
import { BackLink, Button, Chip, ErrorSummary, type FieldError, PageHeading, Problem, TextArea, Who } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import { RecordPersonDocument } from '../operations.generated.ts';
import { namesFrom, type PersonNames } from './person-names.ts';
import { WhenWhere } from './when-where.ts';
import { Writing } from './writing.ts';

/** How long the names may take before the words are kept without them, in milliseconds. */
const namesFor = 1_000;

/** One box for what was said. Nothing is needed but the words, and every word is kept as it is typed. */
@Component({
  imports: [
    BackLink,
    Button,
    Chip,
    ErrorSummary,
    NotHere,
    PageHeading,
    Problem,
    RouterLink,
    TextArea,
    TimePipe,
    TranslocoPipe,
    WhenWhere,
    Who,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './record-page.html',
  host: { '(keydown.control.enter)': 'save($event)', '(keydown.meta.enter)': 'save($event)' },
})
export class RecordPage {
  private readonly router = inject(Router);
  private readonly outbox = inject(Outbox);
  private readonly title = inject(PageTitle);
  private readonly language = inject(Language);
  private readonly injector = inject(Injector);
  private readonly document = inject(DOCUMENT);
  protected readonly drafts = inject(Drafts);
  protected readonly device = thisDevice();

  readonly personId = input.required<string>();
  /** The draft to go on with; left out, the one that was started for this person. */
  readonly draft = input<string>();

  private readonly box = viewChild(TextArea);
  private readonly given = namesFrom(this.router.currentNavigation()?.extras.info);
  private readonly startedAt = new Date().toISOString();
  private opening: Promise<void> | undefined;
  private readonly waited = signal(false);
  private readonly person = load(RecordPersonDocument, () => ({ id: this.personId() }));
  protected readonly writing = new Writing(this.drafts);
  protected readonly prompts = ['mattered', 'well', 'way', 'next'] as const;
  protected readonly saving = signal(false);
  protected readonly notKept = signal(false);
  protected readonly errors = signal<readonly FieldError[]>([]);

  protected readonly names = computed<PersonNames | null>(() => {
    const loaded = this.person.data()?.person;
    if (loaded) return loaded;
    if (this.given) return this.given;
    const kept = [...this.drafts.all(), ...this.outbox.items()].find(
      (each) => each.personId === this.personId() && each.preferredName !== '',
    );
    return kept ? { name: kept.personName, preferredName: kept.preferredName } : null;
  });
  /** Someone who is hidden or does not exist. Words that are here stay on the screen. */
  protected readonly nobody = computed(() => this.person.code() === 'NOT_FOUND' && this.writing.words().trim() === '');
  protected readonly when = computed(() => this.writing.occurredAt() ?? this.writing.draft()?.startedAt ?? this.startedAt);
  protected readonly keptAt = computed(() => {
    const draft = this.writing.draft();
    return draft && this.writing.words().trim() !== '' ? this.drafts.keptAt(draft.id) : null;
  });

  constructor() {
    const late = setTimeout(() => this.waited.set(true), namesFor);
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(late);
      this.writing.end();
    });
    effect(() => {
      const ready = this.drafts.ready() && (this.names() !== null || this.person.state() === 'error' || this.waited());
      if (ready) untracked(() => void this.begin().catch(() => this.notKept.set(true)));
    });
    afterNextRender(() => this.box()?.focus());
    // The page after this one must open without signal too
    import('../saved/saved-page.ts').catch(() => undefined);
  }

  protected type(words: string): void {
    this.writing.type(words);
    if (this.errors().length > 0 && this.writing.problem() === null) this.say([]);
  }

  protected prompt(which: RecordPage['prompts'][number]): void {
    const before = this.writing.words();
    const start = before === '' || before.endsWith('\n') ? '' : '\n\n';
    this.box()?.insert(`${start}${this.language.say(`conversations.record.prompt.${which}`)}: `);
  }

  protected async save(event?: Event): Promise<void> {
    event?.preventDefault();
    if (this.saving()) return;
    const problem = this.writing.problem();
    this.say(problem ? [{ text: this.language.say(`conversations.record.problem.${problem}`), fieldId: 'words' }] : []);
    if (problem) return;
    this.saving.set(true);
    this.notKept.set(false);
    try {
      await this.begin();
      const draft = this.writing.draft();
      if (!draft) return;
      await this.outbox.save(draft.id);
      await this.goOn(draft.id);
    } catch {
      this.notKept.set(true);
    } finally {
      this.saving.set(false);
    }
  }

  /** The words are kept: from here on nothing may say that they are not. */
  private async goOn(entryId: string): Promise<void> {
    const to = (...path: string[]) => this.router.navigate(path, { replaceUrl: true });
    await to('/people', this.personId(), 'saved', entryId).catch(() => to('/today').catch(() => false));
  }

  private begin(): Promise<void> {
    this.opening ??= this.open().catch((error: unknown) => {
      this.opening = undefined;
      throw error;
    });
    return this.opening;
  }

  private async open(): Promise<void> {
    const names = this.names();
    await this.writing.begin(
      { personId: this.personId(), personName: names?.name ?? '', preferredName: names?.preferredName ?? '' },
      this.draft(),
    );
    if (this.writing.words() !== '') afterNextRender(() => this.toTheEnd(), { injector: this.injector });
  }

  /** The cursor stands behind the words that came back. */
  private toTheEnd(): void {
    const box = this.document.getElementById('words');
    if (box instanceof HTMLTextAreaElement) box.setSelectionRange(box.value.length, box.value.length);
  }

  private say(errors: readonly FieldError[]): void {
    this.errors.set(errors);
    this.title.problem(errors.length > 0);
  }
}
