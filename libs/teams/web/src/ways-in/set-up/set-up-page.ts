import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, DOCUMENT, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Language, PageTitle, SignInChoices, type SignInIssuer } from '@alongside/client';
import { PlaceSetUp, type WayInProblem, wayInProblem } from '@alongside/client/ways-in';
import { BackLink, Button, ErrorSummary, LinkButton, PageHeading, Problem, Radios, Strip, TextField } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import { organisationKinds } from '../../kinds.ts';
import { fieldsOf, type SetUpStep, SetUpWords, type TypedPlace } from './set-up-words.ts';

type Wrong = Readonly<Partial<Record<keyof TypedPlace | 'code', string>>>;

/** Longer names are refused by the server too. */
const longest = 200;
const before: Readonly<Record<Exclude<SetUpStep, 'code'>, string>> = {
  place: '/set-up',
  organisation: '/set-up/place',
  you: '/set-up/organisation',
  key: '/set-up/you',
};

/** Setting up a new place, one question after the other: the code, the place, its first organisation, who I am, and how I sign in. */
@Component({
  imports: [
    BackLink,
    Button,
    ErrorSummary,
    LinkButton,
    NgTemplateOutlet,
    PageHeading,
    Problem,
    Radios,
    RouterLink,
    Strip,
    TextField,
    TranslocoPipe,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './set-up-page.html',
})
export class SetUpPage {
  /** Which question. */
  readonly step = input.required<SetUpStep>();

  private readonly setUp = inject(PlaceSetUp);
  private readonly choices = inject(SignInChoices);
  private readonly language = inject(Language);
  private readonly title = inject(PageTitle);
  private readonly router = inject(Router);
  private readonly document = inject(DOCUMENT);
  protected readonly words = inject(SetUpWords);
  protected readonly able = this.setUp.able();
  protected readonly typed = this.words.typed;
  protected readonly code = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal<WayInProblem | null>(null);
  protected readonly wrong = signal<Wrong>({});
  protected readonly summary = computed(() => Object.entries(this.wrong()).flatMap(([fieldId, text]) => (text ? [{ fieldId, text }] : [])));
  /** Never beside an issuer: where one is set, the first administrator signs in there. */
  protected readonly withPasskey = computed(() => this.choices.options()?.passkeys ?? true);
  protected readonly issuers = computed(() => this.choices.options()?.issuers ?? []);
  protected readonly back = computed(() => {
    const step = this.step();
    return step === 'code' ? null : before[step];
  });
  protected readonly kinds = computed(() =>
    organisationKinds.map((kind) => ({ value: kind, label: this.language.say(`teams.kind.${kind}`) })),
  );
  protected readonly kindSaid = computed(() => (this.typed().kind ? this.language.say(`teams.kind.${this.typed().kind}`) : ''));

  protected async checkCode(): Promise<void> {
    if (!this.tell(this.code().trim() ? {} : { code: this.language.say('ways-in.set-up.wrong.code') })) return;
    await this.attempt(async () => {
      await this.setUp.check(this.code().trim());
      this.words.code.set(this.code().trim());
      await this.router.navigateByUrl(`/set-up/${this.words.next()}`);
    });
    if (this.problem() !== 'not-known') return;
    this.problem.set(null);
    this.tell({ code: this.language.say('ways-in.set-up.wrong.code-unknown') });
  }

  protected async goOn(step: 'place' | 'organisation' | 'you'): Promise<void> {
    if (this.tell(this.missing(step))) await this.router.navigateByUrl(`/set-up/${this.words.next()}`);
  }

  protected async makePasskey(): Promise<void> {
    await this.attempt(async () => {
      await this.setUp.withPasskey(this.words.code(), this.words.whole());
      this.words.done();
      // By address: the session is read anew, and the code is in no memory.
      this.document.location.replace('/today');
    });
  }

  protected async goToIssuer(issuer: SignInIssuer): Promise<void> {
    await this.attempt(async () => {
      // The words stay in the tab: whoever comes back without a session finds them.
      this.document.location.assign(await this.setUp.atIssuer(this.words.code(), this.words.whole(), issuer.id));
    });
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      await work();
    } catch (error) {
      this.problem.set(wayInProblem(error));
    } finally {
      this.busy.set(false);
    }
  }

  private missing(step: 'place' | 'organisation' | 'you'): Wrong {
    const wrong: Partial<Record<keyof TypedPlace, string>> = {};
    for (const field of fieldsOf[step]) {
      const words = this.typed()[field].trim();
      if (!words) wrong[field] = this.language.say(`ways-in.set-up.wrong.${field}`);
      else if (words.length > longest) wrong[field] = this.language.say('ways-in.set-up.wrong.long');
    }
    return wrong;
  }

  /** Says what to put right; true when there is nothing. */
  private tell(wrong: Wrong): boolean {
    const fine = Object.keys(wrong).length === 0;
    this.wrong.set(wrong);
    this.title.problem(!fine);
    return fine;
  }
}
