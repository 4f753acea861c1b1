import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Attempt, Graph, graphCode, type GraphErrorCode, Language, load } from '@alongside/client';
import { LONGEST_TYPED } from '@alongside/people/model';
import { Button, PageHeading, SearchBox, Skeleton } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import { FindPeopleDocument, type FindPeopleQuery, StartFromListDocument } from './operations.generated.ts';
import { ListedRow } from './own-list/listed-row.ts';
import { PageProblem } from './page-problem.ts';
import { paused, readOut } from './paused.ts';
import { PersonRow } from './person-row.ts';
import { TypedBefore } from './typed-state.ts';

/** Half of a sign, as a cut leaves it: nothing is called so, and the server takes none. */
const HALF = /\p{Surrogate}/gu;

/** The server answers with this many at most. */
const most = 20;

/** Find a person in one box, among those this worker may see. */
@Component({
  imports: [Button, ListedRow, PageHeading, PageProblem, PersonRow, RouterLink, SearchBox, Skeleton, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './find-page.html',
})
export class FindPage {
  /** `?find`: the box has the focus when the page opens. */
  readonly find = input<string>();

  private readonly language = inject(Language);
  private readonly before = inject(TypedBefore);
  private readonly graph = inject(Graph);
  private readonly router = inject(Router);
  private readonly attempt = new Attempt();
  private readonly box = viewChild.required(SearchBox);
  protected readonly text = signal(this.before.read());
  /** One letter finds half the place: it is no question yet. */
  private readonly question = computed(() => {
    const words = this.text().trim().slice(0, LONGEST_TYPED).replace(HALF, '');
    return words.length > 1 ? words : '';
  });
  private readonly asked = paused(this.question, 200);
  protected readonly people = load(FindPeopleDocument, () => (this.asked() ? { text: this.asked() } : undefined));
  /** The last answer stays until the next one is there, so that nothing flickers under the hand. */
  private readonly latest = linkedSignal<FindPeopleQuery | undefined, FindPeopleQuery | undefined>({
    source: this.people.data,
    computation: (data, previous) => data ?? (this.asked() ? previous?.value : undefined),
  });
  private readonly answer = computed(() => (this.question() && this.people.state() !== 'error' ? this.latest() : undefined));
  protected readonly found = computed(() => this.answer()?.findPeople);
  /** On the list of one's own organisation, and with nobody yet whom this worker may see. */
  protected readonly listed = computed(() => this.answer()?.findOnOwnList ?? []);
  /** Somebody who agreed to be found, and with whom this worker is not: whom to ask about them. */
  protected readonly toAsk = computed(() => this.answer()?.findWhomToAsk ?? []);
  protected readonly starting = signal<string | null>(null);
  protected readonly notStarted = signal<GraphErrorCode | null>(null);
  protected readonly full = computed(() => this.found()?.length === most);
  protected readonly headline = computed(() => {
    const count = this.found()?.length;
    if (count === undefined) return '';
    if (count === 0 && this.toAsk().length > 0) return this.language.say('people.find.to-ask');
    if (count === 0) return this.language.say(this.listed().length > 0 ? 'people.list.found' : 'people.find.nobody');
    return this.language.say(this.full() ? 'people.find.most' : 'people.find.found', { count });
  });
  protected readonly heard = readOut(this.headline);
  /** What goes along to the next page. */
  protected readonly along = computed(() => this.before.state(this.text().trim()));

  constructor() {
    afterNextRender(() => {
      if (this.find() !== undefined) this.box().focus();
    });
  }

  /** They become a person of the record, and this worker is with them. */
  protected async start(id: string): Promise<void> {
    this.starting.set(id);
    this.notStarted.set(null);
    try {
      const { mutationId } = this.attempt.idsFor({ id });
      const { startFromList } = await this.graph.mutate(StartFromListDocument, { input: { mutationId, id } });
      this.keep();
      await this.router.navigate(['/people', startFromList.person.id]);
    } catch (error) {
      this.notStarted.set(graphCode(error));
    } finally {
      this.starting.set(null);
    }
  }

  /** Before going to a person: Back shows the same list. */
  protected keep(): void {
    this.before.keep(this.text());
  }
}
