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
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import {
  Amendments,
  Graph,
  graphCode,
  type GraphErrorCode,
  load,
  type Loaded,
  Outbox,
  Session,
  type Sorting,
  thisDevice,
} from '@alongside/client';
import { followPerson } from '@alongside/client/live';
import { NotHere, PageProblem, TwoVersions } from '@alongside/people/web';
import { BackLink, Button, Card, PageHeading, Problem, Skeleton, Strip, Who } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import { AmendEntryDocument, EntryPageDocument, type EntryPageQuery, type OneEntryFragment } from '../operations.generated.ts';
import { SortingStrip } from '../sorting/sorting-strip.ts';
import { StoryEntry } from '../story/story-entry.ts';
import { toTop } from '../to-top.ts';
import { placeIsKept } from '../where/place-kept.ts';
import { WhoCanSeeEntry } from '../who-can-see/who-can-see-entry.ts';
import { AmendForm } from './amend-form.ts';
import { Amending } from './amending.ts';
import { EarlierWords } from './earlier-words.ts';

/** One part of a story with its earlier words; its author can change the words and say who can read it. */
@Component({
  imports: [
    AmendForm,
    BackLink,
    Button,
    Card,
    EarlierWords,
    NotHere,
    PageHeading,
    PageProblem,
    Problem,
    RouterLink,
    Skeleton,
    SortingStrip,
    StoryEntry,
    Strip,
    TranslocoPipe,
    TwoVersions,
    Who,
    WhoCanSeeEntry,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './entry-page.html',
})
export class EntryPage {
  private readonly graph = inject(Graph);
  private readonly outbox = inject(Outbox);
  private readonly session = inject(Session);
  private readonly amendments = inject(Amendments);
  private readonly router = inject(Router);
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  protected readonly device = thisDevice();

  readonly personId = input.required<string>();
  readonly entryId = input.required<string>();
  /** Set: the strip is open. */
  readonly sort = input<string>();

  private readonly followed = followPerson(() => this.personId(), {
    queries: () => [this.page],
    rereads: true,
    purge: () => {
      this.amending()?.leave();
      this.amending.set(null);
      this.standing.set(null);
    },
  });
  protected readonly page: Loaded<EntryPageQuery> = load(EntryPageDocument, () =>
    this.followed() ? { personId: this.personId(), id: this.entryId() } : undefined,
  );
  protected readonly organisation = computed(() => this.session.mine().actingFor.organisation.name);
  protected readonly placeKept = computed(() => placeIsKept(this.page.data()?.protectiveActs));
  protected readonly amending = signal<Amending | null>(null);
  protected readonly saving = signal(false);
  protected readonly problem = signal<GraphErrorCode | null>(null);
  /** The server's plain words about what it could not take. */
  protected readonly refused = signal<string | null>(null);
  protected readonly standing = signal<OneEntryFragment | null>(null);
  protected readonly amended = signal(false);
  /** A choice of readers that is on its way, or that the server refused. */
  protected readonly sorting = computed(() => this.outbox.get(this.entryId()));
  protected readonly stripOpen = computed(
    () => this.sort() !== undefined && (this.page.data()?.entry.maySort ?? false) && !this.amending(),
  );

  constructor() {
    inject(DestroyRef).onDestroy(() => this.amending()?.leave());
    // Words that were being changed before a reload come back as they were
    effect(() => {
      const entry = this.page.data()?.entry;
      if (entry?.mine && !untracked(this.amending)) void untracked(() => this.bringBack(entry));
    });
    // The new readers have arrived on the server: show what stands there now
    let onItsWay = false;
    effect(() => {
      const item = this.sorting();
      if (onItsWay && !item) void untracked(() => this.page.reload());
      onItsWay = item !== undefined;
    });
  }

  protected begin(entry: OneEntryFragment): void {
    this.amended.set(false);
    this.amending.set(new Amending(entry, this.amendments));
  }

  protected async save(amending: Amending): Promise<void> {
    this.saving.set(true);
    this.problem.set(null);
    this.refused.set(null);
    try {
      const { amendEntry } = await this.graph.mutate(AmendEntryDocument, { input: await amending.toSend() });
      if (amendEntry.__typename === 'EntryAmended') await this.finish(amending, amendEntry.entry, true);
      else if (amendEntry.__typename === 'EntryChanged') this.standing.set(amendEntry.entry);
      else this.refused.set(amendEntry.message);
    } catch (error) {
      this.problem.set(graphCode(error));
    } finally {
      this.saving.set(false);
    }
  }

  protected async choose(amending: Amending, standing: OneEntryFragment, words: 'mine' | 'standing'): Promise<void> {
    this.standing.set(null);
    if (words === 'standing') return this.finish(amending, standing, false);
    amending.startFrom(standing.version);
    await this.save(amending);
  }

  protected async cancel(amending: Amending): Promise<void> {
    const entry = this.page.data()?.entry;
    if (entry) await this.finish(amending, entry, false);
  }

  protected async sortIt({ person, entry }: EntryPageQuery, sorting: Sorting): Promise<void> {
    const whom = { personId: this.personId(), personName: person.name, preferredName: person.preferredName };
    if (this.sorting()?.state === 'stuck') await this.outbox.discard(this.entryId());
    await this.outbox.sort({ ...whom, entryId: entry.id, version: entry.version }, sorting);
    await this.openStrip(false);
  }

  protected async openStrip(open: boolean): Promise<void> {
    await this.router.navigate([], { queryParams: { sort: open ? 1 : null }, queryParamsHandling: 'merge', replaceUrl: true });
    this.toHeading();
  }

  private async bringBack(entry: OneEntryFragment): Promise<void> {
    const kept = await this.amendments.read(entry.id).catch(() => null);
    if (!kept || this.amending()) return;
    const amending = new Amending(entry, this.amendments);
    amending.take(kept);
    this.amending.set(amending);
  }

  private async finish(amending: Amending, entry: OneEntryFragment, amended: boolean): Promise<void> {
    await amending.end().catch(() => undefined);
    const data = this.page.data();
    if (data) this.page.set({ ...data, entry });
    this.problem.set(null);
    this.refused.set(null);
    this.amending.set(null);
    this.amended.set(amended);
    this.toHeading();
  }

  private toHeading(): void {
    afterNextRender(() => toTop(this.document), { injector: this.injector });
  }
}
