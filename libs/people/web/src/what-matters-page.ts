import { ChangeDetectionStrategy, Component, computed, effect, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { form, FormField, validateStandardSchema } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { DayPipe, Graph, graphCode, type GraphErrorCode, Language, load, PageTitle } from '@alongside/client';
import { whatMattersForm } from '@alongside/people/model';
import { BackLink, Button, ErrorSummary, PageHeading, Problem, Skeleton, Strip, TextArea, Voice } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import { Attempt } from './attempt.ts';
import { problemsOf, summaryOf } from './form-problems.ts';
import { keepHeadingFocus } from './keep-heading-focus.ts';
import { KeptWords } from './kept-words.ts';
import { NotHere } from './not-here.ts';
import { SayWhatMattersDocument, WhatMattersDocument } from './operations.generated.ts';
import { PageProblem } from './page-problem.ts';

/** What matters to one person, in their own words. A change adds a dated version; the earlier ones stay. */
@Component({
  imports: [
    BackLink,
    Button,
    DayPipe,
    ErrorSummary,
    FormField,
    NotHere,
    PageHeading,
    PageProblem,
    Problem,
    RouterLink,
    Skeleton,
    Strip,
    TextArea,
    TranslocoPipe,
    Voice,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './what-matters-page.html',
  host: { '(window:beforeunload)': 'hold($event)' },
})
export class WhatMattersPage {
  /** Whose words. */
  readonly personId = input.required<string>();

  private readonly graph = inject(Graph);
  private readonly router = inject(Router);
  private readonly language = inject(Language);
  private readonly title = inject(PageTitle);
  private readonly kept = inject(KeptWords);
  private readonly attempt = new Attempt();
  protected readonly loaded = load(WhatMattersDocument, () => ({ personId: this.personId() }));
  protected readonly person = computed(() => this.loaded.data()?.person);
  /** The words that were there when the page opened, or what was typed and not saved. */
  private readonly typed = linkedSignal(() => {
    const person = this.person();
    return { words: person ? (this.kept.read(person.id) ?? person.whatMatters?.words ?? '') : '' };
  });
  protected readonly form = form(this.typed, (path) => validateStandardSchema(path, whatMattersForm));
  protected readonly started = computed(() => this.person() !== undefined && this.kept.read(this.personId()) !== null);
  protected readonly wrong = signal('');
  protected readonly summary = computed(() => summaryOf({ words: this.wrong() }));
  protected readonly busy = signal(false);
  protected readonly failed = signal<GraphErrorCode | null>(null);

  constructor() {
    keepHeadingFocus(() => this.person() ?? this.loaded.code());
    // With every key: what is typed outlives this page.
    effect(() => {
      const { words } = this.typed();
      const person = untracked(this.person);
      if (!person) return;
      if (words === (person.whatMatters?.words ?? '')) this.kept.forget(person.id);
      else this.kept.keep(person.id, words);
    });
  }

  protected async save(): Promise<void> {
    this.failed.set(null);
    if (!this.tell(this.problem())) return;
    const input = { personId: this.personId(), words: this.typed().words.trim() };
    this.busy.set(true);
    try {
      const { sayWhatMatters } = await this.graph.mutate(SayWhatMattersDocument, { input: { ...this.attempt.idsFor(input), ...input } });
      if (sayWhatMatters.__typename === 'WordsNeeded') this.tell(sayWhatMatters.message);
      else {
        this.kept.forget(input.personId);
        await this.router.navigate(['/people', input.personId], { replaceUrl: true });
      }
    } catch (error) {
      this.failed.set(graphCode(error));
    } finally {
      this.busy.set(false);
    }
  }

  /** The browser asks before words that are not saved go with the page. */
  protected hold(event: Event): void {
    if (this.kept.any) event.preventDefault();
  }

  private problem(): string {
    const { words } = problemsOf({ words: this.form.words });
    if (words) return this.language.say(`people.problem.${words}`);
    return this.typed().words.trim() === this.person()?.whatMatters?.words ? this.language.say('people.what-matters.same') : '';
  }

  /** Says what to put right; true when there is nothing. */
  private tell(wrong: string): boolean {
    this.wrong.set(wrong);
    this.title.problem(wrong !== '');
    return wrong === '';
  }
}
