import { Module } from '@nestjs/common';
import type { DomainApi } from '@alongside/platform/graphql';
import sdl from './overview.graphql?raw';
import { OverviewResolver } from './overview.resolver.ts';
import { FollowDisclosure, FollowEmergency, FollowSafeguarding } from './live/follow-override.ts';
import { FollowPerson } from './live/follow-person.ts';
import { OpenPerson } from './open-person.ts';
import { GuardianQueue } from './safety/guardian-queue.ts';
import { SafetyResolver, TodaySafetyResolver } from './safety/safety.resolver.ts';
import { ShowOpened } from './safety/show-opened.ts';
import { ShowOverride } from './safety/show-override.ts';
import safetySdl from './safety.graphql?raw';
import { ShowToday } from './show-today.ts';

@Module({
  providers: [
    ShowToday,
    OverviewResolver,
    OpenPerson,
    FollowPerson,
    FollowEmergency,
    FollowSafeguarding,
    FollowDisclosure,
    ShowOverride,
    ShowOpened,
    GuardianQueue,
    SafetyResolver,
    TodaySafetyResolver,
  ],
})
class OverviewModule {}

export const overviewDomain: DomainApi = {
  module: OverviewModule,
  sdl: [sdl, safetySdl].join('\n'),
  trusted: [OpenPerson],
  live: [FollowPerson, FollowEmergency, FollowSafeguarding, FollowDisclosure],
};
