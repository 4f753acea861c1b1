import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button } from '@alongside/ui';
import { DayTimePipe } from '@alongside/client';
import { TranslocoPipe } from '@jsverse/transloco';
import type { InvitationPartsFragment } from '../operations.generated.ts';

/** Someone who is asked to join and has not: until when the link works, a new link, or none any more. */
@Component({
  selector: 'li[alInvitation]',
  imports: [Button, DayTimePipe, RouterLink, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@let it = invitation();
    <div>
      <p class="al-label">{{ it.name }}</p>
      <p class="al-soft">
        {{ 'teams.member.does' | transloco: { job: it.jobTitle, role: ('teams.role.' + it.role + '.name' | transloco) } }}
      </p>
      <p class="al-xs al-soft">
        {{ (it.again ? 'teams.invitation.again-until' : 'teams.invitation.until') | transloco: { when: (it.endsAt | alDayTime) } }}
      </p>
    </div>
    <div class="al-row al-row--buttons">
      @if (!it.again) {
        <a
          alButton="plain"
          [routerLink]="['/more/people-and-teams/organisations', organisationId(), 'invite']"
          [queryParams]="{ instead: it.id }"
          [attr.aria-label]="'teams.invitation.new-link-for' | transloco: { name: it.name }"
          >{{ 'teams.invitation.new-link' | transloco }}</a
        >
      }
      <button
        alButton="plain"
        type="button"
        [busy]="busy()"
        [attr.aria-label]="'teams.invitation.withdraw-for' | transloco: { name: it.name }"
        (click)="withdraw.emit()"
      >
        {{ 'teams.invitation.withdraw' | transloco }}
      </button>
    </div>`,
  host: { class: 'al-stack al-stack--s' },
})
export class InvitationRow {
  /** Who is asked. */
  readonly invitation = input.required<InvitationPartsFragment>({ alias: 'alInvitation' });
  /** Where they would work. */
  readonly organisationId = input.required<string>();
  /** An invitation is being withdrawn. */
  readonly busy = input(false);
  /** *Withdraw* was pressed. */
  readonly withdraw = output<void>();
}
