import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Graph, Language, load, PageTitle } from '@alongside/client';
import { BackLink, Button, ErrorSummary, PageHeading, TextField } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import { Change } from '../change.ts';
import { AddTeamDocument, AdministrationDocument } from '../operations.generated.ts';
import { NotChanged } from '../parts/not-changed.ts';
import { NotThere } from '../parts/not-there.ts';
import { Waits } from '../parts/waits.ts';
import { wrongWords } from '../wrong-words.ts';

/** Adding a team: its name alone. Who is in it comes after. */
@Component({
  imports: [BackLink, Button, ErrorSummary, NotChanged, NotThere, PageHeading, RouterLink, TextField, TranslocoPipe, Waits],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './add-team-page.html',
})
export class AddTeamPage {
  private readonly graph = inject(Graph);
  private readonly router = inject(Router);
  private readonly language = inject(Language);
  private readonly title = inject(PageTitle);
  protected readonly loaded = load(AdministrationDocument, () => ({}));
  protected readonly open = computed(() => this.loaded.data()?.administration.looksAfterPlace);
  protected readonly name = signal('');
  protected readonly change = new Change();
  protected readonly wrong = signal('');
  protected readonly summary = computed(() => (this.wrong() ? [{ fieldId: 'name', text: this.wrong() }] : []));

  protected async add(): Promise<void> {
    if (!this.tell(wrongWords(this.language, { name: this.name() }).name ?? '')) return;
    const content = { name: this.name().trim() };
    const changed = await this.change.send(
      content,
      async (ids) => (await this.graph.mutate(AddTeamDocument, { input: { ...ids, ...content } })).addTeam,
    );
    this.tell(this.change.wrongName());
    if (changed) await this.router.navigate(['/more/people-and-teams/teams', changed.id], { replaceUrl: true });
  }

  /** Says what to put right; true when there is nothing. */
  private tell(wrong: string): boolean {
    this.wrong.set(wrong);
    this.title.problem(wrong !== '');
    return wrong === '';
  }
}
