import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { form, FormField, validateStandardSchema } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import {
  Attempt,
  DayPipe,
  Graph,
  graphCode,
  type GraphErrorCode,
  Language,
  load,
  type Loaded,
  PageTitle,
  thisDevice,
} from '@alongside/client';
import { followPerson } from '@alongside/client/live';
import { whatMattersForm } from '@alongside/people/model';
import { BackLink, Button, ErrorSummary, PageHeading, Problem, Skeleton, TextArea, Voice } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import { problemsOf, summaryOf } from './form-problems.ts';
import { keptForm } from './kept-form.ts';
import { NotHere } from './not-here.ts';
import {
  SayWhatMattersDocument,
  type WhatMattersQuery,
  WhatMattersDocument,
  type WhatMattersPartsFragment,
} from './operations.generated.ts';
import { PageProblem } from './page-problem.ts';
import { StartedBefore } from './started-before.ts';
import { TwoVersions } from './two-versions.ts';

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
    StartedBefore,
    TextArea,
    TranslocoPipe,
    TwoVersions,
    Voice,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './what-matters-page.html',
})
export class WhatMattersPage {
  /** Whose words. */
  readonly personId = input.required<string>();

  private readonly graph = inject(Graph);
  private readonly router = inject(Router);
  private readonly language = inject(Language);
  private readonly title = inject(PageTitle);
  private readonly attempt = new Attempt();
  private readonly followed = followPerson(() => this.personId(), { queries: () => [this.loaded], rereads: true });
  protected readonly loaded: Loaded<WhatMattersQuery> = load(WhatMattersDocument, () =>
    this.followed() ? { personId: this.personId() } : undefined,
  );
  private readonly found = computed(() => this.loaded.data()?.person);
  /** The words that stand, or what was typed and not saved; and the version that the writer had before them when they began. */
  protected readonly kept = keptForm(
    () => {
      const person = this.found();
      return person && `what-matters-${person.id}`;
    },
    () => ({ words: this.found()?.whatMatters?.words ?? '', insteadOf: this.found()?.whatMatters?.id ?? '' }),
  );
  protected readonly form = form(this.kept.typed, (path) => validateStandardSchema(path, whatMattersForm));
  protected readonly person = computed(() => (this.kept.ready() ? this.found() : undefined));
  protected readonly device = thisDevice();
  protected readonly wrong = signal('');
  protected readonly summary = computed(() => summaryOf({ words: this.wrong() }));
  protected readonly busy = signal(false);
  protected readonly failed = signal<GraphErrorCode | null>(null);
  /** What someone else wrote down meanwhile, until the writer has chosen. */
  protected readonly standing = signal<WhatMattersPartsFragment | null>(null);

  protected async save(): Promise<void> {
    this.failed.set(null);
    if (!this.tell(this.problem())) return;
    const { words, insteadOf } = this.kept.typed();
    const input = { personId: this.personId(), words: words.trim(), insteadOf: insteadOf || null };
    this.busy.set(true);
    try {
      const { sayWhatMatters } = await this.graph.mutate(SayWhatMattersDocument, { input: { ...this.attempt.idsFor(input), ...input } });
      if (sayWhatMatters.__typename === 'WordsNeeded') this.tell(sayWhatMatters.message);
      else if (sayWhatMatters.__typename === 'WhatMattersChanged') this.standing.set(sayWhatMatters.person.whatMatters);
      else {
        // What was typed while they were sent is not saved: it stays.
        if (this.kept.typed().words.trim() === input.words) this.kept.saved();
        await this.router.navigate(['/people', input.personId], { replaceUrl: true });
      }
    } catch (error) {
      this.failed.set(graphCode(error));
    } finally {
      this.busy.set(false);
    }
  }

  protected async choose(standing: WhatMattersPartsFragment, words: 'mine' | 'standing'): Promise<void> {
    this.standing.set(null);
    this.kept.typed.update((typed) => ({ ...typed, insteadOf: standing.id }));
    if (words === 'mine') return this.save();
    this.kept.saved();
    await this.router.navigate(['/people', this.personId()], { replaceUrl: true });
  }

  private problem(): string {
    const { words } = problemsOf({ words: this.form.words });
    if (words) return this.language.say(`people.problem.${words}`);
    return this.kept.typed().words.trim() === this.person()?.whatMatters?.words ? this.language.say('people.what-matters.same') : '';
  }

  /** Says what to put right; true when there is nothing. */
  private tell(wrong: string): boolean {
    this.wrong.set(wrong);
    this.title.problem(wrong !== '');
    return wrong === '';
  }
}
