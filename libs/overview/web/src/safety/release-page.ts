import { afterNextRender, ChangeDetectionStrategy, Component, computed, DOCUMENT, inject, Injector, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Attempt, Graph, graphCode, type GraphErrorCode, Language, load, PageTitle, thisDevice } from '@alongside/client';
import { keptForm, NotHere, PageProblem, summaryOf } from '@alongside/people/web';
import {
  BackLink,
  Button,
  Card,
  ErrorSummary,
  focusPageHeading,
  PageHeading,
  Problem,
  Skeleton,
  Strip,
  TextArea,
  TextField,
} from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  AgreeToReleaseDocument,
  AskReleaseDocument,
  EndReleaseDocument,
  GuardianReleasesDocument,
  ProposeReleaseDocument,
} from '../operations.generated.ts';
import { ReleaseRow } from './release-row.ts';

const fresh = { name: '', reason: '', until: '' };
type Done = 'ask' | 'agree' | 'end';
type Answer = { readonly __typename: string; readonly message?: string };

/** Guardians lift what protects a person for one worker, until a day: one asks, others agree. To everyone else there is no such page. */
@Component({
  imports: [
    BackLink,
    Button,
    Card,
    ErrorSummary,
    NotHere,
    PageHeading,
    PageProblem,
    Problem,
    ReleaseRow,
    RouterLink,
    Skeleton,
    Strip,
    TextArea,
    TextField,
    TranslocoPipe,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './release-page.html',
})
export class ReleasePage {
  private readonly graph = inject(Graph);
  private readonly language = inject(Language);
  private readonly title = inject(PageTitle);
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  private readonly attempt = new Attempt();
  protected readonly device = thisDevice();

  /** Set: asked for from one's own disclosure. */
  readonly override = input<string>();
  /** Set, both: proposed for a colleague, of what stands in the Guardian's list. */
  readonly person = input<string>();
  readonly act = input<string>();

  protected readonly asks = computed(() => Boolean(this.override() ?? (this.person() && this.act())));
  protected readonly loaded = load(GuardianReleasesDocument, () => ({}));
  protected readonly kept = keptForm(
    () => (this.asks() ? `release-${this.override() ?? this.act() ?? ''}` : undefined),
    () => fresh,
  );
  protected readonly typed = this.kept.typed;
  /** What to put right, by field. It changes only when the Guardian sends. */
  protected readonly wrong = signal<Readonly<Record<string, string>>>({});
  protected readonly summary = computed(() => summaryOf(this.wrong()));
  protected readonly busy = signal(false);
  protected readonly failed = signal<GraphErrorCode | null>(null);
  protected readonly refused = signal<string | null>(null);
  protected readonly done = signal<Done | null>(null);

  protected readonly problem = (code: GraphErrorCode): string =>
    code === 'OFFLINE' ? 'common.problem.offline' : code === 'NOT_FOUND' ? 'safety.release.gone' : 'common.problem.internal';

  protected set(change: Partial<typeof fresh>): void {
    this.typed.update((typed) => ({ ...typed, ...change }));
  }

  protected async ask(): Promise<void> {
    const overrideId = this.override();
    const { name, reason, until } = this.typed();
    const missing: readonly (readonly [field: string, text: string])[] = [
      ...(!overrideId && !/\S\s+\S/.test(name) ? [['name', 'safety.protect.problem.name'] as const] : []),
      ...(reason.trim() === '' ? [['reason', 'safety.protect.problem.reason'] as const] : []),
      ...(until === '' ? [['until', 'safety.release.problem.until'] as const] : []),
    ];
    this.wrong.set(Object.fromEntries(missing.map(([field, text]) => [field, this.language.say(text)])));
    this.title.problem(missing.length > 0);
    if (missing.length > 0) return;
    const said = { reason: reason.trim(), until };
    const well = await this.send('ask', async () => {
      if (overrideId) {
        const input = { overrideId, ...said };
        return (await this.graph.mutate(AskReleaseDocument, { input: { ...this.attempt.idsFor(input), ...input } })).askRelease;
      }
      const input = { personId: this.person() ?? '', actId: this.act() ?? '', name: name.trim(), ...said };
      return (await this.graph.mutate(ProposeReleaseDocument, { input: { ...this.attempt.idsFor(input), ...input } })).proposeRelease;
    });
    if (!well) return;
    this.kept.startAgain();
    this.kept.saved();
  }

  protected async answer(what: 'agree' | 'end', releaseId: string, reason: string): Promise<void> {
    const input = { releaseId, reason };
    const ids = this.attempt.idsFor({ what, ...input });
    await this.send(what, async () =>
      what === 'agree'
        ? (await this.graph.mutate(AgreeToReleaseDocument, { input: { ...ids, ...input } })).agreeToRelease
        : (await this.graph.mutate(EndReleaseDocument, { input: { ...ids, ...input } })).endRelease,
    );
  }

  private async send(what: Done, work: () => Promise<Answer>): Promise<boolean> {
    this.busy.set(true);
    this.failed.set(null);
    this.refused.set(null);
    this.done.set(null);
    try {
      const answer = await work();
      if (answer.__typename === 'CannotRelease') this.refused.set(answer.message ?? '');
      else {
        await this.loaded.reload();
        this.done.set(what);
      }
    } catch (error) {
      this.failed.set(graphCode(error));
    } finally {
      this.busy.set(false);
    }
    afterNextRender(() => focusPageHeading(this.document), { injector: this.injector });
    return this.done() === what;
  }
}
