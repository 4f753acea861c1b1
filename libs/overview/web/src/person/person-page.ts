import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { load, type Loaded, Session } from '@alongside/client';
import { followPerson } from '@alongside/client/live';
import { WhoCanSeePerson } from '@alongside/conversations/web';
import { NotHere, PageProblem } from '@alongside/people/web';
import { Button, Card, LinkButton, PageHeading, Safety, Skeleton, Strip } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import { CautionWords } from '../caution/caution-words.ts';
import {
  CautionNotesDocument,
  type CautionNotesQuery,
  PersonDocument,
  type PersonQuery,
  StandingLinesDocument,
  type StandingLinesQuery,
  WhoCanSeePersonDocument,
  type WhoCanSeePersonQuery,
} from '../operations.generated.ts';
import { AlongsideCard } from './alongside-card.ts';
import { LeadPerson } from './lead-person.ts';
import { PersonHead } from './person-head.ts';
import { StandingLines } from './standing-lines.ts';
import { StorySoFar } from './story-so-far.ts';
import { WhatMattersPanel } from './what-matters-panel.ts';

/** Know one person in 20 seconds: how to reach them, what keeps them safe, what matters, who is alongside, and the story so far. */
@Component({
  imports: [
    AlongsideCard,
    Button,
    Card,
    CautionWords,
    LeadPerson,
    LinkButton,
    NotHere,
    PageHeading,
    PageProblem,
    PersonHead,
    RouterLink,
    Safety,
    Skeleton,
    StandingLines,
    StorySoFar,
    Strip,
    TranslocoPipe,
    WhatMattersPanel,
    WhoCanSeePerson,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './person-page.html',
})
export class PersonPage {
  /** Whom. */
  readonly personId = input.required<string>();

  private readonly session = inject(Session);
  private readonly followed = followPerson(() => this.personId(), {
    queries: () => [this.loaded, this.notes, this.standing, this.readers],
    rereads: true,
    purge: () => this.asked.set(false),
  });
  protected readonly loaded: Loaded<PersonQuery> = load(PersonDocument, () =>
    this.followed() ? { personId: this.personId() } : undefined,
  );
  protected readonly person = computed(() => this.loaded.data()?.person);
  protected readonly onlyMe = computed(() => this.person()?.alongside.every((one) => one.isMe) ?? false);
  protected readonly organisation = computed(() => this.session.mine().actingFor.organisation.name);

  private readonly notes: Loaded<CautionNotesQuery> = load(CautionNotesDocument, () =>
    this.followed() ? { personId: this.personId() } : undefined,
  );
  protected readonly cautions = computed(() => this.notes.data()?.cautionNotes ?? []);

  /** Right after the page, which does not wait for it. */
  private readonly standing: Loaded<StandingLinesQuery> = load(StandingLinesDocument, () =>
    this.person()?.standing === 'alongside' ? { personId: this.personId() } : undefined,
  );
  protected readonly mayHold = computed(() => this.standing.data()?.standingLines ?? []);

  /** Asked for when someone wants to know: the rest of the page does not wait for it. */
  protected readonly asked = signal(false);
  protected readonly readers: Loaded<WhoCanSeePersonQuery> = load(WhoCanSeePersonDocument, () =>
    this.asked() ? { personId: this.personId() } : undefined,
  );
}
