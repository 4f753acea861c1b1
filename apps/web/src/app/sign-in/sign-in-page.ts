import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, DOCUMENT, effect, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import { type DemoPerson, SignInChoices, type SignInIssuer, thisDevice } from '@alongside/client';
import { Passkeys, type WayInProblem, wayInProblem } from '@alongside/client/ways-in';
import { Button, LinkButton, PageHeading, Problem, RowLink, Skeleton, Strip, Who } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';

const problems: readonly string[] = [
  'cookie-lost',
  'not-known',
  'refused',
  'unavailable',
  'invitation-over',
  'already-here',
  'set-up-done',
];
/** What the browser or the server says of a passkey, where this page has words of its own for it. */
const passkeyProblems: readonly WayInProblem[] = ['not-known', 'not-able', 'offline', 'stopped', 'too-many'];

/** Where everyone comes in: in the demo place by one click on a person, elsewhere with a passkey or through the sign-in used at work. */
@Component({
  imports: [Button, LinkButton, NgTemplateOutlet, PageHeading, Problem, RowLink, Skeleton, Strip, TranslocoPipe, Who],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './sign-in-page.html',
})
export class SignInPage {
  /** Where to go afterwards: a path of this app. */
  readonly to = input<string>();
  /** What went wrong the last time, from the sign-in's own answer. */
  readonly problem = input<string>();

  private readonly choices = inject(SignInChoices);
  private readonly passkeys = inject(Passkeys);
  private readonly document = inject(DOCUMENT);
  protected readonly device = thisDevice();
  protected readonly options = this.choices.options;
  protected readonly demo = computed(() => this.options()?.demo ?? false);
  protected readonly failed = this.choices.failed;
  protected readonly all = signal(false);
  protected readonly busy = signal(false);
  private readonly passkeyProblem = signal<WayInProblem | null>(null);
  protected readonly first = computed(() => this.options()?.people.filter((person) => person.first) ?? []);
  protected readonly others = computed(() => this.options()?.people.filter((person) => !person.first) ?? []);
  protected readonly withPasskey = computed(() => this.options()?.passkeys ?? false);
  protected readonly issuers = computed(() => this.options()?.issuers ?? []);
  protected readonly lead = computed(() => {
    if (this.demo()) return 'sign-in.demo.lead';
    if (!this.withPasskey()) return 'sign-in.lead';
    return this.issuers().length > 0 ? 'sign-in.passkey.lead-both' : 'sign-in.passkey.lead';
  });
  protected readonly wrong = computed(() => {
    const passkey = this.passkeyProblem();
    if (passkey) return `passkey.${passkeyProblems.includes(passkey) ? passkey : 'unavailable'}`;
    const problem = this.problem();
    if (problem === undefined) return this.failed() ? 'unavailable' : null;
    return problems.includes(problem) ? problem : 'unavailable';
  });
  protected readonly target = computed(() => safePath(this.to()));

  constructor() {
    const router = inject(Router);
    void this.choices.load();
    effect(() => {
      if (this.options()?.setUp) void router.navigateByUrl('/set-up', { replaceUrl: true });
    });
  }

  protected wayIn(person?: DemoPerson, issuer?: SignInIssuer): string {
    const question = new URLSearchParams({
      ...(issuer ? { issuer: issuer.id } : {}),
      to: this.target(),
      ...(person ? { as: person.subject } : {}),
    });
    return `/auth/sign-in?${question.toString()}`;
  }

  protected async usePasskey(): Promise<void> {
    this.busy.set(true);
    this.passkeyProblem.set(null);
    try {
      await this.passkeys.signIn();
      // By address: the session is read anew, and Back leads past this page.
      this.document.location.replace(this.target());
    } catch (error) {
      this.passkeyProblem.set(wayInProblem(error));
      this.busy.set(false);
    }
  }

  protected again(): void {
    void this.choices.load();
  }
}

/** A path of this app and nothing else: never another site, never a page for those who are not signed in. */
export function safePath(asked: string | undefined): string {
  if (!asked || !/^\/(?![/\\])/.test(asked) || /^\/(sign-in|set-up|join|auth)\b/.test(asked)) return '/today';
  return asked;
}
