import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { form, FormField, validateStandardSchema } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { Attempt, Dates, Graph, graphCode, type GraphErrorCode, Language, load, PageTitle, thisDevice } from '@alongside/client';
import { type AddPersonForm, addPersonForm, toPersonDetails } from '@alongside/people/model';
import { BackLink, Button, Checkboxes, ErrorSummary, PageHeading, Problem, Skeleton, TextField } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import { problemsOf, summaryOf } from './form-problems.ts';
import { fromTyped } from './from-typed.ts';
import { keptForm } from './kept-form.ts';
import { AddPersonDocument, type MatchAnswer, PossibleMatchesDocument, type PossibleMatchPartsFragment } from './operations.generated.ts';
import { paused, readOut } from './paused.ts';
import { type Compared, PossibleMatch } from './possible-match.ts';
import { StartedBefore } from './started-before.ts';
import { TypedBefore } from './typed-state.ts';

type Wrong = Readonly<Record<string, string | undefined>>;

/** Add a person with what is known, after a look at those it may be already. */
@Component({
  imports: [
    BackLink,
    Button,
    Checkboxes,
    ErrorSummary,
    FormField,
    PageHeading,
    PossibleMatch,
    Problem,
    RouterLink,
    Skeleton,
    StartedBefore,
    TextField,
    TranslocoPipe,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './add-person-page.html',
})
export class AddPersonPage {
  private readonly graph = inject(Graph);
  private readonly router = inject(Router);
  private readonly language = inject(Language);
  private readonly title = inject(PageTitle);
  private readonly before = inject(TypedBefore);
  private readonly dates = inject(Dates);
  private readonly attempt = new Attempt();
  /** What was typed here and not sent, else what was typed on the page before. */
  protected readonly kept = keptForm<AddPersonForm>(
    () => 'add-person',
    () => fromTyped(this.before.read(), (day) => this.dates.date(day)),
  );
  private readonly typed = this.kept.typed;
  protected readonly device = thisDevice();
  protected readonly form = form(this.typed, (path) => validateStandardSchema(path, addPersonForm));
  protected readonly name = computed(() => this.details().fullName ?? this.details().preferredName);
  protected readonly notKnown = computed(() => (this.typed().notKnown ? ['yes'] : []));
  protected readonly notKnownOptions = computed(() => [{ value: 'yes', label: this.language.say('people.add.not-known-option') }]);

  private readonly details = computed(() => toPersonDetails(this.typed()));
  private readonly question = computed(() => (this.details().preferredName.length > 1 ? JSON.stringify(this.details()) : ''));
  private readonly asked = paused(this.question, 500);
  private readonly looked = load(PossibleMatchesDocument, () =>
    this.asked() ? { details: JSON.parse(this.asked()) as ReturnType<typeof this.details> } : undefined,
  );
  /** The last answer stays until the next one is there. */
  protected readonly matches = linkedSignal<ReturnType<typeof this.looked.data>, readonly PossibleMatchPartsFragment[]>({
    source: this.looked.data,
    computation: (data, previous) => data?.possibleMatches ?? (this.asked() ? (previous?.value ?? []) : []),
  });
  protected readonly compared = computed<readonly Compared[]>(() => {
    const { birthDate, postcode, phone } = this.details();
    return [
      'name',
      ...(birthDate ? ['birthDate' as const] : []),
      ...(postcode ? ['postcode' as const] : []),
      ...(phone ? ['phone' as const] : []),
    ];
  });
  protected readonly heard = readOut(() => {
    const count = this.matches().length;
    return count > 0 ? this.language.say('people.match.read-out', { count }) : '';
  });
  protected readonly answers = signal<Readonly<Record<string, MatchAnswer>>>({});

  /** What to put right, by the id of its field. It changes only when the worker sends. */
  protected readonly wrong = signal<Wrong>({});
  protected readonly summary = computed(() => summaryOf(this.wrong()));
  protected readonly busy = signal(false);
  protected readonly failed = signal<GraphErrorCode | null>(null);

  protected setNotKnown(chosen: readonly string[]): void {
    this.typed.update((typed) => ({ ...typed, notKnown: chosen.length > 0 }));
  }

  protected answer(personId: string, answer: MatchAnswer): void {
    this.answers.update((answers) => ({ ...answers, [personId]: answer }));
  }

  protected async add(): Promise<void> {
    this.failed.set(null);
    if (!this.tell(this.formProblems())) return;
    this.busy.set(true);
    try {
      const details = this.details();
      // Looked at once more: what was typed last may not have been compared yet.
      const { possibleMatches } = await this.graph.query(PossibleMatchesDocument, { details });
      this.matches.set(possibleMatches);
      if (this.tell(this.unanswered())) await this.send(details);
    } catch (error) {
      this.failed.set(graphCode(error));
    } finally {
      this.busy.set(false);
    }
  }

  private async send(details: ReturnType<typeof this.details>): Promise<void> {
    const answers = this.matches().flatMap(({ person }) => {
      const answer = this.answers()[person.id];
      return answer ? [{ personId: person.id, answer }] : [];
    });
    const { mutationId, id: personId } = this.attempt.idsFor({ details, answers });
    const { addPerson } = await this.graph.mutate(AddPersonDocument, { input: { mutationId, personId, details, answers } });
    if (addPerson.__typename === 'NameNeeded') this.tell({ preferredName: addPerson.message });
    else {
      this.kept.saved();
      // In place of the form: the way back does not lead to it.
      await this.router.navigate(['/people', addPerson.person.id], { replaceUrl: true });
    }
  }

  private formProblems(): Wrong {
    const { preferredName, fullName, birthDate, postcode, phone, street } = this.form;
    const problems = problemsOf({ preferredName, fullName, birthDate, postcode, phone, street });
    return Object.fromEntries(Object.entries(problems).map(([field, problem]) => [field, this.language.say(`people.problem.${problem}`)]));
  }

  private unanswered(): Wrong {
    const open = this.matches().filter(({ person }) => !this.answers()[person.id]);
    return Object.fromEntries(
      open.map(({ person }) => [`match-${person.id}`, this.language.say('people.match.answer-needed', { name: person.name })]),
    );
  }

  /** Says what to put right; true when there is nothing. */
  private tell(wrong: Wrong): boolean {
    const fine = Object.keys(wrong).length === 0;
    this.wrong.set(wrong);
    this.title.problem(!fine);
    return fine;
  }
}
