import {
  booleanAttribute,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  type OnInit,
  output,
  signal,
} from '@angular/core';
import { Language, PageTitle, type Sorting } from '@alongside/client';
import { type Category, pickable } from '@alongside/consent/model';
import { type ShownToPerson, shownToPerson } from '@alongside/conversations/model';
import { Button, Checkboxes, Chip, ErrorSummary, type FieldError, Radios, TextArea } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ReadersFragment } from '../operations.generated.ts';
import { readersOf } from './readers.ts';
import { readersText } from './readers-text.ts';
import { SortingChoice } from './sorting-choice.ts';

/** What most conversations are about; the rest stands behind *Something else*. */
const first: readonly Category[] = ['life', 'health'];

/** After the words are kept: who can read them, what they are about, and when the person sees them. */
@Component({
  selector: 'al-sorting-strip',
  imports: [Button, Checkboxes, Chip, ErrorSummary, Radios, TextArea, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './sorting-strip.html',
})
export class SortingStrip implements OnInit {
  private readonly language = inject(Language);
  private readonly title = inject(PageTitle);

  /** What the person likes to be called. */
  readonly preferredName = input.required<string>();
  /** The organisation that the worker acts for. */
  readonly organisation = input.required<string>();
  /** What the person agreed to; null where that cannot be known, as without signal; undefined while it is on its way. */
  readonly readers = input.required<readonly ReadersFragment[] | null | undefined>();
  /** What the entry has so far. */
  readonly start = input<{ readonly categories: readonly Category[]; readonly shownToPerson: ShownToPerson } | null>(null);
  /** Whether the words are marked as telling where the person is. */
  readonly tellsWhere = input(false);
  /** Whether where the person lives is kept to a few people, as far as this worker may know: then new words start out marked. */
  readonly placeKept = input(false);
  /** Whether the page's own heading already asks who can read this. */
  readonly asked = input(false, { transform: booleanAttribute });
  /** The words on the quiet button. */
  readonly leaveLabel = input.required<string>();
  /** *Done*, with everything in order. */
  readonly done = output<Sorting>();
  /** The quiet button. */
  readonly leave = output<void>();

  protected readonly choice = new SortingChoice();
  protected readonly more = signal(false);
  protected readonly about = computed(() => [
    ...first,
    ...pickable.filter((category) => !first.includes(category) && (this.more() || this.choice.picked().includes(category))),
  ]);
  protected readonly tried = signal(false);
  protected readonly problems = computed(() => (this.tried() ? this.choice.problems() : []));
  /** The summary as it was at the last try: it takes focus only then, not with every key. */
  protected readonly errors = signal<readonly FieldError[]>([]);

  protected readonly readersOptions = computed(() => {
    const values = { name: this.preferredName(), organisation: this.organisation() };
    return [
      { value: 'agreed', label: this.language.say('conversations.sorting.agreed', values), hint: this.agreedHint() },
      {
        value: 'confidence',
        label: this.language.say('conversations.category.told_in_confidence'),
        hint: this.language.say('conversations.readers.confidence', values),
      },
    ];
  });
  protected readonly whereOptions = computed(() => [
    { value: 'where', label: this.language.say('conversations.where.tick', { name: this.preferredName() }) },
  ]);
  protected readonly shownOptions = computed(() =>
    shownToPerson.map((value) => ({ value, label: this.language.say(`conversations.sorting.shown.${value}`) })),
  );
  private readonly agreedHint = computed(() => {
    const values = { name: this.preferredName(), organisation: this.organisation() };
    const lines = this.readers();
    if (lines === null) return this.language.say('conversations.sorting.names-unknown', values);
    if (this.choice.picked().length === 0) return this.language.say('conversations.sorting.names-later');
    if (lines === undefined) return '';
    return readersText(this.language, readersOf(this.choice.picked(), lines), values);
  });

  constructor() {
    // both may come after the strip is open; a tick that was touched stays as it is
    effect(() => this.choice.whereBefore.set(this.tellsWhere() || (this.placeKept() && this.start() === null)));
  }

  ngOnInit(): void {
    const start = this.start();
    if (start) this.choice.startFrom(start.categories, start.shownToPerson);
  }

  protected setReaders(value: string): void {
    this.choice.readers.set(value === 'confidence' ? 'confidence' : 'agreed');
  }

  protected setShown(value: string): void {
    this.choice.shown.set(shownToPerson.find((each) => each === value) ?? 'now');
  }

  protected finish(): void {
    this.tried.set(true);
    const problems = this.choice.problems();
    this.title.problem(problems.length > 0);
    this.errors.set(
      problems.map((problem) => ({
        text: this.language.say(`conversations.sorting.problem.${problem}`, { name: this.preferredName() }),
        fieldId: `sorting-${problem}`,
      })),
    );
    if (problems.length === 0) this.done.emit(this.choice.sorting());
  }
}
