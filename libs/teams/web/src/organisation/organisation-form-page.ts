import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Graph, Language, load, PageTitle } from '@alongside/client';
import { BackLink, Button, Checkboxes, ErrorSummary, PageHeading, Radios, Strip, TextField } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import { Change } from '../change.ts';
import { organisationKinds } from '../kinds.ts';
import {
  AddOrganisationDocument,
  AdministrationDocument,
  ChangeOrganisationDocument,
  type OrganisationKind,
} from '../operations.generated.ts';
import { NotChanged } from '../parts/not-changed.ts';
import { NotThere } from '../parts/not-there.ts';
import { Waits } from '../parts/waits.ts';
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
  protected readonly loaded = load(AdministrationDocument, () => ({}));
  private readonly all = computed(() => this.loaded.data()?.administration);
  protected readonly organisation = computed(() => organisationIn(this.all(), this.organisationId() ?? ''));
  /** Only whoever looks after the place may; what is not there is not to be changed. */
  protected readonly open = computed(() => this.all()?.looksAfterPlace && (!this.organisationId() || this.organisation()));
  protected readonly name = signal('');
  protected readonly kind = signal('');
  protected readonly protectedService = signal<readonly string[]>([]);
  protected readonly issuer = signal(passkeys);
  protected readonly change = new Change();
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
    const changed = await this.change.send(content, async ({ mutationId, id }) =>
      organisationId
        ? (await this.graph.mutate(ChangeOrganisationDocument, { input: { mutationId, organisationId, ...content } })).changeOrganisation
        : (await this.graph.mutate(AddOrganisationDocument, { input: { mutationId, id, ...content } })).addOrganisation,
    );
    if (this.change.wrongName()) this.tell({ name: this.change.wrongName() });
    if (changed) await this.router.navigate(['/more/people-and-teams/organisations', changed.id], { replaceUrl: true });
  }

  /** Says what to put right; true when there is nothing. */
  private tell(wrong: { readonly name?: string; readonly kind?: string }): boolean {
    const fine = Object.keys(wrong).length === 0;
    this.wrong.set(wrong);
    this.title.problem(!fine);
    return fine;
  }
}
