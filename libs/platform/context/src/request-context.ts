import { AsyncLocalStorage } from 'node:async_hooks';

/** Who asks: immutable for the whole request. Ids are UUIDs. */
export interface RequestContext {
  readonly workerId: string;
  readonly organisationId: string;
  readonly placeId: string;
  readonly role: string;
  readonly sessionId: string;
}

/** What an operation reads for. It says so itself; the sharing decision asks it. */
export type Purpose = 'support' | 'emergency' | 'safeguarding' | 'disclosure';

/** One request, from authentication to its last byte. */
export interface RequestScope {
  readonly requestId: string;
  /** Undefined: nobody is signed in, or the session behind `token` was not asked for yet. Set once, by the door. */
  context: RequestContext | undefined;
  /** SHA-256 of the token in the session cookie. The first transaction resumes the session behind it. */
  readonly token?: Buffer;
  /** No hand was on the keyboard: the session's clock does not go on for it. */
  readonly quiet?: boolean;
  /** Set once, by the guard, from the operation; never from what the browser says. */
  purpose?: Purpose;
  /** Set by the guard: the answer leaves at even times, whatever it says. */
  even?: true;
  /** The name of the safelisted operation, for the access log. */
  operation?: string;
}

const scopes = new AsyncLocalStorage<RequestScope>();

/** Runs `work` and all that it awaits inside the scope. */
export function runInScope<T>(scope: RequestScope, work: () => T): T {
  return scopes.run(scope, work);
}

/** The scope of this request. Throws outside of one: nothing runs without knowing for whom. */
export function currentScope(): RequestScope {
  const scope = scopes.getStore();
  if (!scope) throw new Error('There is no request scope.');
  return scope;
}

/** The signed-in worker. Throws UNAUTHENTICATED where nobody is. */
export function currentContext(): RequestContext {
  const { context } = currentScope();
  if (!context) throw new ApiError('UNAUTHENTICATED');
  return context;
}

export type ErrorCode = 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'BAD_INPUT' | 'CONFLICT' | 'INTERNAL';

const messages: Record<ErrorCode, string> = {
  UNAUTHENTICATED: 'Please sign in.',
  FORBIDDEN: 'This is not yours to do.',
  NOT_FOUND: 'There is nothing here that you can see.',
  BAD_INPUT: 'Something in what was sent needs another look.',
  CONFLICT: 'This was changed or sent already. Look again before you send.',
  INTERNAL: 'Something went wrong here. Nothing that you typed is lost.',
};

/** The one kind of error that may leave: a code and its fixed words, nothing about anyone. */
export class ApiError extends Error {
  constructor(
    readonly code: ErrorCode,
    options?: ErrorOptions,
  ) {
    super(messages[code], options);
  }
}
