import { Module } from '@nestjs/common';
import type { DomainApi } from '@alongside/platform/graphql';
import sdl from './consent.graphql?raw';
import { PersonReadersResolver, WhoCanSeeResolver } from './consent.resolver.ts';
import { TellWhoCanSee } from './tell-who-can-see.ts';

@Module({ providers: [TellWhoCanSee, PersonReadersResolver, WhoCanSeeResolver] })
class ConsentModule {}

export const consentDomain: DomainApi = { module: ConsentModule, sdl };
