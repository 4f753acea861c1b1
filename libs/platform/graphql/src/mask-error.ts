import { type GraphQLFormattedError, GraphQLError } from 'graphql';
import { ApiError } from '@alongside/platform/context';

const inputCodes = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** What an error looks like when it leaves: one of six codes and its fixed words. Developers see more, under `npm run dev` alone. */
export function maskError(formatted: GraphQLFormattedError, error: unknown, open: boolean): GraphQLFormattedError {
  const cause = error instanceof GraphQLError ? error.originalError : error;
  const code = formatted.extensions?.['code'];
  // graphql-js itself, before anything ran: it stops counting after a hundred wrong values, and that error has no code.
  const early = error instanceof GraphQLError && !error.originalError && !error.path;
  const input = early || (typeof code === 'string' && inputCodes.has(code));
  const api = cause instanceof ApiError ? cause : new ApiError(input ? 'BAD_INPUT' : 'INTERNAL');
  const path = formatted.path ? { path: formatted.path } : {};
  return { message: open && input ? formatted.message : api.message, ...path, extensions: { code: api.code } };
}
