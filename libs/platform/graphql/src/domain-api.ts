import type { Type } from '@nestjs/common';
import type { TrustedOperation } from './trusted/trusted-operation.ts';

/** What a domain brings to the API: its Nest module, its SDL, and its operations that are answered without GraphQL’s execution. */
export interface DomainApi {
  readonly module: Type;
  readonly sdl: string;
  readonly trusted?: readonly Type<TrustedOperation>[];
}
