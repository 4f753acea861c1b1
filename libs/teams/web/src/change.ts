import { computed, signal } from '@angular/core';
import { Attempt, graphCode, type GraphErrorCode } from '@alongside/client';
import type { AdministrationPartsFragment, ChangedPartsFragment } from './operations.generated.ts';

/** What the server said no to, in plain words. */
export interface Refused {
  readonly __typename: string;
  readonly message: string;
  /** How everything stands now, where someone else changed it first. */
  readonly administration?: AdministrationPartsFragment | null;
}

/** What a change answers: how everything stands now, or why not. */
export type ChangeAnswer = ChangedPartsFragment | Refused;

/** One change of a page, from the press of its button to its answer. Pressed again with the same content it is the same change. */
export class Change {
  private readonly attempt = new Attempt();
  private readonly sending = signal(false);
  private readonly no = signal<Refused | null>(null);
  private readonly trouble = signal<GraphErrorCode | null>(null);

  readonly busy = this.sending.asReadonly();
  readonly refused = this.no.asReadonly();
  readonly failed = this.trouble.asReadonly();
  /** The words of a name that was refused: they belong to its field. */
  readonly wrongName = computed(() => {
    const no = this.no();
    return no && (no.__typename === 'NameNeeded' || no.__typename === 'NameTaken') ? no.message : '';
  });

  /** How everything stands where someone else changed it first, until the administrator has chosen which words to use. */
  readonly meanwhile = computed(() => this.no()?.administration ?? null);

  /** The administrator has chosen. */
  chosen(): void {
    this.no.set(null);
  }

  /** Gives how everything stands now; null when it was not done. Never throws. */
  async send(content: unknown, ask: (ids: ReturnType<Attempt['idsFor']>) => Promise<ChangeAnswer>): Promise<ChangedPartsFragment | null> {
    if (this.sending()) return null;
    this.sending.set(true);
    this.no.set(null);
    this.trouble.set(null);
    try {
      const answer = await ask(this.attempt.idsFor(content));
      if (!('message' in answer)) return answer;
      // Who is no administrator any more has nothing to choose.
      if (answer.administration === null) this.trouble.set('FORBIDDEN');
      else this.no.set(answer);
    } catch (error) {
      this.trouble.set(graphCode(error));
    } finally {
      this.sending.set(false);
    }
    return null;
  }
}
