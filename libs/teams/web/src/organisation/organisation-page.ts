import { ChangeDetectionStrategy, Component, computed, DOCUMENT, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { DayPipe, Graph, Language, load } from '@alongside/client';
import { BackLink, Button, EmptyState, PageHeading, RowLink, Who } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import { Change } from '../change.ts';
import { AdministrationDocument, type InvitationPartsFragment, WithdrawInvitationDocument } from '../operations.generated.ts';
import { NotChanged } from '../parts/not-changed.ts';
import { NotThere } from '../parts/not-there.ts';
import { Waits } from '../parts/waits.ts';
import { organisationIn } from '../standing.ts';
import { InvitationRow } from './invitation-row.ts';

/** One organisation: what it is, who works for it, and who is asked to join. */
@Component({
  imports: [
    BackLink,
    Button,
    DayPipe,
    EmptyState,
    InvitationRow,
    NotChanged,
    NotThere,
    PageHeading,
    RouterLink,
    RowLink,
    TranslocoPipe,
    Waits,
    Who,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './organisation-page.html',
})
export class OrganisationPage {
  /** Which one. */
  readonly organisationId = input.required<string>();

  private readonly graph = inject(Graph);
  private readonly language = inject(Language);
  private readonly document = inject(DOCUMENT);
  protected readonly loaded = load(AdministrationDocument, () => ({}));
  protected readonly all = computed(() => this.loaded.data()?.administration);
  protected readonly organisation = computed(() => {
    const found = organisationIn(this.all(), this.organisationId());
    return found?.mayManage ? found : undefined;
  });
  protected readonly signsIn = computed(() => {
    const issuer = this.organisation()?.issuer ?? null;
    if (issuer === null) return this.language.say('teams.organisation.passkeys');
    const name = this.all()?.issuers.find((each) => each.issuer === issuer)?.name ?? issuer;
    return this.language.say('teams.organisation.signs-in', { name });
  });
  protected readonly withdrawing = new Change();
  /** What was just done, read out. */
  protected readonly done = signal('');

  protected async withdraw(invitation: InvitationPartsFragment): Promise<void> {
    this.done.set('');
    const input = { invitationId: invitation.id };
    const changed = await this.withdrawing.send(input, async ({ mutationId }) => {
      return (await this.graph.mutate(WithdrawInvitationDocument, { input: { mutationId, ...input } })).withdrawInvitation;
    });
    if (!changed?.administration) return;
    this.loaded.set({ administration: changed.administration });
    this.done.set(this.language.say('teams.invitation.withdrawn', { name: invitation.name }));
    // The row is gone, so the focus must not stand on it.
    this.document.getElementById('asked')?.focus();
  }
}
