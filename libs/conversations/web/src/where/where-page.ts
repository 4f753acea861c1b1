import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  DOCUMENT,
  inject,
  Injector,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  Attempt,
  Dates,
  Graph,
  graphCode,
  type GraphErrorCode,
  Language,
  load,
  type Loaded,
  PageTitle,
  thisDevice,
} from '@alongside/client';
import { followPerson } from '@alongside/client/live';
import { NotHere, PageProblem } from '@alongside/people/web';
import {
  BackLink,
  Button,
  Checkboxes,
  ErrorSummary,
  type FieldError,
  LinkButton,
  PageHeading,
  Problem,
  Skeleton,
  Strip,
} from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  MarkWhereDocument,
  WhereEarlierDocument,
  type WherePartsFragment,
  WhereStoryDocument,
  type WhereStoryQuery,
} from '../operations.generated.ts';
import { StoryEntry } from '../story/story-entry.ts';
import { toTop } from '../to-top.ts';
import { placeIsKept } from './place-kept.ts';

/** What was written before where a person lives was kept to a few people: each part to read, with a tick for what still tells where. */
@Component({
  imports: [
    BackLink,
    Button,
    Checkboxes,
    ErrorSummary,
    LinkButton,
    NotHere,
    PageHeading,
    PageProblem,
    Problem,
    RouterLink,
    Skeleton,
    StoryEntry,
    Strip,
    TranslocoPipe,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './where-page.html',
})
export class WherePage {
  private readonly graph = inject(Graph);
  private readonly language = inject(Language);
  private readonly title = inject(PageTitle);
  private readonly dates = inject(Dates);
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  private readonly attempt = new Attempt();
  protected readonly device = thisDevice();

  readonly personId = input.required<string>();

  private readonly followed = followPerson(() => this.personId(), { queries: () => [this.loaded], rereads: true });
  protected readonly loaded: Loaded<WhereStoryQuery> = load(WhereStoryDocument, () =>
    this.followed() ? { personId: this.personId() } : undefined,
  );
  protected readonly name = computed(() => this.loaded.data()?.person.preferredName ?? '');
  protected readonly placeKept = computed(() => placeIsKept(this.loaded.data()?.protectiveActs));
  private readonly parts = linkedSignal<readonly WherePartsFragment[]>(() => {
    const story = this.loaded.data()?.person.story;
    return story ? [story] : [];
  });
  /** What a protected place does not keep to those named already. */
  protected readonly entries = computed(() =>
    this.parts()
      .flatMap(({ nodes }) => nodes)
      .filter(({ tellsWhere, categories }) => !tellsWhere && !categories.includes('abuse_and_whereabouts'))
      .map((entry) => ({
        entry,
        legend: this.language.say('conversations.where.which', { author: entry.author.name, when: this.dates.dayTime(entry.occurredAt) }),
      })),
  );
  protected readonly after = computed(() => {
    const info = this.parts().at(-1)?.pageInfo;
    return info?.hasNextPage ? info.endCursor : null;
  });
  protected readonly tick = computed(() => [
    { value: 'where', label: this.language.say('conversations.where.tick', { name: this.name() }) },
  ]);

  protected readonly ticked = signal<readonly string[]>([]);
  /** What was marked last; Undo takes it off again. */
  protected readonly marked = signal<readonly string[]>([]);
  protected readonly takenBack = signal(false);
  protected readonly busy = signal(false);
  protected readonly errors = signal<readonly FieldError[]>([]);
  protected readonly failed = signal<GraphErrorCode | null>(null);

  protected set(entryId: string, on: boolean): void {
    this.ticked.update((before) => [...before.filter((id) => id !== entryId), ...(on ? [entryId] : [])]);
  }

  protected async mark(): Promise<void> {
    // what is not on the page any more is not marked unseen
    const ids = this.entries().flatMap(({ entry }) => (this.ticked().includes(entry.id) ? [entry.id] : []));
    const first = this.entries()[0];
    this.errors.set(
      ids.length === 0 && first
        ? [{ fieldId: `where-${first.entry.id}`, text: this.language.say('conversations.where.tick-first', { name: this.name() }) }]
        : [],
    );
    this.title.problem(this.errors().length > 0);
    if (ids.length === 0) return;
    this.marked.set([]);
    this.takenBack.set(false);
    if (!(await this.send(ids, true))) return;
    this.ticked.update((before) => before.filter((id) => !ids.includes(id)));
    this.marked.set(ids);
  }

  protected async undo(): Promise<void> {
    if (!(await this.send(this.marked(), false))) return;
    this.marked.set([]);
    this.takenBack.set(true);
  }

  protected async earlier(): Promise<void> {
    const after = this.after();
    const personId = this.personId();
    if (!after) return;
    this.busy.set(true);
    this.failed.set(null);
    try {
      const { person } = await this.graph.query(WhereEarlierDocument, { personId, after });
      if (personId === this.personId()) this.parts.update((parts) => [...parts, person.story]);
    } catch (error) {
      this.failed.set(graphCode(error));
    } finally {
      this.busy.set(false);
    }
  }

  /** In lots of fifty, as many as the server takes at once. */
  private async send(ids: readonly string[], tellsWhere: boolean): Promise<boolean> {
    this.busy.set(true);
    this.failed.set(null);
    try {
      for (let from = 0; from < ids.length; from += 50) {
        const input = { personId: this.personId(), entryIds: ids.slice(from, from + 50), tellsWhere };
        await this.graph.mutate(MarkWhereDocument, { input: { ...input, mutationId: this.attempt.idsFor(input).mutationId } });
      }
      await this.loaded.reload();
      return true;
    } catch (error) {
      this.failed.set(graphCode(error));
      if (graphCode(error) === 'NOT_FOUND') await this.loaded.reload();
      return false;
    } finally {
      this.busy.set(false);
      afterNextRender(() => toTop(this.document), { injector: this.injector });
    }
  }
}
