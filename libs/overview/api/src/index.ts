import { Module } from '@nestjs/common';
import type { DomainApi } from '@alongside/platform/graphql';
import sdl from './overview.graphql?raw';
import { OverviewResolver } from './overview.resolver.ts';
import { ShowToday } from './show-today.ts';

@Module({ providers: [ShowToday, OverviewResolver] })
class OverviewModule {}

export const overviewDomain: DomainApi = { module: OverviewModule, sdl };
