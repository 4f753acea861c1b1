/** Why an operation gave no data. The first six are the server's; OFFLINE means that no answer came. */
export type GraphErrorCode = 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'BAD_INPUT' | 'CONFLICT' | 'INTERNAL' | 'OFFLINE';

const serverCodes: readonly string[] = ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'BAD_INPUT', 'CONFLICT', 'INTERNAL'];

/** An operation that failed. Its message is the code alone, so that nothing personal reaches a log. */
export class GraphError extends Error {
  readonly code: GraphErrorCode;

  constructor(code: GraphErrorCode) {
    super(code);
    this.name = 'GraphError';
    this.code = code;
  }
}

/** The code of anything that was caught; INTERNAL for what is not a GraphError. */
export function graphCode(error: unknown): GraphErrorCode {
  return error instanceof GraphError ? error.code : 'INTERNAL';
}

/** The parts of urql's CombinedError that matter here. */
export interface FailedOperation {
  readonly networkError?: Error | undefined;
  readonly graphQLErrors: readonly { readonly extensions?: Record<string, unknown> | undefined }[];
  readonly response?: { readonly status: number } | undefined;
}

/** One code out of all that urql tells: the server's own code first, then the status, then "no answer". */
export function codeOf(failed: FailedOperation): GraphErrorCode {
  const said = failed.graphQLErrors[0]?.extensions?.['code'];
  if (typeof said === 'string') return serverCodes.includes(said) ? (said as GraphErrorCode) : 'INTERNAL';
  const status = failed.response?.status;
  if (status === 401) return 'UNAUTHENTICATED';
  // A gateway that stands in for a server that is away is no answer either.
  if (status === undefined || status === 502 || status === 503 || status === 504) return failed.networkError ? 'OFFLINE' : 'INTERNAL';
  return 'INTERNAL';
}
