import { ChangeDetectionStrategy, Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import {
  DayPipe,
  DayTimePipe,
  Drafts,
  Graph,
  listWithoutSignal,
  load,
  newId,
  type OutboxItem,
  Outbox,
  pageOfDraft,
  Session,
  TimePipe,
} from '@alongside/client';
import { PageProblem, PeopleToKeepDocument } from '@alongside/people/web';
import { Button, EmptyState, PageHeading, Problem, Skeleton, Strip } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import { CallBackDoneDocument, TodayDocument } from '../operations.generated.ts';
import { DutyRow } from '../safety/duty-row.ts';
import { OpenedRow } from '../safety/opened-row.ts';
import { CallBackRow } from './call-back-row.ts';
import { CautionRow } from './caution-row.ts';
import { DraftsCard } from './drafts-card.ts';
import { LeftUnsortedCard } from './left-unsorted-card.ts';
import { StuckCard } from './stuck-card.ts';
import { TodayPerson } from './today-person.ts';
import { UnsortedCard } from './unsorted-card.ts';
import { WaitingCard } from './waiting-card.ts';

/** What waits for me. What is on this device shows with or without signal. */
@Component({
  imports: [
    Button,
    CallBackRow,
    CautionRow,
    DayPipe,
    DayTimePipe,
    DraftsCard,
    DutyRow,
    EmptyState,
    LeftUnsortedCard,
    OpenedRow,
    PageHeading,
    PageProblem,
    Problem,
    RouterLink,
    Skeleton,
    Strip,
    StuckCard,
    TimePipe,
    TodayPerson,
    TranslocoPipe,
    UnsortedCard,
    WaitingCard,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './today-page.html',
})
export class TodayPage {
  private readonly graph = inject(Graph);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  protected readonly outbox = inject(Outbox);
  protected readonly drafts = inject(Drafts).all;
  protected readonly now = new Date().toISOString();
  protected readonly loaded = load(TodayDocument, () => ({}));
  protected readonly today = computed(() => this.loaded.data()?.today);
  /** The organisation whose list names this worker for someone, and waits for a word. */
  protected readonly listOf = computed(() =>
    this.loaded.data()?.myProposals.nodes.length ? this.session.me()?.actingFor.organisation.name : undefined,
  );
  /** Whom this device knows where there is no signal. */
  protected readonly kept = listWithoutSignal(
    this.loaded,
    (data) => data.today.people,
    async () => (await this.graph.query(PeopleToKeepDocument, {})).peopleToKeep,
  );
  /** When what is shown came from the server. */
  protected readonly copiedAt = signal('');
  /** Without what this device has sorted already and is about to send. */
  protected readonly unsorted = computed(() => this.today()?.unsorted.filter(({ entry }) => !this.outbox.get(entry.id)?.sorting) ?? []);
  protected readonly leftUnsorted = computed(
    () => this.today()?.leftUnsorted.filter(({ entry }) => !this.outbox.get(entry.id)?.sorting) ?? [],
  );
  protected readonly rung = signal<ReadonlySet<string>>(new Set());
  protected readonly ringing = signal<string | null>(null);
  protected readonly notNoted = signal(false);

  constructor() {
    effect(() => {
      if (this.today()) this.copiedAt.set(new Date().toISOString());
    });
    let before = 0;
    effect(() => {
      const waiting = this.outbox.waiting().length;
      // Something has arrived: it may be here as words without readers now.
      if (waiting < before) untracked(() => void this.loaded.reload());
      before = waiting;
    });
  }

  protected async haveRung(callBackId: string): Promise<void> {
    this.ringing.set(callBackId);
    this.notNoted.set(false);
    try {
      await this.graph.mutate(CallBackDoneDocument, { input: { mutationId: newId(), callBackId } });
      this.rung.update((ids) => new Set(ids).add(callBackId));
    } catch {
      this.notNoted.set(true);
    } finally {
      this.ringing.set(null);
    }
  }

  protected async edit(item: OutboxItem): Promise<void> {
    const draft = await this.outbox.edit(item.entryId);
    if (draft) await this.router.navigate(['/people', draft.personId, pageOfDraft(draft)], { queryParams: { draft: draft.id } });
  }
}
