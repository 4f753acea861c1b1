import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Attempt, Dates, Graph, graphCode, type GraphErrorCode, Language, PageTitle, thisDevice } from '@alongside/client';
import { openable, OVERRIDE_HOURS } from '@alongside/consent/model';
import { isFullDetail } from '@alongside/people/model';
import { keptForm, StartedBefore, summaryOf, TypedBefore } from '@alongside/people/web';
import {
  BackLink,
  Button,
  Checkboxes,
  ErrorSummary,
  PageHeading,
  Problem,
  Radios,
  Skeleton,
  Strip,
  TextArea,
  TextField,
} from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import { type Category, InvokeOverrideDocument, type OverrideGround } from '../operations.generated.ts';

const grounds = ['emergency', 'safeguarding'] as const;

interface Typed {
  readonly typed: string;
  readonly ground: (typeof grounds)[number] | '';
  readonly categories: readonly string[];
  readonly reason: string;
  readonly told: 'yes' | 'not-yet' | '';
  readonly words: string;
}

/** Open someone's record in danger: whom, what is happening, the least that is needed, why, and who was told. */
@Component({
  imports: [
    BackLink,
    Button,
    Checkboxes,
    ErrorSummary,
    PageHeading,
    Problem,
    Radios,
    RouterLink,
    Skeleton,
    StartedBefore,
    Strip,
    TextArea,
    TextField,
    TranslocoPipe,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './open-now-page.html',
})
export class OpenNowPage {
  private readonly graph = inject(Graph);
  private readonly router = inject(Router);
  private readonly language = inject(Language);
  private readonly dates = inject(Dates);
  private readonly title = inject(PageTitle);
  private readonly before = inject(TypedBefore);
  private readonly attempt = new Attempt();
  protected readonly device = thisDevice();
  /** What was typed here and not sent, else what was typed on the page before. */
  protected readonly kept = keptForm<Typed>(
    () => 'open-now',
    () => ({ typed: this.before.read(), ground: '', categories: [], reason: '', told: '', words: '' }),
  );
  protected readonly form = this.kept.typed;
  protected readonly grounds = computed(() =>
    grounds.map((value) => ({
      value,
      label: this.language.say(`safety.open.${value}`),
      hint: this.language.say('safety.open.hours', { hours: OVERRIDE_HOURS[value] }),
    })),
  );
  protected readonly categories = computed(() =>
    openable.map((value) => ({ value, label: this.language.say(`conversations.category.${value}`) })),
  );
  protected readonly toldOptions = computed(() => [
    { value: 'yes', label: this.language.say('safety.open.told-yes') },
    { value: 'not-yet', label: this.language.say('safety.open.told-not-yet') },
  ]);
  /** When it would end, were it opened now. */
  protected readonly ends = computed(() => {
    const { ground } = this.form();
    return ground ? this.dates.dayTime(new Date(Date.now() + OVERRIDE_HOURS[ground] * 3_600_000).toISOString()) : null;
  });
  /** What to put right, by field. It changes only when the worker sends. */
  protected readonly wrong = signal<Readonly<Record<string, string>>>({});
  protected readonly summary = computed(() => summaryOf(this.wrong()));
  protected readonly busy = signal(false);
  protected readonly failed = signal<GraphErrorCode | null>(null);
  /** What goes along on the way back. */
  protected readonly along = computed(() => this.before.state(this.form().typed.trim()));

  protected put<Field extends keyof Typed>(field: Field, value: string | readonly string[]): void {
    this.form.update((form) => ({ ...form, [field]: value as Typed[Field] }));
  }

  protected leave(): void {
    this.kept.startAgain();
    this.kept.saved();
    void this.router.navigateByUrl('/people');
  }

  protected async send(): Promise<void> {
    this.failed.set(null);
    const form = this.form();
    if (!this.check(form)) return;
    const input = {
      typed: form.typed.trim(),
      ground: form.ground as OverrideGround,
      categories: [...form.categories] as Category[],
      reason: form.reason.trim(),
      told: this.language.say(`safety.open.said-${form.told}`, { words: form.words.trim() }),
    };
    this.busy.set(true);
    try {
      const { invokeOverride } = await this.graph.mutate(InvokeOverrideDocument, { input: { ...this.attempt.idsFor(input), ...input } });
      if (invokeOverride.__typename === 'OverrideInvoked') {
        this.kept.saved();
        await this.router.navigate(['/open-now', form.ground, invokeOverride.id], { state: this.along(), replaceUrl: true });
      } else this.tell({ [invokeOverride.field]: invokeOverride.message });
    } catch (error) {
      this.failed.set(graphCode(error));
    } finally {
      this.busy.set(false);
    }
  }

  private check(form: Typed): boolean {
    const missing: readonly (readonly [field: string, isThere: boolean])[] = [
      ['typed', isFullDetail(form.typed)],
      ['ground', form.ground !== ''],
      ['categories', form.categories.length > 0],
      ['reason', form.reason.trim() !== ''],
      ['told', form.told !== ''],
      ['words', form.told === '' || form.words.trim() !== ''],
    ];
    const wrong = Object.fromEntries(
      missing
        .filter(([, isThere]) => !isThere)
        .map(([field]) => [field, this.language.say(`safety.problem.${field === 'words' ? 'told' : field}`)]),
    );
    this.tell(wrong);
    return Object.keys(wrong).length === 0;
  }

  private tell(wrong: Readonly<Record<string, string>>): void {
    this.wrong.set(wrong);
    this.title.problem(Object.keys(wrong).length > 0);
  }
}
