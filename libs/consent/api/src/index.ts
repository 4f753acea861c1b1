import { Module } from '@nestjs/common';
import type { DomainApi } from '@alongside/platform/graphql';
import sdl from './consent.graphql?raw';
import { PersonReadersResolver } from './consent.resolver.ts';

@Module({ providers: [PersonReadersResolver] })
class ConsentModule {}

export const consentDomain: DomainApi = { module: ConsentModule, sdl };
