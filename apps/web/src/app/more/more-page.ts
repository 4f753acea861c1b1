import { ChangeDetectionStrategy, Component, computed, DOCUMENT, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  ActForDocument,
  Graph,
  graphCode,
  Language,
  load,
  type MembershipPartsFragment,
  MyTeamsDocument,
  newId,
  Outbox,
  screenLanguages,
  Session,
  thisDevice,
} from '@alongside/client';
import { Passkeys } from '@alongside/client/ways-in';
import { Button, Card, PageHeading, Problem, Radios, RowLink, Skeleton, Who } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';

/** Who I am here, whom I act for, what I keep in order, my teams, the language, and signing out. */
@Component({
  imports: [Button, Card, PageHeading, Problem, Radios, RouterLink, RowLink, Skeleton, TranslocoPipe, Who],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './more-page.html',
})
export class MorePage {
  private readonly graph = inject(Graph);
  private readonly session = inject(Session);
  private readonly outbox = inject(Outbox);
  private readonly document = inject(DOCUMENT);
  protected readonly language = inject(Language);
  protected readonly device = thisDevice();
  protected readonly me = this.session.mine;
  protected readonly teams = load(MyTeamsDocument, () => ({}));
  protected readonly administrator = computed(() => this.me().actingFor.role === 'administrator');
  protected readonly guardian = computed(() => this.me().actingFor.role === 'guardian');
  /** The session was opened with a passkey, so there are passkeys to look after. */
  protected readonly hasPasskeys = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<'switch' | 'sign-out' | 'sign-out-offline' | null>(null);
  protected readonly languages = screenLanguages.map(({ code, name }) => ({ value: code, label: name }));
  protected readonly others = computed(() => this.me().memberships.filter((membership) => membership.id !== this.me().actingFor.id));
  /** Conversations written for another organisation: they go when the worker acts for it again. */
  protected readonly waits = computed(() =>
    this.others()
      .map(({ organisation }) => ({
        organisation: organisation.name,
        count: this.outbox.waiting().filter((item) => item.organisationId === organisation.id).length,
      }))
      .filter(({ count }) => count > 0),
  );

  constructor() {
    inject(Passkeys)
      .list()
      .then(
        (mine) => this.hasPasskeys.set(mine.length > 0),
        () => undefined,
      );
  }

  protected async actFor(membership: MembershipPartsFragment): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.outbox.hurry();
      const { actFor } = await this.graph.mutate(ActForDocument, {
        input: { mutationId: newId(), organisationId: membership.organisation.id },
      });
      // A whole new page: nothing that was read for the other organisation stays in memory.
      if (actFor.__typename === 'ActingFor') this.document.location.assign('/today');
      else this.problem.set('switch');
    } catch {
      this.problem.set('switch');
    } finally {
      this.busy.set(false);
    }
  }

  protected async signOut(): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.outbox.hurry();
      // By address, so that memory and key go with the page.
      this.document.location.assign(await this.session.signOut());
    } catch (error) {
      this.problem.set(graphCode(error) === 'OFFLINE' ? 'sign-out-offline' : 'sign-out');
    } finally {
      this.busy.set(false);
    }
  }
}
