import { type DynamicModule, Module } from '@nestjs/common';
import { AuthController } from './auth.controller.ts';
import { checkIdentity, IDENTITY_CONFIG, type IdentityConfig } from './identity-config.ts';
import { Issuer } from './issuer.ts';
import { Sessions } from './sessions.ts';
import { SignInAttempts } from './sign-in-attempts.ts';

/** Sign-in, sign-out and sessions. Refuses to start with what is only safe in the demo. */
@Module({})
export class IdentityModule {
  static forRoot(config: IdentityConfig): DynamicModule {
    checkIdentity(config);
    return {
      module: IdentityModule,
      controllers: [AuthController],
      providers: [{ provide: IDENTITY_CONFIG, useValue: config }, Issuer, SignInAttempts, Sessions],
      exports: [Sessions],
    };
  }
}
