import { Module } from '@nestjs/common';
import type { DomainApi } from '@alongside/platform/graphql';
import sdl from './overview.graphql?raw';
import { OverviewResolver } from './overview.resolver.ts';
import { OpenPerson } from './open-person.ts';
import { ShowToday } from './show-today.ts';

@Module({ providers: [ShowToday, OverviewResolver, OpenPerson] })
class OverviewModule {}

export const overviewDomain: DomainApi = { module: OverviewModule, sdl, trusted: [OpenPerson] };
