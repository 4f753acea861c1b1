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
import { Dates, Graph, graphCode, type GraphErrorCode, load, type Loaded } from '@alongside/client';
import { followPerson } from '@alongside/client/live';
import { StoryEntry } from '@alongside/conversations/web';
import { NotHere, PageProblem } from '@alongside/people/web';
import { Avatar, BackLink, Button, PageHeading, Skeleton, Strip, Voice } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  EarlierStoryDocument,
  StandingLinesDocument,
  type StandingLinesQuery,
  StoryDocument,
  type StoryPartPartsFragment,
  type StoryQuery,
} from '../operations.generated.ts';
import { StandingLines } from '../person/standing-lines.ts';
import { byMonth } from './by-month.ts';

/** The whole story of one person, newest first, fifty at a time. */
@Component({
  imports: [
    Avatar,
    BackLink,
    Button,
    NotHere,
    PageHeading,
    PageProblem,
    RouterLink,
    Skeleton,
    StandingLines,
    StoryEntry,
    Strip,
    TranslocoPipe,
    Voice,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './story-page.html',
})
export class StoryPage {
  /** Whose story. */
  readonly personId = input.required<string>();

  private readonly graph = inject(Graph);
  private readonly dates = inject(Dates);
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  private readonly followed = followPerson(() => this.personId(), { queries: () => [this.loaded, this.standing], rereads: true });
  protected readonly loaded: Loaded<StoryQuery> = load(StoryDocument, () => (this.followed() ? { personId: this.personId() } : undefined));
  protected readonly person = computed(() => this.loaded.data()?.person);
  private readonly standing: Loaded<StandingLinesQuery> = load(StandingLinesDocument, () =>
    this.person()?.standing === 'alongside' ? { personId: this.personId() } : undefined,
  );
  protected readonly mayHold = computed(() => this.standing.data()?.standingLines ?? []);
  /** What is shown so far: the first part, and the earlier ones that were asked for. */
  private readonly parts = linkedSignal<readonly StoryPartPartsFragment[]>(() => {
    const story = this.person()?.story;
    return story ? [story] : [];
  });
  private readonly entries = computed(() => this.parts().flatMap((part) => part.nodes));
  protected readonly months = computed(() => byMonth(this.entries(), (at) => this.dates.month(at)));
  protected readonly after = computed(() => {
    const info = this.parts().at(-1)?.pageInfo;
    return info?.hasNextPage ? info.endCursor : null;
  });
  protected readonly busy = signal(false);
  protected readonly failed = signal<GraphErrorCode | null>(null);
  /** How many came with the last *Show earlier*. */
  protected readonly came = signal(0);

  protected async earlier(): Promise<void> {
    const after = this.after();
    const personId = this.personId();
    if (!after) return;
    this.busy.set(true);
    this.failed.set(null);
    try {
      const { person } = await this.graph.query(EarlierStoryDocument, { personId, after });
      if (personId !== this.personId()) return;
      this.parts.update((parts) => [...parts, person.story]);
      this.came.set(person.story.nodes.length);
      const first = person.story.nodes[0];
      if (first) afterNextRender(() => this.document.getElementById(`entry-${first.id}`)?.focus(), { injector: this.injector });
    } catch (error) {
      this.failed.set(graphCode(error));
    } finally {
      this.busy.set(false);
    }
  }
}
