import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Dates, Graph, Session, thisDevice } from '@alongside/client';
import { OVERRIDE_HOURS } from '@alongside/consent/model';
import { keptForm, NotHere, StartedBefore } from '@alongside/people/web';
import { BackLink, Button, ErrorSummary, PageHeading, Problem, Skeleton, Strip } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import { InvokeOverrideDocument } from '../operations.generated.ts';
import { OverrideForm } from './override-form.ts';
import { OverrideSending } from './override-sending.ts';
import { freshOverride, type OverrideTyped } from './override-typed.ts';

/** A Guardian gives words under the law, or because of a serious crime: whose, on what ground, to whom, what, and why. To everyone else there is no such page. */
@Component({
  imports: [
    BackLink,
    Button,
    ErrorSummary,
    NotHere,
    OverrideForm,
    PageHeading,
    Problem,
    RouterLink,
    Skeleton,
    StartedBefore,
    Strip,
    TranslocoPipe,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './give-page.html',
})
export class GivePage {
  private readonly graph = inject(Graph);
  private readonly router = inject(Router);
  private readonly dates = inject(Dates);
  private readonly actingFor = inject(Session).mine().actingFor;
  /** The server asks for the same. */
  protected readonly isGuardian = this.actingFor.role === 'guardian';
  protected readonly organisation = this.actingFor.organisation.name;
  protected readonly device = thisDevice();
  protected readonly grounds = ['legal', 'serious_crime'] as const;
  protected readonly kept = keptForm<OverrideTyped>(
    () => (this.isGuardian ? 'give' : undefined),
    () => freshOverride(''),
  );
  protected readonly form = this.kept.typed;
  protected readonly sending = new OverrideSending();
  /** When it would end, were it opened now. */
  protected readonly ends = computed(() => {
    const { ground } = this.form();
    return ground ? this.dates.dayTime(new Date(Date.now() + OVERRIDE_HOURS[ground] * 3_600_000).toISOString()) : null;
  });

  protected put(change: Partial<OverrideTyped>): void {
    this.form.update((form) => ({ ...form, ...change }));
  }

  protected leave(): void {
    this.kept.startAgain();
    this.kept.saved();
    void this.router.navigateByUrl('/more/to-look-at');
  }

  protected async send(): Promise<void> {
    const id = await this.sending.send(this.form(), true, (variables) => this.graph.mutate(InvokeOverrideDocument, variables));
    if (!id) return;
    this.kept.saved();
    await this.router.navigate(['/open-now', this.form().ground, id], { replaceUrl: true });
  }
}
