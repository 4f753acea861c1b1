import { SetMetadata } from '@nestjs/common';
import type { Purpose } from '@alongside/platform/context';

export const ALLOW = 'alongside:allow';
export const OPEN = 'alongside:open';

/** What a root field needs. */
export interface Allowance {
  /** What is done, as `conversation.record`. */
  readonly name: string;
  readonly purpose: Purpose;
  /**
   * It finds whom somebody means by what they typed, or by a list of their own. What it answers may be the same whomever that fits, or shows others:
   * so it leaves at even times whatever it says.
   */
  readonly even?: true;
  /** The fields of a mutation's input that name somebody who is there, and an entry about them: what is looked at, where it is answered as not found. */
  readonly of?: readonly [person: string, entry?: string];
}

/** Stands once on every root field. Where it is absent the guard denies. */
export const Allow = (name: string, needs: Omit<Allowance, 'name'>): MethodDecorator =>
  SetMetadata(ALLOW, { name, ...needs } satisfies Allowance);

/** For the few HTTP routes that answer without a session: sign-in and health. `why` is for the reader. */
export const Open = (why: string): MethodDecorator & ClassDecorator => SetMetadata(OPEN, why);
