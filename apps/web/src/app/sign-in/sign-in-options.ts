import { inject, Injectable, signal } from '@angular/core';
import { FETCH } from '@alongside/client';

/** Someone to be in the demo place. */
export interface DemoPerson {
  readonly subject: string;
  readonly name: string;
  readonly jobTitle: string;
  readonly organisation: string;
  /** What there is to see as this person, in one line. */
  readonly line: string;
  /** Among the first to choose from; the others stand under *Choose someone else*. */
  readonly first: boolean;
}

/** What the sign-in page needs to know of this place. */
export interface SignInOptions {
  readonly place: string;
  readonly demo: boolean;
  readonly people: readonly DemoPerson[];
}

/** The ways to sign in here, asked for once. */
@Injectable({ providedIn: 'root' })
export class SignInChoices {
  private readonly fetch = inject(FETCH);
  private readonly found = signal<SignInOptions | null>(null);
  private readonly trouble = signal(false);

  readonly options = this.found.asReadonly();
  readonly failed = this.trouble.asReadonly();

  async load(): Promise<void> {
    if (this.found()) return;
    this.trouble.set(false);
    try {
      const answer = await this.fetch('/auth/options', { credentials: 'same-origin', headers: { accept: 'application/json' } });
      if (!answer.ok) throw new Error('No options.');
      this.found.set((await answer.json()) as SignInOptions);
    } catch {
      this.trouble.set(true);
    }
  }
}
