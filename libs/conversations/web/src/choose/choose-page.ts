import { ChangeDetectionStrategy, Component, computed, DestroyRef, DOCUMENT, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { DayTimePipe, type Draft, Drafts, Graph, listWithoutSignal, load } from '@alongside/client';
import { PageProblem, PeopleToKeepDocument } from '@alongside/people/web';
import { Button, PageHeading, RowLink, Skeleton, Strip, UndoBar, Who } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import { RecordWhomDocument } from '../operations.generated.ts';
import { toTop } from '../to-top.ts';
import { DraftRow } from './draft-row.ts';

/** Whom I talked with; and the words on this device that wait to be gone on with. */
@Component({
  imports: [Button, DayTimePipe, DraftRow, PageHeading, PageProblem, RouterLink, RowLink, Skeleton, Strip, TranslocoPipe, UndoBar, Who],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './choose-page.html',
})
export class ChoosePage {
  private readonly graph = inject(Graph);
  private readonly drafts = inject(Drafts);
  private readonly document = inject(DOCUMENT);

  protected readonly whom = load(RecordWhomDocument, () => ({}));
  /** Whom this device knows where there is no signal. */
  protected readonly list = listWithoutSignal(
    this.whom,
    (data) => data.today.people,
    async () => (await this.graph.query(PeopleToKeepDocument, {})).peopleToKeep,
  );
  protected readonly people = computed(
    () =>
      this.whom.data()?.today.people ?? this.list()?.people.map((person) => ({ ...person, age: null, leadName: null, leadIsMe: false })),
  );
  /** Put aside, and on the device until Undo is over. */
  protected readonly thrown = signal<Draft | null>(null);
  protected readonly kept = computed(() => this.drafts.all().filter((draft) => draft.id !== this.thrown()?.id));

  constructor() {
    inject(DestroyRef).onDestroy(() => this.letGo());
  }

  protected throwAway(draft: Draft): void {
    this.letGo();
    this.thrown.set(draft);
    toTop(this.document);
  }

  protected undo(): void {
    this.thrown.set(null);
    toTop(this.document);
  }

  protected letGo(): void {
    const draft = this.thrown();
    if (!draft) return;
    this.thrown.set(null);
    void this.drafts.remove(draft.id);
  }
}
