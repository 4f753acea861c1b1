export {
  ApiError,
  type ErrorCode,
  type Purpose,
  type RequestContext,
  type RequestScope,
  currentContext,
  currentScope,
  runInScope,
} from './request-context.ts';
export { SIGN_IN_ISSUERS, type SignInIssuers } from './sign-in-issuers.ts';
export { idToFind, idToMake } from './uuid.ts';
