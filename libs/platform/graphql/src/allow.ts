import { SetMetadata } from '@nestjs/common';
import type { Purpose } from '@alongside/platform/context';

export const ALLOW = 'alongside:allow';
export const OPEN = 'alongside:open';

/** What a root field needs. */
export interface Allowance {
  /** What is done, as `conversation.record`. */
  readonly name: string;
  readonly purpose: Purpose;
}

/** Stands once on every root field. Where it is absent the guard denies. */
export const Allow = (name: string, { purpose }: { purpose: Purpose }): MethodDecorator =>
  SetMetadata(ALLOW, { name, purpose } satisfies Allowance);

/** For the few HTTP routes that answer without a session: sign-in and health. `why` is for the reader. */
export const Open = (why: string): MethodDecorator & ClassDecorator => SetMetadata(OPEN, why);
