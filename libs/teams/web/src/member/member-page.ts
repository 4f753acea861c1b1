import { ChangeDetectionStrategy, Component, computed, DOCUMENT, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { DayPipe, Graph, Language, load, PageTitle, Session } from '@alongside/client';
import { tidied } from '@alongside/teams/model';
import { BackLink, Button, Card, ErrorSummary, focusPageHeading, PageHeading, RowLink } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import { Change } from '../change.ts';
import { newToken, type NewToken } from '../new-token.ts';
import {
  AdministrationDocument,
  ChangeMembershipDocument,
  EndMembershipDocument,
  InviteAgainDocument,
  type MemberPartsFragment,
  type Role,
} from '../operations.generated.ts';
import { InvitationLink } from '../parts/invitation-link.ts';
import { NotChanged } from '../parts/not-changed.ts';
import { NotThere } from '../parts/not-there.ts';
import { RoleAndJob } from '../parts/role-and-job.ts';
import { Waits } from '../parts/waits.ts';
import { type TwoOfIt, WhichWords } from '../parts/which-words.ts';
import { type MemberAt, memberIn } from '../standing.ts';
import { wrongWords } from '../wrong-words.ts';
import { HasLeft } from './has-left.ts';

/** One worker at one organisation: what they do, a new way in where theirs is lost, and that they have left. */
@Component({
  imports: [
    BackLink,
    Button,
    Card,
    DayPipe,
    ErrorSummary,
    HasLeft,
    InvitationLink,
    NotChanged,
    NotThere,
    PageHeading,
    RoleAndJob,
    RouterLink,
    RowLink,
    TranslocoPipe,
    Waits,
    WhichWords,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './member-page.html',
})
export class MemberPage {
  /** Which place at which organisation. */
  readonly membershipId = input.required<string>();

  private readonly graph = inject(Graph);
  private readonly language = inject(Language);
  private readonly title = inject(PageTitle);
  private readonly document = inject(DOCUMENT);
  private readonly session = inject(Session);
  protected readonly loaded = load(AdministrationDocument, () => ({}));
  protected readonly found = computed(() => memberIn(this.loaded.data()?.administration, this.membershipId()));
  /** Of one's own organisation alone an administrator sees what the settings open. */
  protected readonly isOurs = computed(() => this.found()?.organisation.id === this.session.mine().actingFor.organisation.id);
  protected readonly jobTitle = signal('');
  protected readonly role = signal<string>('');
  /** What stood there when the form was filled. */
  private seen: Pick<MemberPartsFragment, 'jobTitle' | 'version'> & { readonly role: string } = { jobTitle: '', role: '', version: 0 };
  protected readonly changing = new Change();
  protected readonly again = new Change();
  protected readonly ending = new Change();
  /** What someone else gave them meanwhile, until the administrator has chosen. */
  protected readonly standing = computed(() => memberIn(this.changing.meanwhile() ?? undefined, this.membershipId())?.member);
  protected readonly twoOfIt = computed((): readonly TwoOfIt[] => {
    const standing = this.standing();
    if (!standing) return [];
    const ofRole = (role: string) => this.language.say(`teams.role.${role}.name`);
    return [
      { label: this.language.say('teams.member.job'), mine: this.jobTitle(), standing: standing.jobTitle },
      { label: this.language.say('teams.member.role'), mine: ofRole(this.role()), standing: ofRole(standing.role) },
    ];
  });
  private made: Promise<NewToken> | undefined;
  protected readonly wrong = signal('');
  protected readonly summary = computed(() => (this.wrong() ? [{ fieldId: 'jobTitle', text: this.wrong() }] : []));
  protected readonly saved = signal(false);
  protected readonly link = signal<NewToken | null>(null);
  /** They have left: who, and where it was. */
  protected readonly left = signal<MemberAt | null>(null);

  constructor() {
    effect(() => {
      const found = this.found();
      if (found && untracked(() => this.isUntouched(this.seen))) this.fill(found.member);
    });
  }

  protected async save(): Promise<void> {
    this.saved.set(false);
    const wrong = wrongWords(this.language, { jobTitle: this.jobTitle() }).jobTitle ?? '';
    this.wrong.set(wrong);
    this.title.problem(wrong !== '');
    if (wrong) return;
    const sent = { role: this.role() as Role, jobTitle: this.jobTitle() };
    const content = { membershipId: this.membershipId(), expectedVersion: this.seen.version, ...sent, jobTitle: sent.jobTitle.trim() };
    const changed = await this.changing.send(content, async ({ mutationId }) => {
      return (await this.graph.mutate(ChangeMembershipDocument, { input: { mutationId, ...content } })).changeMembership;
    });
    if (!changed) return;
    // Who gave up the role has nothing to keep in order any more: the session is read anew.
    if (!changed.administration) return this.document.location.assign('/more');
    const now = memberIn(changed.administration, content.membershipId);
    if (now && this.isUntouched(sent)) this.fill(now.member);
    // What was typed while it was sent is not saved: it stays. It is over one's own words, unless someone else changed those again.
    else if (now?.member.jobTitle === tidied(sent.jobTitle) && now.member.role === sent.role) this.seen = now.member;
    this.loaded.set({ administration: changed.administration });
    this.saved.set(true);
  }

  protected async choose(words: 'mine' | 'standing'): Promise<void> {
    const [administration, standing] = [this.changing.meanwhile(), this.standing()];
    if (!administration || !standing) return;
    if (words === 'standing') this.fill(standing);
    else this.seen = standing;
    this.loaded.set({ administration });
    this.changing.chosen();
    setTimeout(() => focusPageHeading(this.document));
    if (words === 'mine') await this.save();
  }

  private fill(member: MemberPartsFragment): void {
    this.seen = member;
    this.jobTitle.set(member.jobTitle);
    this.role.set(member.role);
  }

  private isUntouched({ jobTitle, role }: { readonly jobTitle: string; readonly role: string }): boolean {
    return this.jobTitle() === jobTitle && this.role() === role;
  }

  protected async inviteAgain(): Promise<void> {
    this.made ??= newToken();
    const made = await this.made;
    const content = { membershipId: this.membershipId(), tokenHash: made.tokenHash };
    const changed = await this.again.send(content, async ({ mutationId, id }) => {
      return (await this.graph.mutate(InviteAgainDocument, { input: { mutationId, id, ...content } })).inviteAgain;
    });
    if (changed) this.link.set(made);
  }

  protected async end(found: MemberAt): Promise<void> {
    const content = { membershipId: found.member.id };
    const changed = await this.ending.send(content, async ({ mutationId }) => {
      return (await this.graph.mutate(EndMembershipDocument, { input: { mutationId, ...content } })).endMembership;
    });
    if (!changed) return;
    // Their own session ended with it.
    if (found.member.isMe) return this.document.location.assign('/sign-in');
    this.left.set(found);
    setTimeout(() => focusPageHeading(this.document));
  }
}
