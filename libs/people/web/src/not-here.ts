import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button, PageHeading } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';

/** The whole page where someone is missing or hidden: the same for both. */
@Component({
  selector: 'al-not-here',
  imports: [Button, PageHeading, RouterLink, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<h1 alPageHeading>{{ 'common.not-here.heading' | transloco }}</h1>
    <p class="al-read">{{ 'common.not-here.words' | transloco }}</p>
    <p>
      <a alButton routerLink="/today">{{ 'common.not-here.action' | transloco }}</a>
    </p>`,
  host: { class: 'al-stack' },
})
export class NotHere {}
