import { afterNextRender, ChangeDetectionStrategy, Component, computed, DOCUMENT, inject, Injector, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Attempt, Graph, graphCode, type GraphErrorCode, Language, load, type Loaded, PageTitle, thisDevice } from '@alongside/client';
import { followPerson } from '@alongside/client/live';
import { keptForm, NotHere, PageProblem } from '@alongside/people/web';
import {
  BackLink,
  Button,
  Card,
  Checkboxes,
  ErrorSummary,
  type FieldError,
  focusPageHeading,
  LinkButton,
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
  DismissLinkDocument,
  EndProtectionDocument,
  type ProtectiveActPartsFragment,
  PutConflictLinkDocument,
  PutProtectionDocument,
  SafeDocument,
  type SafeQuery,
} from '../operations.generated.ts';
import { ActRow } from './act-row.ts';
import type { Dismissed } from './not-meant.ts';

type What = ProtectiveActPartsFragment['kind'];
type Done = 'put' | 'asked' | 'asked-of-one';
type Link = 'relative' | 'ex' | 'alleged_perpetrator' | 'abuse_restriction';

const fresh = { what: '' as What | '', name: '', link: '' as Link | '', born: '', named: [] as readonly string[], reason: '' };

/** Keep someone safe: who must not reach a person, and who alone may see what. It is kept with its reason, and tells nobody anything. */
@Component({
  imports: [
    ActRow,
    BackLink,
    Button,
    Card,
    Checkboxes,
    ErrorSummary,
    LinkButton,
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
  templateUrl: './safe-page.html',
})
export class SafePage {
  private readonly graph = inject(Graph);
  private readonly language = inject(Language);
  private readonly title = inject(PageTitle);
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  private readonly attempt = new Attempt();
  protected readonly device = thisDevice();

  readonly personId = input.required<string>();
  /** Set: the page was opened from an entry, which may be sealed. */
  readonly entry = input<string>();

  private readonly followed = followPerson(() => this.personId(), { queries: () => [this.loaded], rereads: true });
  protected readonly loaded: Loaded<SafeQuery> = load(SafeDocument, () => (this.followed() ? { personId: this.personId() } : undefined));
  protected readonly kept = keptForm(
    () => (this.loaded.data() ? `safe-${this.personId()}-${this.entry() ?? ''}` : undefined),
    () => ({ ...fresh, what: this.entry() ? ('seal_of_entry' as const) : fresh.what }),
  );
  protected readonly typed = this.kept.typed;
  protected readonly name = computed(() => this.loaded.data()?.person.preferredName ?? '');

  /** As far as the reader may know of it. */
  protected readonly placeKept = computed(() =>
    (this.loaded.data()?.protectiveActs ?? []).some(({ kind, ended }) => kind === 'protected_place' && !ended),
  );

  protected readonly whatOptions = computed(() =>
    [...(this.entry() ? ['seal_of_entry'] : []), 'conflict_link', 'protected_place', 'seal_of_person', 'restricted_record'].map(
      (value) => ({
        value,
        label: this.language.say(`overview.safe.kind.${value}`, { name: this.name() }),
        hint: this.language.say(`overview.safe.hint.${value}`, { name: this.name() }),
      }),
    ),
  );
  protected readonly linkOptions = computed(() =>
    ['relative', 'ex', 'alleged_perpetrator', 'abuse_restriction'].map((value) => ({
      value,
      label: this.language.say(`overview.safe.link.${value}`),
    })),
  );
  /** Others alongside of whom the reader knows. */
  protected readonly namedOptions = computed(() =>
    (this.loaded.data()?.person.alongside ?? [])
      .filter(({ isMe }) => !isMe)
      .map(({ worker, organisation }) => ({ value: worker.id, label: worker.name, hint: organisation.name })),
  );

  protected readonly errors = signal<readonly FieldError[]>([]);
  protected readonly busy = signal(false);
  protected readonly failed = signal<GraphErrorCode | null>(null);
  protected readonly refused = signal<string | null>(null);
  protected readonly done = signal<Done | null>(null);

  protected error(fieldId: string): string | undefined {
    return this.errors().find((one) => one.fieldId === fieldId)?.text;
  }

  protected set(change: Partial<typeof fresh>): void {
    this.typed.update((typed) => ({ ...typed, ...change }));
  }

  protected async put(): Promise<void> {
    const { what, name, link, born, named, reason } = this.typed();
    const missing = (fieldId: string, wrong: boolean) =>
      wrong ? [{ fieldId, text: this.language.say(`overview.safe.problem.${fieldId}`, { name: this.name() }) }] : [];
    const isLink = what === 'conflict_link';
    this.errors.set([
      ...missing('what', what === ''),
      ...missing('name', isLink && !/\S\s+\S/.test(name)),
      ...missing('link', isLink && link === ''),
      ...missing('born', isLink && born !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(born)),
      ...missing('reason', reason.trim() === ''),
    ]);
    this.title.problem(this.errors().length > 0);
    if (this.errors().length > 0 || what === '') return;
    const common = { personId: this.personId(), reason: reason.trim() };
    const well = await this.send('put', async () => {
      if (what === 'conflict_link') {
        const input = { ...common, name: name.trim(), kind: link as Link, birthDate: born || null };
        return (await this.graph.mutate(PutConflictLinkDocument, { input: { ...this.attempt.idsFor(input), ...input } })).putConflictLink;
      }
      const input = { ...common, kind: what, entryId: what === 'seal_of_entry' ? (this.entry() ?? null) : null, namedIds: [...named] };
      return (await this.graph.mutate(PutProtectionDocument, { input: { ...this.attempt.idsFor(input), ...input } })).putProtection;
    });
    if (well) {
      this.kept.startAgain();
      this.kept.saved();
    }
  }

  protected async end(act: ProtectiveActPartsFragment, reason: string): Promise<void> {
    const input = { personId: this.personId(), actId: act.id, reason };
    await this.send('asked', async () => {
      const answer = await this.graph.mutate(EndProtectionDocument, { input: { ...this.attempt.idsFor(input), ...input } });
      return answer.endProtection;
    });
  }

  protected async dismiss(act: ProtectiveActPartsFragment, said: Dismissed): Promise<void> {
    const input = { personId: this.personId(), actId: act.id, ...said };
    await this.send('asked-of-one', async () => {
      return (await this.graph.mutate(DismissLinkDocument, { input: { ...this.attempt.idsFor(input), ...input } })).dismissLink;
    });
  }

  private async send(what: Done, work: () => Promise<{ readonly __typename: string; readonly message?: string }>): Promise<boolean> {
    this.busy.set(true);
    this.failed.set(null);
    this.refused.set(null);
    this.done.set(null);
    try {
      const answer = await work();
      if (answer.__typename === 'CannotProtect') this.refused.set(answer.message ?? '');
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
