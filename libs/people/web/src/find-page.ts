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
import { RouterLink } from '@angular/router';
import { Language, load } from '@alongside/client';
import { LONGEST_TYPED } from '@alongside/people/model';
import { Button, PageHeading, SearchBox, Skeleton } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import { FindPeopleDocument, type PersonCardPartsFragment } from './operations.generated.ts';
import { PageProblem } from './page-problem.ts';
import { paused, readOut } from './paused.ts';
import { PersonRow } from './person-row.ts';
import { TypedBefore } from './typed-state.ts';

/** The server answers with this many at most. */
const most = 20;

/** Find a person in one box, among those this worker may see. */
@Component({
  imports: [Button, PageHeading, PageProblem, PersonRow, RouterLink, SearchBox, Skeleton, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './find-page.html',
})
export class FindPage {
  /** `?find`: the box has the focus when the page opens. */
  readonly find = input<string>();

  private readonly language = inject(Language);
  private readonly before = inject(TypedBefore);
  private readonly box = viewChild.required(SearchBox);
  protected readonly text = signal(this.before.read());
  /** One letter finds half the place: it is no question yet. */
  private readonly question = computed(() => {
    const words = this.text().trim().slice(0, LONGEST_TYPED);
    return words.length > 1 ? words : '';
  });
  private readonly asked = paused(this.question, 200);
  protected readonly people = load(FindPeopleDocument, () => (this.asked() ? { text: this.asked() } : undefined));
  /** The last answer stays until the next one is there, so that nothing flickers under the hand. */
  private readonly latest = linkedSignal<ReturnType<typeof this.people.data>, readonly PersonCardPartsFragment[] | undefined>({
    source: this.people.data,
    computation: (data, previous) => data?.findPeople ?? (this.asked() ? previous?.value : undefined),
  });
  protected readonly found = computed(() => (this.question() && this.people.state() !== 'error' ? this.latest() : undefined));
  protected readonly full = computed(() => this.found()?.length === most);
  protected readonly headline = computed(() => {
    const count = this.found()?.length;
    if (count === undefined) return '';
    if (count === 0) return this.language.say('people.find.nobody');
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

  /** Before going to a person: Back shows the same list. */
  protected keep(): void {
    this.before.keep(this.text());
  }
}
