import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { load, Session } from '@alongside/client';
import { WhoCanSeePerson } from '@alongside/conversations/web';
import { NotHere, PageProblem } from '@alongside/people/web';
import { Button, Card, LinkButton, PageHeading, Safety, Skeleton, Strip } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import { CautionWords } from '../caution/caution-words.ts';
import { CautionNotesDocument, PersonDocument, StandingLinesDocument, WhoCanSeePersonDocument } from '../operations.generated.ts';
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
  protected readonly loaded = load(PersonDocument, () => ({ personId: this.personId() }));
  protected readonly person = computed(() => this.loaded.data()?.person);
  protected readonly onlyMe = computed(() => this.person()?.alongside.every((one) => one.isMe) ?? false);
  protected readonly organisation = computed(() => this.session.mine().actingFor.organisation.name);

  private readonly notes = load(CautionNotesDocument, () => ({ personId: this.personId() }));
  protected readonly cautions = computed(() => this.notes.data()?.cautionNotes ?? []);

  /** Right after the page, which does not wait for it. */
  private readonly standing = load(StandingLinesDocument, () =>
    this.person()?.standing === 'alongside' ? { personId: this.personId() } : undefined,
  );
  protected readonly mayHold = computed(() => this.standing.data()?.standingLines ?? []);

  /** Asked for when someone wants to know: the rest of the page does not wait for it. */
  protected readonly asked = signal(false);
  protected readonly readers = load(WhoCanSeePersonDocument, () => (this.asked() ? { personId: this.personId() } : undefined));
}
