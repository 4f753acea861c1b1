import { ChangeDetectionStrategy, Component, computed, DOCUMENT, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Graph, Language, load, PageTitle } from '@alongside/client';
import { BackLink, Button, Checkboxes, ErrorSummary, focusPageHeading, PageHeading, Radios, Strip, TextField } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import { Change } from '../change.ts';
import { organisationKinds } from '../kinds.ts';
import {
  AddOrganisationDocument,
  AdministrationDocument,
  ChangeOrganisationDocument,
  type ManagedOrganisationPartsFragment,
  type OrganisationKind,
} from '../operations.generated.ts';
import { NotChanged } from '../parts/not-changed.ts';
import { NotThere } from '../parts/not-there.ts';
import { Waits } from '../parts/waits.ts';
import { type TwoOfIt, WhichWords } from '../parts/which-words.ts';
import { organisationIn } from '../standing.ts';
import { wrongWords } from '../wrong-words.ts';

/** Stands for passkeys where the other choices are issuers. */
const passkeys = 'passkeys';

/** Adding an organisation to the place, or changing one. */
@Component({
  imports: [
    BackLink,
    Button,
    Checkboxes,
    ErrorSummary,
    NotChanged,
    NotThere,
    PageHeading,
    Radios,
    RouterLink,
    Strip,
    TextField,
    TranslocoPipe,
    Waits,
    WhichWords,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './organisation-form-page.html',
})
export class OrganisationFormPage {
  /** Which one to change; left out, one is added. */
  readonly organisationId = input<string>();

  private readonly graph = inject(Graph);
  private readonly router = inject(Router);
  private readonly language = inject(Language);
  private readonly title = inject(PageTitle);
  private readonly document = inject(DOCUMENT);
  protected readonly loaded = load(AdministrationDocument, () => ({}));
  private readonly all = computed(() => this.loaded.data()?.administration);
  protected readonly organisation = computed(() => organisationIn(this.all(), this.organisationId() ?? ''));
  /** Only whoever looks after the place may; what is not there is not to be changed. */
  protected readonly open = computed(() => this.all()?.looksAfterPlace && (!this.organisationId() || this.organisation()));
  protected readonly name = signal('');
  protected readonly kind = signal('');
  protected readonly protectedService = signal<readonly string[]>([]);
  protected readonly issuer = signal(passkeys);
  /** The version that stood there when the form was filled. */
  private seen = 0;
  protected readonly change = new Change();
  /** What someone else made of it meanwhile, until the administrator has chosen. */
  protected readonly standing = computed(() => organisationIn(this.change.meanwhile() ?? undefined, this.organisationId() ?? ''));
  protected readonly twoOfIt = computed((): readonly TwoOfIt[] => {
    const standing = this.standing();
    return standing ? this.inWords(standing) : [];
  });
  protected readonly wrong = signal<{ readonly name?: string; readonly kind?: string }>({});
  protected readonly summary = computed(() => Object.entries(this.wrong()).flatMap(([fieldId, text]) => (text ? [{ fieldId, text }] : [])));
  protected readonly back = computed(() => {
    const id = this.organisationId();
    return id ? ['/more/people-and-teams/organisations', id] : ['/more/people-and-teams'];
  });
  protected readonly kinds = computed(() =>
    organisationKinds.map((kind) => ({ value: kind, label: this.language.say(`teams.kind.${kind}`) })),
  );
  protected readonly protectedOption = computed(() => [
    {
      value: 'yes',
      label: this.language.say('teams.organisation.protected-option'),
      hint: this.language.say('teams.organisation.protected-hint'),
    },
  ]);
  /** How its people sign in: a question only where there is a choice, and not for the organisation that looks after the place. */
  protected readonly ways = computed(() => {
    const issuers = this.all()?.issuers ?? [];
    if (issuers.length === 0 || this.organisation()?.looksAfterPlace) return [];
    return [
      { value: passkeys, label: this.language.say('teams.organisation.way-passkeys') },
      ...issuers.map(({ issuer, name }) => ({ value: issuer, label: name })),
    ];
  });
  /** Whoever signs in another way today is out until they are invited again. */
  protected readonly changesWay = computed(() => {
    const now = this.organisation();
    return now !== undefined && now.members.length > 0 && this.issuer() !== (now.issuer ?? passkeys);
  });

  constructor() {
    effect(() => {
      const now = this.organisation();
      if (!now || untracked(this.kind)) return;
      this.name.set(now.name);
      this.kind.set(now.kind);
      this.protectedService.set(now.protectedService ? ['yes'] : []);
      this.issuer.set(now.issuer ?? passkeys);
      this.seen = now.version;
    });
  }

  protected async save(): Promise<void> {
    const wrong = wrongWords(this.language, { name: this.name(), kind: this.kind() });
    if (!this.tell(wrong)) return;
    const organisationId = this.organisationId();
    const content = {
      name: this.name().trim(),
      kind: this.kind() as OrganisationKind,
      protectedService: this.protectedService().length > 0,
      issuer: this.issuer() === passkeys ? null : this.issuer(),
    };
    const expectedVersion = this.seen;
    const changed = await this.change.send({ ...content, expectedVersion }, async ({ mutationId, id }) =>
      organisationId
        ? (await this.graph.mutate(ChangeOrganisationDocument, { input: { mutationId, organisationId, expectedVersion, ...content } }))
            .changeOrganisation
        : (await this.graph.mutate(AddOrganisationDocument, { input: { mutationId, id, ...content } })).addOrganisation,
    );
    if (this.change.wrongName()) this.tell({ name: this.change.wrongName() });
    if (changed) await this.goTo(changed.id);
  }

  protected async choose(words: 'mine' | 'standing'): Promise<void> {
    const [administration, standing] = [this.change.meanwhile(), this.standing()];
    if (!administration || !standing) return;
    if (words === 'standing') return this.goTo(standing.id);
    this.seen = standing.version;
    this.loaded.set({ administration });
    this.change.chosen();
    setTimeout(() => focusPageHeading(this.document));
    await this.save();
  }

  private async goTo(organisationId: string): Promise<void> {
    await this.router.navigate(['/more/people-and-teams/organisations', organisationId], { replaceUrl: true });
  }

  /** What was written and what stands, each in the words of the form. */
  private inWords(standing: ManagedOrganisationPartsFragment): readonly TwoOfIt[] {
    const say = (key: string) => this.language.say(`teams.${key}`);
    const ofProtected = (is: boolean) => this.language.say(is ? 'teams.organisation.protected-option' : 'teams.organisation.not-protected');
    const ofWay = (way: string) => this.ways().find(({ value }) => value === way)?.label ?? way;
    const two = (label: string, mine: string, stands: string): TwoOfIt => ({ label: say(`organisation.${label}`), mine, standing: stands });
    return [
      two('name', this.name(), standing.name),
      two('kind', say(`kind.${this.kind()}`), say(`kind.${standing.kind}`)),
      two('protected-legend', ofProtected(this.protectedService().length > 0), ofProtected(standing.protectedService)),
      two('way', ofWay(this.issuer()), ofWay(standing.issuer ?? passkeys)),
    ];
  }

  /** Says what to put right; true when there is nothing. */
  private tell(wrong: { readonly name?: string; readonly kind?: string }): boolean {
    const fine = Object.keys(wrong).length === 0;
    this.wrong.set(wrong);
    this.title.problem(!fine);
    return fine;
  }
}
