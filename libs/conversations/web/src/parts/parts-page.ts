import { afterNextRender, ChangeDetectionStrategy, Component, computed, DOCUMENT, inject, Injector, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  Attempt,
  Graph,
  graphCode,
  type GraphErrorCode,
  Language,
  load,
  type Loaded,
  Session,
  type Sorting,
  thisDevice,
} from '@alongside/client';
import { followPerson } from '@alongside/client/live';
import { keptForm, NotHere, PageProblem } from '@alongside/people/web';
import { BackLink, Button, Card, PageHeading, Problem, Radios, SelectField, Skeleton, Strip, TextField } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  EntryPartsDocument,
  type EntryPartsQuery,
  MarkEntryDocument,
  type PartsFragment,
  RecordWhomDocument,
  SavedReadersDocument,
  type SavedReadersQuery,
  SetApartDocument,
} from '../operations.generated.ts';
import { SortingStrip } from '../sorting/sorting-strip.ts';
import { toTop } from '../to-top.ts';
import { placeIsKept } from '../where/place-kept.ts';
import { type About, AboutForm } from './about-form.ts';
import { type Run, textOf } from './pieces.ts';
import { WordPicker } from './word-picker.ts';

type Passage = PartsFragment['passages'][number];

/** One's own words: the sentence that may stand for them, which are about somebody else, and which get other readers. */
@Component({
  imports: [
    AboutForm,
    BackLink,
    Button,
    Card,
    NotHere,
    PageHeading,
    PageProblem,
    Problem,
    Radios,
    RouterLink,
    SelectField,
    Skeleton,
    SortingStrip,
    Strip,
    TextField,
    TranslocoPipe,
    WordPicker,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './parts-page.html',
})
export class PartsPage {
  private readonly graph = inject(Graph);
  private readonly session = inject(Session);
  private readonly language = inject(Language);
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  private readonly attempt = new Attempt();
  protected readonly device = thisDevice();

  readonly personId = input.required<string>();
  readonly entryId = input.required<string>();

  private readonly followed = followPerson(() => this.personId(), { queries: () => [this.loaded, this.readersThere], rereads: false });
  protected readonly loaded: Loaded<EntryPartsQuery> = load(EntryPartsDocument, () =>
    this.followed() ? { personId: this.personId(), id: this.entryId() } : undefined,
  );
  private readonly people = load(RecordWhomDocument, () => (this.loaded.data() ? {} : undefined));
  private readonly parts = computed(() => this.loaded.data()?.entryParts);
  protected readonly organisation = computed(() => this.session.mine().actingFor.organisation.name);
  protected readonly kept = keptForm(
    () => (this.parts() ? `headline-${this.entryId()}` : undefined),
    () => ({ headline: this.parts()?.headline ?? '' }),
  );
  protected readonly marks = computed(() =>
    (this.parts()?.passages ?? []).map((passage) => ({ passage, text: textOf(this.parts()?.words ?? '', passage) })),
  );
  /** Others whom the author is alongside. */
  protected readonly others = computed(() => (this.people.data()?.today.people ?? []).filter(({ id }) => id !== this.personId()));

  protected readonly run = signal<Run | null>(null);
  /** Which picking this is: a new one begins with nothing picked. */
  protected readonly picking = signal(0);
  protected readonly doing = signal<string>('about');
  /** Whose record the picked words go on; empty: the same person's. */
  protected readonly record = signal('');
  protected readonly target = computed(() => this.others().find(({ id }) => id === this.record()) ?? this.loaded.data()?.person);
  /** Readers of another person's record are asked for when it is chosen. */
  protected readonly readersThere: Loaded<SavedReadersQuery> = load(SavedReadersDocument, () =>
    this.record() ? { personId: this.record() } : undefined,
  );
  protected readonly readers = computed(() =>
    this.record()
      ? (this.readersThere.data()?.person.readers ?? (this.readersThere.state() === 'error' ? null : undefined))
      : this.loaded.data()?.person.readers,
  );
  /** Of the person on whose record the words go. */
  protected readonly placeKept = computed(() => placeIsKept((this.record() ? this.readersThere : this.loaded).data()?.protectiveActs));
  protected readonly doingOptions = computed(() =>
    ['about', 'apart'].map((value) => ({
      value,
      label: this.language.say(`conversations.parts.doing.${value}`),
      hint: this.language.say(`conversations.parts.doing.${value}-hint`),
    })),
  );
  protected readonly recordOptions = computed(() => [
    { value: '', label: this.loaded.data()?.person.preferredName ?? '' },
    ...this.others().map(({ id, name }) => ({ value: id, label: name })),
  ]);

  protected readonly busy = signal(false);
  /** What was done last, as a key of words. */
  protected readonly done = signal<'headline' | 'marked' | 'unmarked' | 'apart' | null>(null);
  protected readonly failed = signal<GraphErrorCode | 'changed' | null>(null);
  protected readonly refused = signal<string | null>(null);

  protected async saveHeadline(): Promise<void> {
    const typed = this.kept.typed().headline.trim();
    if ((await this.mark(typed || null, this.parts()?.passages ?? [], 'headline')) && this.kept.typed().headline.trim() === typed)
      this.kept.saved();
  }

  protected async markRun({ aboutId, ...stays }: About): Promise<void> {
    const run = this.run();
    if (!run) return;
    const about = aboutId ? { id: aboutId, name: '' } : null;
    await this.mark(this.parts()?.headline ?? null, [...(this.parts()?.passages ?? []), { ...run, ...stays, about }], 'marked');
  }

  protected async unmark(passage: Passage): Promise<void> {
    await this.mark(
      this.parts()?.headline ?? null,
      (this.parts()?.passages ?? []).filter((one) => one !== passage),
      'unmarked',
    );
  }

  protected async setApart(sorting: Sorting): Promise<void> {
    const run = this.run();
    const parts = this.parts();
    if (!run || !parts) return;
    const input = {
      personId: this.personId(),
      entryId: this.entryId(),
      expectedVersion: parts.version,
      from: run.from,
      length: run.length,
      toPersonId: this.record() || null,
      sorting: { ...sorting, categories: [...sorting.categories] },
    };
    const { id: partId, mutationId } = this.attempt.idsFor(input);
    await this.send('apart', async () => (await this.graph.mutate(SetApartDocument, { input: { ...input, mutationId, partId } })).setApart);
  }

  protected pick(run: Run | null): void {
    this.run.set(run);
    this.done.set(null);
  }

  private async mark(headline: string | null, passages: readonly Passage[], what: 'headline' | 'marked' | 'unmarked'): Promise<boolean> {
    const parts = this.parts();
    if (!parts) return false;
    const input = {
      personId: this.personId(),
      entryId: this.entryId(),
      expectedVersion: parts.version,
      headline,
      passages: passages.map(({ from, length, agreed, needed, about }) => ({ from, length, agreed, needed, aboutId: about?.id ?? null })),
    };
    const { mutationId } = this.attempt.idsFor(input);
    return this.send(what, async () => (await this.graph.mutate(MarkEntryDocument, { input: { ...input, mutationId } })).markEntry);
  }

  /** Sends, says what came of it, and shows what stands then. */
  private async send(
    what: 'headline' | 'marked' | 'unmarked' | 'apart',
    work: () => Promise<{ readonly __typename: string; readonly message?: string }>,
  ): Promise<boolean> {
    this.busy.set(true);
    this.failed.set(null);
    this.refused.set(null);
    this.done.set(null);
    const words = this.parts()?.words;
    try {
      const answer = await work();
      if (answer.__typename === 'CannotRecord') this.refused.set(answer.message ?? '');
      else if (answer.__typename === 'EntryChanged') this.failed.set('changed');
      else this.done.set(what);
      // before it is read again: words that are picked meanwhile stay picked
      if (this.done() === 'marked' || this.done() === 'unmarked') this.forgetRun();
      // and told at once: whoever goes on meanwhile must not lose the focus under their fingers
      this.toldAbove();
      if (answer.__typename !== 'CannotRecord') await this.loaded.reload();
    } catch (error) {
      this.failed.set(graphCode(error));
      this.toldAbove();
    } finally {
      this.busy.set(false);
    }
    const well = this.done() === what;
    // what was picked is a place in words that are others now
    if ((well && what === 'apart') || this.parts()?.words !== words) this.forgetRun();
    return well;
  }

  private toldAbove(): void {
    afterNextRender(() => toTop(this.document), { injector: this.injector });
  }

  private forgetRun(): void {
    this.run.set(null);
    this.record.set('');
    this.picking.update((before) => before + 1);
  }
}
