import { Module } from '@nestjs/common';
import type { DomainApi } from '@alongside/platform/graphql';
import sdl from './access-log.graphql?raw';
import { AccessLogResolver } from './access-log.resolver.ts';
import { ShowGuardianAlerts } from './show-guardian-alerts.ts';

@Module({ providers: [ShowGuardianAlerts, AccessLogResolver] })
class AccessLogModule {}

export const accessLogDomain: DomainApi = { module: AccessLogModule, sdl };
export { SealerModule } from './sealer.module.ts';
export type { Sealing } from './sealing.ts';
