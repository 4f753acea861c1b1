import { ChangeDetectionStrategy, Component, computed } from '@angular/core';
import { RouterLink } from '@angular/router';
import { load } from '@alongside/client';
import { BackLink, Button, EmptyState, PageHeading, RowLink } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import { AdministrationDocument } from '../operations.generated.ts';
import { Waits } from '../parts/waits.ts';

/** People and teams: every organisation of the place, and every team. */
@Component({
  imports: [BackLink, Button, EmptyState, PageHeading, RouterLink, RowLink, TranslocoPipe, Waits],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './overview-page.html',
})
export class OverviewPage {
  protected readonly loaded = load(AdministrationDocument, () => ({}));
  protected readonly all = computed(() => this.loaded.data()?.administration);
}
