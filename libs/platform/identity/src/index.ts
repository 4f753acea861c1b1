export { SESSION_COOKIE } from './cookies.ts';
export type { SignInOptions, SignInProblem } from './auth.controller.ts';
export { EMBEDDED_PROVIDER_PATH } from './embedded-provider.ts';
export { IdentityConfigError, type IdentityConfig, isLoopback, type SignInPerson } from './identity-config.ts';
export { IdentityModule } from './identity.module.ts';
export { keepToOneHost } from './keep-to-one-host.ts';
export { Sessions } from './sessions.ts';
