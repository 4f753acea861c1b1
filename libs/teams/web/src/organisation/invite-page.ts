import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Graph, Language, load, PageTitle } from '@alongside/client';
import { BackLink, Button, ErrorSummary, PageHeading, TextField } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import { Change } from '../change.ts';
import { type NewToken, newToken } from '../new-token.ts';
import { AdministrationDocument, InviteDocument, type Role, WithdrawInvitationDocument } from '../operations.generated.ts';
import { InvitationLink } from '../parts/invitation-link.ts';
import { NotChanged } from '../parts/not-changed.ts';
import { NotThere } from '../parts/not-there.ts';
import { RoleAndJob } from '../parts/role-and-job.ts';
import { Waits } from '../parts/waits.ts';
import { invitationIn, organisationIn } from '../standing.ts';
import { wrongWords } from '../wrong-words.ts';

/** Asking someone to join: who, and what they do here. Then the link, this one time. */
@Component({
  imports: [
    BackLink,
    Button,
    ErrorSummary,
    InvitationLink,
    NotChanged,
    NotThere,
    PageHeading,
    RoleAndJob,
    RouterLink,
    TextField,
    TranslocoPipe,
    Waits,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './invite-page.html',
})
export class InvitePage {
  /** Where they will work. */
  readonly organisationId = input.required<string>();
  /** The invitation that this one takes the place of, because its link was lost. */
  readonly instead = input<string>();

  private readonly graph = inject(Graph);
  private readonly language = inject(Language);
  private readonly title = inject(PageTitle);
  protected readonly loaded = load(AdministrationDocument, () => ({}));
  protected readonly organisation = computed(() => {
    const found = organisationIn(this.loaded.data()?.administration, this.organisationId());
    return found?.mayManage ? found : undefined;
  });
  private readonly earlier = computed(() => invitationIn(this.organisation(), this.instead()));
  protected readonly name = signal('');
  protected readonly jobTitle = signal('');
  protected readonly role = signal<string>('worker');
  protected readonly inviting = new Change();
  protected readonly withdrawing = new Change();
  private readonly made: Promise<NewToken> = newToken();
  protected readonly wrong = signal<{ readonly name?: string; readonly jobTitle?: string }>({});
  protected readonly summary = computed(() => Object.entries(this.wrong()).flatMap(([fieldId, text]) => (text ? [{ fieldId, text }] : [])));
  /** The invitation stands: its link is shown this one time. */
  protected readonly link = signal<{ readonly token: string; readonly endsAt: string | undefined } | null>(null);

  constructor() {
    effect(() => {
      const earlier = this.earlier();
      if (!earlier || untracked(this.name)) return;
      this.name.set(earlier.name);
      this.jobTitle.set(earlier.jobTitle);
      this.role.set(earlier.role);
    });
  }

  protected async invite(): Promise<void> {
    const wrong = wrongWords(this.language, { name: this.name(), jobTitle: this.jobTitle() });
    if (!this.tell(wrong)) return;
    const earlier = this.earlier();
    if (earlier && !(await this.withdraw(earlier.id))) return;
    const { token, tokenHash } = await this.made;
    const content = {
      organisationId: this.organisationId(),
      name: this.name().trim(),
      role: this.role() as Role,
      jobTitle: this.jobTitle().trim(),
      tokenHash,
    };
    const changed = await this.inviting.send(content, async ({ mutationId, id }) => {
      return (await this.graph.mutate(InviteDocument, { input: { mutationId, id, ...content } })).invite;
    });
    if (this.inviting.wrongName()) this.tell({ name: this.inviting.wrongName() });
    if (!changed) return;
    const endsAt = invitationIn(organisationIn(changed.administration ?? undefined, content.organisationId), changed.id)?.endsAt;
    this.link.set({ token, endsAt });
  }

  /** The lost link must stop working before there is another. Sent again it is the same change. */
  private async withdraw(invitationId: string): Promise<boolean> {
    const done = await this.withdrawing.send({ invitationId }, async ({ mutationId }) => {
      return (await this.graph.mutate(WithdrawInvitationDocument, { input: { mutationId, invitationId } })).withdrawInvitation;
    });
    return done !== null;
  }

  /** Says what to put right; true when there is nothing. */
  private tell(wrong: { readonly name?: string; readonly jobTitle?: string }): boolean {
    const fine = Object.keys(wrong).length === 0;
    this.wrong.set(wrong);
    this.title.problem(!fine);
    return fine;
  }
}
