import { afterNextRender, ChangeDetectionStrategy, Component, computed, DOCUMENT, inject, Injector, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Attempt, Graph, Language, load, PageTitle, Session, thisDevice } from '@alongside/client';
import { isFullDetail } from '@alongside/people/model';
import { keptForm, NotHere, PageProblem, summaryOf } from '@alongside/people/web';
import {
  BackLink,
  Button,
  Card,
  Checkboxes,
  ErrorSummary,
  focusPageHeading,
  PageHeading,
  Problem,
  Radios,
  Skeleton,
  Strip,
  TextArea,
  TextField,
} from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  type ConflictKind,
  DismissLinkDocument,
  EndProtectionDocument,
  GuardianActsDocument,
  GuardianProtectDocument,
} from '../operations.generated.ts';
import { ActRow } from '../safe/act-row.ts';
import type { Dismissed } from '../safe/not-meant.ts';

type Done = 'put' | 'asked' | 'asked-of-one';

const fresh = {
  typed: '',
  kind: '' as 'conflict_link' | 'seal_of_person' | 'restricted_record' | '',
  name: '',
  link: '' as ConflictKind | '',
  born: '',
  ours: ['ours'] as readonly string[],
  reason: '',
};

/** A Guardian keeps somebody away from a person, or seals them, and ends it with a second person. To everyone else there is no such page. */
@Component({
  imports: [
    ActRow,
    BackLink,
    Button,
    Card,
    Checkboxes,
    ErrorSummary,
    NotHere,
    PageHeading,
    PageProblem,
    Problem,
    Radios,
    RouterLink,
    Skeleton,
    Strip,
    TextArea,
    TextField,
    TranslocoPipe,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './guardian-protects-page.html',
})
export class GuardianProtectsPage {
  private readonly graph = inject(Graph);
  private readonly language = inject(Language);
  private readonly title = inject(PageTitle);
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  private readonly attempt = new Attempt();
  protected readonly device = thisDevice();
  private readonly organisation = inject(Session).mine().actingFor.organisation.name;

  protected readonly loaded = load(GuardianActsDocument, () => ({}));
  protected readonly kept = keptForm(
    () => 'guardian-protects',
    () => fresh,
  );
  protected readonly typed = this.kept.typed;
  protected readonly kinds = (['conflict_link', 'seal_of_person', 'restricted_record'] as const).map((value) => ({
    value,
    label: this.language.say(`safety.protect.kind.${value}`),
    hint: this.language.say(`safety.protect.hint.${value}`),
  }));
  protected readonly links = (['relative', 'ex', 'alleged_perpetrator', 'abuse_restriction'] as const).map((value) => ({
    value,
    label: this.language.say(`overview.safe.link.${value}`),
  }));
  protected readonly ours = [{ value: 'ours', label: this.language.say('safety.protect.ours', { organisation: this.organisation }) }];
  /** What to put right, by field. It changes only when the Guardian sends. */
  protected readonly wrong = signal<Readonly<Record<string, string>>>({});
  protected readonly summary = computed(() => summaryOf(this.wrong()));
  protected readonly busy = signal(false);
  protected readonly failed = signal(false);
  protected readonly refused = signal<string | null>(null);
  protected readonly done = signal<Done | null>(null);

  protected set(change: Partial<typeof fresh>): void {
    this.typed.update((typed) => ({ ...typed, ...change }));
  }

  protected async put(): Promise<void> {
    const { typed, kind, name, link, born, ours, reason } = this.typed();
    const isLink = kind === 'conflict_link';
    const missing: readonly (readonly [field: string, isThere: boolean])[] = [
      ['typed', isFullDetail(typed)],
      ['kind', kind !== ''],
      ['name', !isLink || /\S\s+\S/.test(name)],
      ['link', !isLink || link !== ''],
      ['reason', reason.trim() !== ''],
    ];
    this.wrong.set(
      Object.fromEntries(
        missing.filter(([, isThere]) => !isThere).map(([field]) => [field, this.language.say(`safety.protect.problem.${field}`)]),
      ),
    );
    this.title.problem(this.summary().length > 0);
    if (this.summary().length > 0 || kind === '') return;
    const away = { name: name.trim(), link: link || null, birthDate: born || null };
    const input = {
      ...{ typed: typed.trim(), kind, keepsOurs: ours.length > 0, reason: reason.trim() },
      ...(isLink ? away : {}),
    };
    const well = await this.send('put', async () => {
      return (await this.graph.mutate(GuardianProtectDocument, { input: { ...this.attempt.idsFor(input), ...input } })).guardianProtect;
    });
    if (!well) return;
    this.kept.saved();
    this.kept.startAgain();
  }

  protected async end(personId: string, actId: string, reason: string): Promise<void> {
    const input = { personId, actId, reason };
    await this.send('asked', async () => {
      return (await this.graph.mutate(EndProtectionDocument, { input: { ...this.attempt.idsFor(input), ...input } })).endProtection;
    });
  }

  protected async dismiss(personId: string, actId: string, said: Dismissed): Promise<void> {
    const input = { personId, actId, ...said };
    await this.send('asked-of-one', async () => {
      return (await this.graph.mutate(DismissLinkDocument, { input: { ...this.attempt.idsFor(input), ...input } })).dismissLink;
    });
  }

  private async send(what: Done, work: () => Promise<{ readonly __typename: string; readonly message?: string }>): Promise<boolean> {
    this.busy.set(true);
    this.failed.set(false);
    this.refused.set(null);
    this.done.set(null);
    try {
      const answer = await work();
      if (answer.__typename === 'CannotProtect') this.refused.set(answer.message ?? '');
      else {
        await this.loaded.reload();
        this.done.set(what);
      }
    } catch {
      this.failed.set(true);
    } finally {
      this.busy.set(false);
    }
    afterNextRender(() => focusPageHeading(this.document), { injector: this.injector });
    return this.done() === what;
  }
}
