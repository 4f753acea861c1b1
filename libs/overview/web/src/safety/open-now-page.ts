import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Dates, Graph, thisDevice } from '@alongside/client';
import { OVERRIDE_HOURS } from '@alongside/consent/model';
import { keptForm, StartedBefore, TypedBefore } from '@alongside/people/web';
import { BackLink, Button, ErrorSummary, PageHeading, Problem, Skeleton, Strip } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import { InvokeOverrideDocument } from '../operations.generated.ts';
import { OverrideForm } from './override-form.ts';
import { OverrideSending } from './override-sending.ts';
import { freshOverride, type OverrideTyped } from './override-typed.ts';

/** Open someone's record in danger: whom, what is happening, the least that is needed, why, and who was told. */
@Component({
  imports: [BackLink, Button, ErrorSummary, OverrideForm, PageHeading, Problem, RouterLink, Skeleton, StartedBefore, Strip, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './open-now-page.html',
})
export class OpenNowPage {
  private readonly graph = inject(Graph);
  private readonly router = inject(Router);
  private readonly dates = inject(Dates);
  private readonly before = inject(TypedBefore);
  protected readonly device = thisDevice();
  protected readonly grounds = ['emergency', 'safeguarding'] as const;
  /** What was typed here and not sent, else what was typed on the page before. */
  protected readonly kept = keptForm<OverrideTyped>(
    () => 'open-now',
    () => freshOverride(this.before.read()),
  );
  protected readonly form = this.kept.typed;
  protected readonly sending = new OverrideSending();
  /** When it would end, were it opened now. */
  protected readonly ends = computed(() => {
    const { ground } = this.form();
    return ground ? this.dates.dayTime(new Date(Date.now() + OVERRIDE_HOURS[ground] * 3_600_000).toISOString()) : null;
  });
  /** What goes along on the way back. */
  protected readonly along = computed(() => this.before.state(this.form().typed.trim()));

  protected put(change: Partial<OverrideTyped>): void {
    this.form.update((form) => ({ ...form, ...change }));
  }

  protected leave(): void {
    this.kept.startAgain();
    this.kept.saved();
    void this.router.navigateByUrl('/people');
  }

  protected async send(): Promise<void> {
    const id = await this.sending.send(this.form(), false, (variables) => this.graph.mutate(InvokeOverrideDocument, variables));
    if (!id) return;
    this.kept.saved();
    await this.router.navigate(['/open-now', this.form().ground, id], { state: this.along(), replaceUrl: true });
  }
}
