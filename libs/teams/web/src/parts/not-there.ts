import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button, PageHeading } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';

/** The whole page where an organisation, a member or a team is missing or not this administrator's: the same for both. */
@Component({
  selector: 'al-not-there',
  imports: [Button, PageHeading, RouterLink, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<h1 alPageHeading>{{ 'common.not-here.heading' | transloco }}</h1>
    <p class="al-read">{{ 'common.not-here.words' | transloco }}</p>
    <p>
      <a alButton routerLink="/more/people-and-teams">{{ 'teams.not-there' | transloco }}</a>
    </p>`,
  host: { class: 'al-stack' },
})
export class NotThere {}
