import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { load } from '@alongside/client';
import { NotHere, PageProblem } from '@alongside/people/web';
import { Card, PageHeading, Safety, Skeleton, Strip } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import { PersonDocument } from '../operations.generated.ts';
import { AlongsideCard } from './alongside-card.ts';
import { LeadPerson } from './lead-person.ts';
import { PersonHead } from './person-head.ts';
import { StorySoFar } from './story-so-far.ts';
import { WhatMattersPanel } from './what-matters-panel.ts';

/** Know one person in 20 seconds: how to reach them, what keeps them safe, what matters, who is alongside, and the story so far. */
@Component({
  imports: [
    AlongsideCard,
    Card,
    LeadPerson,
    NotHere,
    PageHeading,
    PageProblem,
    PersonHead,
    Safety,
    Skeleton,
    StorySoFar,
    Strip,
    TranslocoPipe,
    WhatMattersPanel,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './person-page.html',
})
export class PersonPage {
  /** Whom. */
  readonly personId = input.required<string>();

  protected readonly loaded = load(PersonDocument, () => ({ personId: this.personId() }));
  protected readonly person = computed(() => this.loaded.data()?.person);
  protected readonly onlyMe = computed(() => this.person()?.alongside.every((one) => one.isMe) ?? false);
}
