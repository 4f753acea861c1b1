import { ChangeDetectionStrategy, Component, DOCUMENT, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Invitation, type InvitationWords, type WayInProblem, wayInProblem } from '@alongside/client/ways-in';
import { Button, LinkButton, PageHeading, Problem, Skeleton, Strip } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import { JoinTicket } from './join-ticket.ts';

/** Accepting an invitation: who invites whom, and one way in. */
@Component({
  imports: [Button, LinkButton, PageHeading, Problem, RouterLink, Skeleton, Strip, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './join-page.html',
})
export class JoinPage {
  private readonly invitation = inject(Invitation);
  private readonly document = inject(DOCUMENT);
  private readonly token = inject(JoinTicket).token;
  protected readonly able = this.invitation.able();
  protected readonly words = signal<InvitationWords | null>(null);
  /** The invitation opens nothing: unknown, used, withdrawn or past. */
  protected readonly over = signal(false);
  protected readonly lost = this.token === '';
  /** Nobody answered for the invitation. */
  protected readonly unread = signal<WayInProblem | null>(null);
  protected readonly problem = signal<WayInProblem | null>(null);
  protected readonly busy = signal(false);

  constructor() {
    if (!this.lost) void this.read();
  }

  protected async read(): Promise<void> {
    this.unread.set(null);
    try {
      this.words.set(await this.invitation.read(this.token));
    } catch (error) {
      const problem = wayInProblem(error);
      if (problem === 'not-known') this.over.set(true);
      else this.unread.set(problem);
    }
  }

  protected makePasskey(): Promise<void> {
    return this.join(() => this.invitation.acceptWithPasskey(this.token));
  }

  protected useMine(): Promise<void> {
    return this.join(() => this.invitation.acceptWithOwnPasskey(this.token));
  }

  protected toIssuer(): Promise<void> {
    return this.attempt(async () => this.document.location.assign(await this.invitation.acceptAtIssuer(this.token)));
  }

  private join(accept: () => Promise<void>): Promise<void> {
    return this.attempt(async () => {
      await accept();
      // By address: the session is read anew, and the token is in no memory.
      this.document.location.replace('/today');
    });
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      await work();
    } catch (error) {
      const problem = wayInProblem(error);
      if (problem === 'not-known') this.over.set(true);
      else this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
