import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  DOCUMENT,
  inject,
  Injector,
  linkedSignal,
  signal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { Attempt, DayPipe, DayTimePipe, Graph, graphCode, type GraphErrorCode, load, Session } from '@alongside/client';
import { NotHere, PageProblem } from '@alongside/people/web';
import { Button, EmptyState, focusPageHeading, PageHeading, RowLink, Skeleton } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  AgreeToRenewalDocument,
  AnswerNotYetDocument,
  GuardianLookedDocument,
  GuardianQueueDocument,
  type GuardianItemPartsFragment,
  type GuardianQueueQuery,
  PersonToldDocument,
  RefuseRenewalDocument,
  ReviewOverrideDocument,
} from '../operations.generated.ts';
import { GuardianItem, type GuardianDecision, wordsFor } from './guardian-item.ts';

/** What waits for the Guardian of an organisation, the soonest day first. To everyone else there is no such page. */
@Component({
  imports: [
    Button,
    DayPipe,
    DayTimePipe,
    EmptyState,
    GuardianItem,
    NotHere,
    PageHeading,
    PageProblem,
    RouterLink,
    RowLink,
    Skeleton,
    TranslocoPipe,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './guardian-page.html',
})
export class GuardianPage {
  private readonly graph = inject(Graph);
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  private readonly attempt = new Attempt();
  private readonly acting = inject(Session).mine().actingFor.organisation;
  protected readonly organisation = this.acting.name;
  protected readonly organisationId = this.acting.id;
  protected readonly loaded = load(GuardianQueueDocument, () => ({}));
  private readonly parts = linkedSignal<readonly GuardianQueueQuery['guardianQueue'][]>(() => {
    const queue = this.loaded.data()?.guardianQueue;
    return queue ? [queue] : [];
  });
  protected readonly items = computed(() => this.parts().flatMap(({ nodes }) => nodes));
  protected readonly after = computed(() => {
    const info = this.parts().at(-1)?.pageInfo;
    return info?.hasNextPage ? info.endCursor : null;
  });
  protected readonly wordsFor = wordsFor;
  private readonly chosenId = signal('');
  protected readonly chosen = computed(() => this.items().find((item) => idOf(item) === this.chosenId()));
  protected readonly busy = signal(false);
  protected readonly failed = signal(false);
  protected readonly refused = signal<string | null>(null);
  protected readonly saved = signal(false);
  protected readonly notMore = signal<GraphErrorCode | null>(null);

  protected choose(item: GuardianItemPartsFragment): void {
    this.chosenId.set(idOf(item));
    this.failed.set(false);
    this.refused.set(null);
    this.saved.set(false);
    afterNextRender(() => this.document.getElementById('item')?.focus(), { injector: this.injector });
  }

  protected async more(after: string): Promise<void> {
    this.busy.set(true);
    this.notMore.set(null);
    try {
      const { guardianQueue } = await this.graph.query(GuardianQueueDocument, { after });
      this.parts.update((parts) => [...parts, guardianQueue]);
    } catch (error) {
      this.notMore.set(graphCode(error));
    } finally {
      this.busy.set(false);
    }
  }

  protected async decide(item: GuardianItemPartsFragment, decision: GuardianDecision): Promise<void> {
    this.busy.set(true);
    this.failed.set(false);
    this.refused.set(null);
    try {
      const refused = await this.send(item, decision);
      if (refused) return this.refused.set(refused);
      await this.loaded.reload();
      this.chosenId.set('');
      this.saved.set(true);
      focusPageHeading(this.document);
    } catch {
      this.failed.set(true);
    } finally {
      this.busy.set(false);
    }
  }

  /** Gives what the server said no to, in plain words. */
  private async send(item: GuardianItemPartsFragment, decision: GuardianDecision): Promise<string | null> {
    const { mutationId } = this.attempt.idsFor({ item: idOf(item), decision });
    const own = { mutationId, overrideId: item.id };
    if (decision.kind === 'answer') {
      if (item.kind === 'renewal') await this.graph.mutate(AgreeToRenewalDocument, { input: own });
      else await this.graph.mutate(AnswerNotYetDocument, { input: { ...own, agreed: decision.agreed } });
      return null;
    }
    if (decision.kind === 'told') {
      const { personTold } = await this.graph.mutate(PersonToldDocument, { input: { ...own, how: decision.how } });
      return 'message' in personTold ? personTold.message : null;
    }
    const { words } = decision;
    const { decided } =
      decision.kind === 'review'
        ? await this.graph.mutate(ReviewOverrideDocument, { input: { ...own, outcome: decision.outcome, words } })
        : decision.kind === 'refusal'
          ? await this.graph.mutate(RefuseRenewalDocument, { input: { ...own, words } })
          : await this.graph.mutate(GuardianLookedDocument, { input: { mutationId, id: item.id, kind: item.kind, words } });
    return 'message' in decided ? decided.message : null;
  }
}

/** An override may wait for more than one thing: to be checked, and to be told. */
const idOf = ({ kind, id }: GuardianItemPartsFragment): string => `${kind} ${id}`;
