import { Module } from '@nestjs/common';
import type { DomainApi } from '@alongside/platform/graphql';
import { ActFor } from './act-for.ts';
import administrationSdl from './administration.graphql?raw';
import { administration } from './administration/index.ts';
import { ShowMe } from './show-me.ts';
import sdl from './teams.graphql?raw';
import { ActingForResolver, MeResolver, TeamsResolver } from './teams.resolver.ts';

@Module({ providers: [ShowMe, ActFor, TeamsResolver, MeResolver, ActingForResolver, ...administration] })
class TeamsModule {}

export const teamsDomain: DomainApi = { module: TeamsModule, sdl: [sdl, administrationSdl].join('\n') };
