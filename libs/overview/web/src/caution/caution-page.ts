import { afterNextRender, ChangeDetectionStrategy, Component, computed, DOCUMENT, inject, Injector, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Attempt, Graph, graphCode, type GraphErrorCode, Language, load, type Loaded, PageTitle, thisDevice } from '@alongside/client';
import { followPerson } from '@alongside/client/live';
import { keptForm, NotHere, PageProblem } from '@alongside/people/web';
import {
  BackLink,
  Button,
  Card,
  EmptyState,
  ErrorSummary,
  type FieldError,
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
  AgreeCautionDocument,
  CautionDocument,
  type CautionPartsFragment,
  ContinueCautionDocument,
  EndCautionDocument,
  PutCautionDocument,
  type CautionQuery,
} from '../operations.generated.ts';
import { CautionGoesOn, type GoesOn } from './caution-goes-on.ts';
import { CautionWords } from './caution-words.ts';

const fresh = { words: '', evidence: '', secondId: '', reviewOn: '', told: '' as '' | 'yes' | 'no', toldWords: '' };
type Done = 'put' | 'asked-on' | 'agreed' | 'ended';

/** Caution notes about meeting one person: written, agreed to by somebody else, in force until their review day. */
@Component({
  imports: [
    BackLink,
    Button,
    Card,
    CautionGoesOn,
    CautionWords,
    EmptyState,
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
  templateUrl: './caution-page.html',
})
export class CautionPage {
  private readonly graph = inject(Graph);
  private readonly language = inject(Language);
  private readonly title = inject(PageTitle);
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  private readonly attempt = new Attempt();
  protected readonly device = thisDevice();

  readonly personId = input.required<string>();

  private readonly followed = followPerson(() => this.personId(), { queries: () => [this.loaded], rereads: true });
  protected readonly loaded: Loaded<CautionQuery> = load(CautionDocument, () =>
    this.followed() ? { personId: this.personId() } : undefined,
  );
  protected readonly kept = keptForm(
    () => (this.loaded.data() ? `caution-${this.personId()}` : undefined),
    () => fresh,
  );
  protected readonly typed = this.kept.typed;
  protected readonly name = computed(() => this.loaded.data()?.person.preferredName ?? '');
  protected readonly secondOptions = computed(() =>
    (this.loaded.data()?.person.alongside ?? [])
      .filter(({ isMe }) => !isMe)
      .map(({ worker, organisation }) => ({ value: worker.id, label: worker.name, hint: organisation.name })),
  );
  /** Something is typed, also where nobody is left who could agree. */
  protected readonly wrote = computed(() => Object.values(this.typed()).some((value) => value.trim() !== ''));
  protected readonly toldOptions = computed(() =>
    ['yes', 'no'].map((value) => ({ value, label: this.language.say(`overview.caution.answer.${value}`, { name: this.name() }) })),
  );

  protected readonly errors = signal<readonly FieldError[]>([]);
  protected readonly busy = signal(false);
  protected readonly failed = signal<GraphErrorCode | null>(null);
  protected readonly refused = signal<string | null>(null);
  protected readonly done = signal<Done | null>(null);
  /** The note that is to go on. */
  protected readonly going = signal<string | null>(null);
  /** The note that is being ended, and why. */
  protected readonly ending = signal<string | null>(null);
  protected readonly because = signal('');

  protected error(fieldId: string): string | undefined {
    return this.errors().find((one) => one.fieldId === fieldId)?.text;
  }

  protected set(change: Partial<typeof fresh>): void {
    this.typed.update((typed) => ({ ...typed, ...change }));
  }

  protected async put(): Promise<void> {
    const { told, ...typed } = this.typed();
    const fields = ['words', 'evidence', 'told', 'toldWords', 'secondId', 'reviewOn'] as const;
    this.errors.set(
      fields
        .filter((field) => this.typed()[field].trim() === '')
        .map((fieldId) => ({ fieldId, text: this.language.say(`overview.caution.problem.${fieldId}`, { name: this.name() }) })),
    );
    this.title.problem(this.errors().length > 0);
    if (this.errors().length > 0) return;
    const input = { personId: this.personId(), ...typed, told: told === 'yes' };
    const ids = this.attempt.idsFor(input);
    if (await this.send('put', async () => (await this.graph.mutate(PutCautionDocument, { input: { ...ids, ...input } })).putCaution)) {
      this.kept.startAgain();
      this.kept.saved();
    }
  }

  protected readonly goOn = async ({ id: entryId }: CautionPartsFragment, { told, ...said }: GoesOn): Promise<boolean> => {
    const input = { personId: this.personId(), entryId, ...said, told: told === 'yes' };
    const ids = this.attempt.idsFor(input);
    const send = async () => (await this.graph.mutate(ContinueCautionDocument, { input: { ...ids, ...input } })).continueCaution;
    const well = await this.send('asked-on', send);
    if (well) this.going.set(null);
    return well;
  };

  protected async agree({ id }: CautionPartsFragment): Promise<void> {
    const input = { personId: this.personId(), entryId: id };
    const { mutationId } = this.attempt.idsFor(input);
    await this.send(
      'agreed',
      async () => (await this.graph.mutate(AgreeCautionDocument, { input: { ...input, mutationId } })).agreeCaution,
    );
  }

  protected async end({ id }: CautionPartsFragment): Promise<void> {
    const input = { personId: this.personId(), entryId: id, because: this.because().trim() };
    const { mutationId } = this.attempt.idsFor(input);
    const well = await this.send(
      'ended',
      async () => (await this.graph.mutate(EndCautionDocument, { input: { ...input, mutationId } })).endCaution,
    );
    if (!well) return;
    this.ending.set(null);
    this.because.set('');
  }

  private async send(what: Done, work: () => Promise<{ readonly __typename: string; readonly message?: string }>): Promise<boolean> {
    this.busy.set(true);
    this.failed.set(null);
    this.refused.set(null);
    this.done.set(null);
    try {
      const answer = await work();
      if (answer.__typename === 'CannotCaution') this.refused.set(answer.message ?? '');
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
