import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { DayPipe } from '@alongside/client';
import { Button, LinkButton, Voice } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import type { WhatMattersPartsFragment } from '../operations.generated.ts';

/** What matters, in the person's own words, first of all. With none it keeps its place and asks for them. */
@Component({
  selector: 'al-what-matters-panel',
  imports: [Button, DayPipe, LinkButton, RouterLink, TranslocoPipe, Voice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './what-matters-panel.html',
})
export class WhatMattersPanel {
  readonly personId = input.required<string>();
  /** What they like to be called. */
  readonly name = input.required<string>();
  /** The newest version; null where nothing is written yet. */
  readonly matters = input.required<WhatMattersPartsFragment | null>();
}
