import { ChangeDetectionStrategy, Component, computed, DestroyRef, effect, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Attempt, DayPipe, Graph, load, type Loaded, type Operation } from '@alongside/client';
import { followPage } from '@alongside/client/live';
import { NotHere, PageProblem, TypedBefore } from '@alongside/people/web';
import { Button, PageHeading, Safety, Skeleton } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  DisclosureLookDocument,
  EmergencyLookDocument,
  type EmergencyLookQuery,
  type EmergencyLookQueryVariables,
  EndOverrideDocument,
  SafeguardingLookDocument,
} from '../operations.generated.ts';
import { OpenedLook } from './opened-look.ts';
import { timeLeft } from './time-left.ts';

interface Purpose {
  /** Under which it is followed. */
  readonly subject: string;
  readonly document: Operation<EmergencyLookQuery, EmergencyLookQueryVariables>;
}

const disclosure: Purpose = { subject: 'disclosure', document: DisclosureLookDocument };
/** What each ground is looked at for. */
const purposes = new Map<string, Purpose>([
  ['emergency', { subject: 'emergency', document: EmergencyLookDocument }],
  ['safeguarding', { subject: 'safeguarding', document: SafeguardingLookDocument }],
  ['legal', disclosure],
  ['serious_crime', disclosure],
]);

/** What one's own override opens, with the time that is left and what is owed. It follows while it is open, and nothing leads on from here. */
@Component({
  imports: [Button, DayPipe, NotHere, OpenedLook, PageHeading, PageProblem, RouterLink, Safety, Skeleton, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './look-page.html',
})
export class LookPage {
  /** What the look is for: its ground. Anything else is not there. */
  readonly ground = input.required<string>();
  /** Which override. */
  readonly overrideId = input.required<string>();

  private readonly graph = inject(Graph);
  private readonly attempt = new Attempt();
  private readonly purpose = computed(() => purposes.get(this.ground()));
  private readonly followed = followPage(
    () => {
      const purpose = this.purpose();
      return purpose && { subject: purpose.subject, id: this.overrideId() };
    },
    { queries: () => [this.loaded()], rereads: true },
  );
  private readonly loads = new Map<Purpose['document'], Loaded<EmergencyLookQuery>>(
    [EmergencyLookDocument, SafeguardingLookDocument, DisclosureLookDocument].map((document) => [
      document,
      load(document, () => (this.purpose()?.document === document && this.followed() ? { id: this.overrideId() } : undefined)),
    ]),
  );
  protected readonly loaded = computed(() => this.loads.get(this.purpose()?.document ?? EmergencyLookDocument)!);
  protected readonly disclosed = computed(() => this.purpose() === disclosure);
  protected readonly unknown = computed(() => this.loaded().code() === 'NOT_FOUND' || !this.purpose());
  private readonly now = signal(Date.now());
  protected readonly left = computed(() => {
    const ends = this.loaded().data()?.look.endsAt;
    return ends ? timeLeft(ends, this.now()) : null;
  });
  /** Once its time is over nothing of it stays, not even where it could not be asked again. */
  protected readonly look = computed(() => {
    const look = this.loaded().data()?.look;
    return look?.answer === 'opened' && !this.left() && this.loaded().code() ? undefined : look;
  });
  /** Whether it could not be asked, and nothing is shown. */
  protected readonly failed = computed(() => !this.look() && this.loaded().code() !== undefined);
  /** Entries after the first fifty: gone when the first are read again. */
  protected readonly further = linkedSignal<readonly EmergencyLookQuery['look']['entries'][]>(() => (this.look(), []));
  protected readonly more = computed(() => this.further().flatMap(({ nodes }) => nodes));
  private readonly after = computed(() => {
    const info = (this.further().at(-1) ?? this.look()?.entries)?.pageInfo;
    return info?.hasNextPage ? (info.endCursor ?? null) : null;
  });
  protected readonly hasMore = computed(() => this.after() !== null);
  /** What was typed goes along on the way back to the form. */
  private readonly before = inject(TypedBefore);
  protected readonly along = computed(() => this.before.state(this.look()?.typed ?? ''));
  protected readonly busy = signal(false);
  protected readonly notEnded = signal(false);
  protected readonly notMore = signal(false);

  constructor() {
    const clock = setInterval(() => this.now.set(Date.now()), 10_000);
    inject(DestroyRef).onDestroy(() => clearInterval(clock));
    // When the time is over the words go: what may be read is asked again
    let asked = '';
    effect(() => {
      const look = this.look();
      if (look?.answer !== 'opened' || this.left() || asked === look.id) return;
      asked = look.id;
      void this.loaded().reload();
    });
  }

  protected async end(): Promise<void> {
    this.busy.set(true);
    this.notEnded.set(false);
    try {
      const overrideId = this.overrideId();
      await this.graph.mutate(EndOverrideDocument, { input: { mutationId: this.attempt.idsFor(overrideId).mutationId, overrideId } });
      await this.loaded().reload();
    } catch {
      this.notEnded.set(true);
    } finally {
      this.busy.set(false);
    }
  }

  protected async readOn(): Promise<void> {
    const [purpose, after, first] = [this.purpose(), this.after(), this.look()];
    if (!purpose || !after) return;
    this.busy.set(true);
    this.notMore.set(false);
    try {
      const { look } = await this.graph.query(purpose.document, { id: this.overrideId(), after });
      // what came first may have been read again meanwhile, and then goes before it
      if (this.look() === first) this.further.update((parts) => [...parts, look.entries]);
    } catch {
      this.notMore.set(true);
    } finally {
      this.busy.set(false);
    }
  }
}
