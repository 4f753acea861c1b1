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
export { idToFind, idToMake } from './uuid.ts';
