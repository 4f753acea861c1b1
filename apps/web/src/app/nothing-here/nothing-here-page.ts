import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button, PageHeading } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';

/** One page for what never was and for what is not this worker's to see. */
@Component({
  imports: [Button, PageHeading, RouterLink, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="al-stack">
    <h1 alPageHeading>{{ 'common.not-here.heading' | transloco }}</h1>
    <p class="al-read">{{ 'common.not-here.words' | transloco }}</p>
    <p>
      <a alButton="plain" routerLink="/today">{{ 'common.not-here.action' | transloco }}</a>
    </p>
  </div>`,
})
export class NothingHerePage {}
