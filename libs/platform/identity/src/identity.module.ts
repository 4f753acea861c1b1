import { type DynamicModule, Module } from '@nestjs/common';
import { SIGN_IN_ISSUERS, type SignInIssuers } from '@alongside/platform/context';
import { AcceptInvitation } from './accept-invitation.ts';
import { AuthController } from './auth.controller.ts';
import { ComeBack } from './come-back.ts';
import { checkIdentity, IDENTITY_CONFIG, type IdentityConfig } from './identity-config.ts';
import { InvitationController } from './invitation.controller.ts';
import { Issuers } from './issuers.ts';
import { KnownBrowsers } from './known-browsers.ts';
import { OptionsController } from './options.controller.ts';
import { OwnPasskeys } from './own-passkeys.ts';
import { PasskeyChallenges } from './passkey-challenges.ts';
import { PasskeyController } from './passkey.controller.ts';
import { Passkeys } from './passkeys.ts';
import { PlaceToEnter } from './place-to-enter.ts';
import { Sessions } from './sessions.ts';
import { SetOffToSetUp } from './set-off-to-set-up.ts';
import { SetOff } from './set-off.ts';
import { SetUpCode } from './set-up-code.ts';
import { SetUpPlace } from './set-up-place.ts';
import { SetUpController } from './set-up.controller.ts';
import { SignInAttempts } from './sign-in-attempts.ts';

/** Sign-in, set-up, invitations and sessions. Refuses to start with what is only safe in the demo. */
@Module({})
export class IdentityModule {
  static forRoot(config: IdentityConfig): DynamicModule {
    checkIdentity(config);
    const issuers: SignInIssuers = config.issuers.map(({ issuer, name }) => ({ issuer, name }));
    return {
      module: IdentityModule,
      global: true,
      controllers: [OptionsController, AuthController, PasskeyController, InvitationController, SetUpController],
      providers: [
        { provide: IDENTITY_CONFIG, useValue: config },
        { provide: SIGN_IN_ISSUERS, useValue: issuers },
        AcceptInvitation,
        ComeBack,
        Issuers,
        KnownBrowsers,
        OwnPasskeys,
        PasskeyChallenges,
        Passkeys,
        PlaceToEnter,
        Sessions,
        SetOff,
        SetOffToSetUp,
        SetUpCode,
        SetUpPlace,
        SignInAttempts,
      ],
      exports: [KnownBrowsers, Sessions, SetUpCode, SIGN_IN_ISSUERS],
    };
  }
}
