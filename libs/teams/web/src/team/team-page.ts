import { ChangeDetectionStrategy, Component, computed, DOCUMENT, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Graph, Language, load, PageTitle } from '@alongside/client';
import { tidied } from '@alongside/teams/model';
import { BackLink, Button, EmptyState, ErrorSummary, focusPageHeading, PageHeading, SearchBox, TextField, UndoBar } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import { Change, type ChangeAnswer } from '../change.ts';
import { AdministrationDocument, JoinTeamDocument, LeaveTeamDocument, RenameTeamDocument } from '../operations.generated.ts';
import { NotChanged } from '../parts/not-changed.ts';
import { NotThere } from '../parts/not-there.ts';
import { Waits } from '../parts/waits.ts';
import { WhichWords } from '../parts/which-words.ts';
import { everyone } from '../standing.ts';
import { wrongWords } from '../wrong-words.ts';
import { type InTeam, TeamRow } from './team-row.ts';

/** So many can be chosen from without a box to search them. */
const fewEnough = 8;

/** One team: its name, who is in it, and who could be. */
@Component({
  imports: [
    BackLink,
    Button,
    EmptyState,
    ErrorSummary,
    NotChanged,
    NotThere,
    PageHeading,
    RouterLink,
    SearchBox,
    TeamRow,
    TextField,
    TranslocoPipe,
    UndoBar,
    Waits,
    WhichWords,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './team-page.html',
})
export class TeamPage {
  /** Which team. */
  readonly teamId = input.required<string>();

  private readonly graph = inject(Graph);
  private readonly language = inject(Language);
  private readonly title = inject(PageTitle);
  private readonly document = inject(DOCUMENT);
  protected readonly loaded = load(AdministrationDocument, () => ({}));
  protected readonly all = computed(() => this.loaded.data()?.administration);
  protected readonly team = computed(() => this.all()?.teams.find(({ id }) => id === this.teamId()));
  protected readonly mayChange = computed(() => this.all()?.looksAfterPlace ?? false);
  protected readonly members = computed<readonly InTeam[]>(() => this.team()?.members ?? []);
  private readonly others = computed<readonly InTeam[]>(() => {
    const all = this.all();
    const inside = new Set(this.members().map(keyOf));
    if (!all || !this.mayChange()) return [];
    return everyone(all)
      .map(({ member, organisation }) => ({ worker: member.worker, organisation }))
      .filter((each) => !inside.has(keyOf(each)));
  });
  protected readonly search = signal('');
  protected readonly searchable = computed(() => this.others().length > fewEnough);
  protected readonly shown = computed(() => {
    const words = this.search().trim().toLowerCase();
    return this.others().filter(({ worker, organisation }) => `${worker.name} ${organisation.name}`.toLowerCase().includes(words));
  });
  protected readonly hasOthers = computed(() => this.others().length > 0);
  protected readonly name = signal('');
  /** What stood there when the form was filled. */
  private seen = { name: '', version: 0 };
  protected readonly renaming = new Change();
  protected readonly moving = new Change();
  /** What someone else called it meanwhile, until the administrator has chosen. */
  protected readonly standing = computed(() => this.renaming.meanwhile()?.teams.find(({ id }) => id === this.teamId()));
  protected readonly wrong = signal('');
  protected readonly summary = computed(() => (this.wrong() ? [{ fieldId: 'name', text: this.wrong() }] : []));
  protected readonly saved = signal(false);
  /** What was just done, and can be taken back. */
  protected readonly last = signal<{ readonly who: InTeam; readonly joined: boolean } | null>(null);
  protected readonly keyOf = keyOf;

  constructor() {
    effect(() => {
      const team = this.team();
      if (team && untracked(this.name) === this.seen.name) this.fill(team);
    });
  }

  protected async rename(): Promise<void> {
    this.saved.set(false);
    if (!this.tell(wrongWords(this.language, { name: this.name() }).name ?? '')) return;
    const sent = this.name();
    const content = { teamId: this.teamId(), expectedVersion: this.seen.version, name: sent.trim() };
    const done = await this.take(this.renaming, content, async ({ mutationId }) => {
      return (await this.graph.mutate(RenameTeamDocument, { input: { mutationId, ...content } })).renameTeam;
    });
    this.tell(this.renaming.wrongName());
    this.saved.set(done);
    const now = this.team();
    if (!done || !now) return;
    if (this.name() === sent) this.fill(now);
    // What was typed while it was sent is not saved: it stays. It is over one's own name, unless someone else changed that again.
    else if (now.name === tidied(sent)) this.seen = now;
  }

  protected async choose(words: 'mine' | 'standing'): Promise<void> {
    const [administration, standing] = [this.renaming.meanwhile(), this.standing()];
    if (!administration || !standing) return;
    if (words === 'standing') this.fill(standing);
    else this.seen = standing;
    this.loaded.set({ administration });
    this.renaming.chosen();
    setTimeout(() => focusPageHeading(this.document));
    if (words === 'mine') await this.rename();
  }

  private fill(team: { readonly name: string; readonly version: number }): void {
    this.seen = team;
    this.name.set(team.name);
  }

  protected async join(who: InTeam): Promise<void> {
    await this.move(who, true);
  }

  protected async leave(who: InTeam): Promise<void> {
    await this.move(who, false);
  }

  protected async undo(): Promise<void> {
    const last = this.last();
    if (last) await this.move(last.who, !last.joined);
    this.last.set(null);
  }

  private async move(who: InTeam, joined: boolean): Promise<void> {
    this.last.set(null);
    const content = { teamId: this.teamId(), workerId: who.worker.id, organisationId: who.organisation.id };
    const done = await this.take(this.moving, { ...content, joined, at: Date.now() }, async ({ mutationId }) => {
      const input = { mutationId, ...content };
      return joined
        ? (await this.graph.mutate(JoinTeamDocument, { input })).joinTeam
        : (await this.graph.mutate(LeaveTeamDocument, { input })).leaveTeam;
    });
    if (done) this.last.set({ who, joined });
  }

  private async take(change: Change, content: object, ask: (ids: { mutationId: string }) => Promise<ChangeAnswer>): Promise<boolean> {
    const changed = await change.send(content, ask);
    if (changed?.administration) this.loaded.set({ administration: changed.administration });
    return changed !== null;
  }

  /** Says what to put right; true when there is nothing. */
  private tell(wrong: string): boolean {
    this.wrong.set(wrong);
    this.title.problem(wrong !== '');
    return wrong === '';
  }
}

/** A worker may be in a team for two organisations. */
function keyOf({ worker, organisation }: InTeam): string {
  return `${worker.id} ${organisation.id}`;
}
