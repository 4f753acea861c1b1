import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Attempt, Graph, graphCode, type GraphErrorCode, Language, load, Session } from '@alongside/client';
import { Button, Checkboxes, EmptyState, type Option, PageHeading, Problem, RowLink, Skeleton, Strip } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import { AnswerProposalsDocument, type AnswerProposalsMutation, MyProposalsDocument } from '../operations.generated.ts';
import { PageProblem } from '../page-problem.ts';
import { mayLoad } from './may-load.ts';

type Confirmed = AnswerProposalsMutation['answerProposals']['alongside'][number];

/** The first week: whom the organisation's list names for me. I tick those I am alongside; nobody else is asked. */
@Component({
  imports: [Button, Checkboxes, EmptyState, PageHeading, PageProblem, Problem, RouterLink, RowLink, Skeleton, Strip, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './proposals-page.html',
})
export class ProposalsPage {
  private readonly graph = inject(Graph);
  private readonly language = inject(Language);
  private readonly session = inject(Session);
  private readonly attempt = new Attempt();

  protected readonly organisation = computed(() => this.session.me()?.actingFor.organisation.name ?? '');
  protected readonly mayLoad = computed(() => mayLoad(this.session.me()));
  protected readonly loaded = load(MyProposalsDocument, () => ({}));
  protected readonly people = computed(() => this.loaded.data()?.myProposals.nodes);
  protected readonly more = computed(() => this.loaded.data()?.myProposals.pageInfo.hasNextPage ?? false);
  protected readonly options = computed<readonly Option[]>(
    () =>
      this.people()?.map(({ id, name, age }) => ({
        value: id,
        label: name,
        ...(age === null ? {} : { hint: this.language.say('people.list.age', { age }) }),
      })) ?? [],
  );
  /** Ticks of those who are still on the page. */
  protected readonly ticked = linkedSignal<readonly Option[], readonly string[]>({
    source: this.options,
    computation: (options, before) => (before?.value ?? []).filter((id) => options.some(({ value }) => value === id)),
  });
  protected readonly others = computed(() => this.options().length - this.ticked().length);
  /** The answer that cannot be taken back here is asked for twice. */
  protected readonly asking = signal(false);
  protected readonly busy = signal<'ticked' | 'others' | null>(null);
  protected readonly failed = signal<GraphErrorCode | null>(null);
  protected readonly confirmed = signal<readonly Confirmed[]>([]);

  protected tickAll(): void {
    this.ticked.set(this.options().map(({ value }) => value));
  }

  protected async answer(which: 'ticked' | 'others'): Promise<void> {
    const ticked = new Set(this.ticked());
    const ids = this.options()
      .map(({ value }) => value)
      .filter((id) => ticked.has(id) === (which === 'ticked'));
    if (ids.length === 0 || this.busy()) return;
    this.failed.set(null);
    this.busy.set(which);
    const answers = ids.map((id) => ({ id, answer: which === 'ticked' ? ('alongside' as const) : ('not_mine' as const) }));
    try {
      const { mutationId } = this.attempt.idsFor(answers);
      const { answerProposals } = await this.graph.mutate(AnswerProposalsDocument, { input: { mutationId, answers } });
      this.confirmed.update((before) => [...before, ...answerProposals.alongside]);
      this.asking.set(false);
      await this.loaded.reload();
    } catch (error) {
      this.failed.set(graphCode(error));
    } finally {
      this.busy.set(null);
    }
  }
}
