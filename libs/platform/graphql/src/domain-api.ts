import type { Type } from '@nestjs/common';
import type { LiveSubject } from '@alongside/platform/live';
import type { TrustedOperation } from './trusted/trusted-operation.ts';

/** What a domain brings to the API: its Nest module, its SDL, its operations that are answered without GraphQL’s execution, and what screens may follow. */
export interface DomainApi {
  readonly module: Type;
  readonly sdl: string;
  readonly trusted?: readonly Type<TrustedOperation>[];
  /** What screens may follow. */
  readonly live?: readonly Type<LiveSubject>[];
}
