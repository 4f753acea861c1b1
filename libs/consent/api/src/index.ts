import { Module } from '@nestjs/common';
import type { DomainApi } from '@alongside/platform/graphql';
import sdl from './consent.graphql?raw';
import { PersonReadersResolver, WhoCanSeeResolver } from './consent.resolver.ts';
import protectSdl from './protect.graphql?raw';
import { EndProtection } from './protect/end-protection.ts';
import { ProtectResolver } from './protect/protect.resolver.ts';
import { PutProtection } from './protect/put-protection.ts';
import { ShowActs } from './protect/show-acts.ts';
import { TellWhoCanSee } from './tell-who-can-see.ts';

@Module({ providers: [ShowActs, PutProtection, EndProtection, ProtectResolver, TellWhoCanSee, PersonReadersResolver, WhoCanSeeResolver] })
class ConsentModule {}

export const consentDomain: DomainApi = { module: ConsentModule, sdl: [sdl, protectSdl].join('\n') };
