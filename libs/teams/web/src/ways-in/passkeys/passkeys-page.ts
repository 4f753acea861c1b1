import { ChangeDetectionStrategy, Component, computed, DOCUMENT, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Dates, Language, PageTitle, Session } from '@alongside/client';
import { type Passkey, Passkeys, type WayInProblem, wayInProblem } from '@alongside/client/ways-in';
import { BackLink, Button, Card, PageHeading, Problem, Skeleton, Strip, TextField } from '@alongside/ui';
import { TranslocoPipe } from '@jsverse/transloco';
import { PasskeyRow } from './passkey-row.ts';

/** A name may be as long as this. */
const longest = 60;

/** The passkeys of mine: which there are, one more, one less. The last one stays. */
@Component({
  imports: [BackLink, Button, Card, PageHeading, PasskeyRow, Problem, RouterLink, Skeleton, Strip, TextField, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './passkeys-page.html',
})
export class PasskeysPage {
  private readonly passkeys = inject(Passkeys);
  private readonly session = inject(Session);
  private readonly language = inject(Language);
  private readonly dates = inject(Dates);
  private readonly title = inject(PageTitle);
  private readonly document = inject(DOCUMENT);
  protected readonly able = this.passkeys.able();
  protected readonly mine = signal<readonly Passkey[] | null>(null);
  protected readonly unread = signal<WayInProblem | null>(null);
  protected readonly problem = signal<WayInProblem | null>(null);
  protected readonly busy = signal(false);
  protected readonly name = signal('');
  protected readonly wrong = signal('');
  /** What was just done, read out. */
  protected readonly done = signal('');
  protected readonly only = computed(() => this.mine()?.length === 1);

  constructor() {
    void this.read();
  }

  protected async read(): Promise<void> {
    this.unread.set(null);
    try {
      this.mine.set(await this.passkeys.list());
    } catch (error) {
      this.unread.set(this.problemOf(error));
    }
  }

  protected nameOf(passkey: Passkey): string {
    return passkey.name || this.language.say('ways-in.passkeys.no-name', { day: this.dates.day(passkey.addedAt) });
  }

  protected async add(): Promise<void> {
    const name = this.name().trim();
    const wrong = name === '' ? 'name' : name.length > longest ? 'long' : null;
    this.wrong.set(wrong ? this.language.say(`ways-in.passkeys.wrong.${wrong}`) : '');
    this.title.problem(wrong !== null);
    if (wrong) return this.document.getElementById('passkey-name')?.focus();
    await this.attempt(async () => {
      await this.passkeys.add(name);
      this.name.set('');
      await this.read();
      this.done.set(this.language.say('ways-in.passkeys.added', { name }));
    });
  }

  protected async remove(passkey: Passkey): Promise<void> {
    await this.attempt(async () => {
      await this.passkeys.remove(passkey.id);
      // The session went with it.
      if (passkey.thisOne) return this.document.location.assign('/sign-in');
      await this.read();
      this.done.set(this.language.say('ways-in.passkeys.removed', { name: this.nameOf(passkey) }));
      this.document.getElementById('mine')?.focus();
    });
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    this.done.set('');
    try {
      await work();
    } catch (error) {
      this.problem.set(this.problemOf(error));
    } finally {
      this.busy.set(false);
    }
  }

  /** Where the session is over the session itself says so, for the whole page. */
  private problemOf(error: unknown): WayInProblem {
    const problem = wayInProblem(error);
    if (problem === 'signed-out') void this.session.verify().catch(() => undefined);
    return problem;
  }
}
