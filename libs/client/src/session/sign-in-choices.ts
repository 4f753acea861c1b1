import { inject, Injectable, signal } from '@angular/core';
import { AuthCalls } from './auth-calls.ts';

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

/** An organisation's own sign-in. */
export interface SignInIssuer {
  /** Stands for it in an address; it tells nothing. */
  readonly id: string;
  readonly name: string;
}

/** What the pages need to know of this place while nobody is signed in. */
export interface SignInOptions {
  /** Null while there is no place yet. */
  readonly place: string | null;
  readonly demo: boolean;
  readonly people: readonly DemoPerson[];
  /** The place waits to be set up. */
  readonly setUp: boolean;
  readonly passkeys: boolean;
  readonly issuers: readonly SignInIssuer[];
}

/** The ways to sign in here, asked for once. */
@Injectable({ providedIn: 'root' })
export class SignInChoices {
  private readonly calls = inject(AuthCalls);
  private readonly found = signal<SignInOptions | null>(null);
  private readonly trouble = signal(false);

  readonly options = this.found.asReadonly();
  readonly failed = this.trouble.asReadonly();

  /** Null: there was no answer. */
  async load(): Promise<SignInOptions | null> {
    if (this.found()) return this.found();
    this.trouble.set(false);
    try {
      this.found.set(await this.calls.get<SignInOptions>('options'));
    } catch {
      this.trouble.set(true);
    }
    return this.found();
  }
}
