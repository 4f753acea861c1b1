import { Module } from '@nestjs/common';
import type { DomainApi } from '@alongside/platform/graphql';
import sdl from './consent.graphql?raw';
import { PersonReadersResolver, StandingLinesResolver, WhoCanSeeResolver, WhomToAskResolver } from './consent.resolver.ts';
import { FindWhomToAsk } from './find-whom-to-ask.ts';
import { overrides } from './overrides/index.ts';
import overridesSdl from './overrides.graphql?raw';
import protectSdl from './protect.graphql?raw';
import { DismissLink } from './protect/dismiss-link.ts';
import { EndProtection } from './protect/end-protection.ts';
import { GuardianProtect } from './protect/guardian-protect.ts';
import { ProtectResolver } from './protect/protect.resolver.ts';
import { PutProtection } from './protect/put-protection.ts';
import { ShowActs } from './protect/show-acts.ts';
import releaseSdl from './release.graphql?raw';
import { releases } from './release/index.ts';
import seeAsSdl from './see-as.graphql?raw';
import { SeeAs } from './settings/see-as.ts';
import { SettingsResolver } from './settings/settings.resolver.ts';
import { ShowStandingLines } from './show-standing-lines.ts';
import { TellWhoCanSee } from './tell-who-can-see.ts';

export { DUTIES, toDuty } from './overrides/overrides.queries.ts';

@Module({
  providers: [
    ShowActs,
    PutProtection,
    EndProtection,
    DismissLink,
    GuardianProtect,
    ProtectResolver,
    TellWhoCanSee,
    PersonReadersResolver,
    WhoCanSeeResolver,
    ShowStandingLines,
    SeeAs,
    SettingsResolver,
    StandingLinesResolver,
    FindWhomToAsk,
    WhomToAskResolver,
    ...overrides,
    ...releases,
  ],
})
class ConsentModule {}

export const consentDomain: DomainApi = { module: ConsentModule, sdl: [sdl, overridesSdl, protectSdl, releaseSdl, seeAsSdl].join('\n') };
