import type { Type } from '@nestjs/common';

/** What a domain brings to the API: its Nest module, and its SDL. */
export interface DomainApi {
  readonly module: Type;
  readonly sdl: string;
}
