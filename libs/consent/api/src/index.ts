import { Module } from '@nestjs/common';
import type { DomainApi } from '@alongside/platform/graphql';
import sdl from './consent.graphql?raw';
import { PersonReadersResolver } from './consent.resolver.ts';
import { overrides } from './overrides/index.ts';
import overridesSdl from './overrides.graphql?raw';

export { DUTIES, toDuty } from './overrides/overrides.queries.ts';

@Module({ providers: [PersonReadersResolver, ...overrides] })
class ConsentModule {}

export const consentDomain: DomainApi = { module: ConsentModule, sdl: [sdl, overridesSdl].join('\n') };
