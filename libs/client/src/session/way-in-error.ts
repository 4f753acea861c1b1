/** What the server says of a way in that did not come about. */
const fromServer = [
  'not-known',
  'check-words',
  'last-one',
  'signed-out',
  'not-here',
  'passkey-refused',
  'already-here',
  'set-up-done',
  'unavailable',
] as const;

/**
 * Why a way in did not come about: the server's word for it, `too-many` and `offline` where it gave none,
 * and what the browser says of a passkey: stopped by hand or by time, there already, or not possible here.
 */
export type WayInProblem = (typeof fromServer)[number] | 'too-many' | 'offline' | 'stopped' | 'there-already' | 'not-able';

/** Signing in, setting up, an invitation or a passkey that failed. Its message is the problem alone. */
export class WayInError extends Error {
  readonly problem: WayInProblem;

  constructor(problem: WayInProblem) {
    super(problem);
    this.name = 'WayInError';
    this.problem = problem;
  }
}

/** The problem of anything that was caught. */
export function wayInProblem(error: unknown): WayInProblem {
  return error instanceof WayInError ? error.problem : 'unavailable';
}

/** The problem of an answer that is no success. */
export async function problemOfAnswer(answer: Response): Promise<WayInProblem> {
  const { problem } = ((await answer.json().catch(() => null)) ?? {}) as { problem?: unknown };
  const known = fromServer.find((word) => word === problem);
  if (known) return known;
  // A gateway, or the service worker, that answers for a server it cannot reach is no answer.
  if (answer.status >= 502 && answer.status <= 504) return 'offline';
  if (answer.status === 429) return 'too-many';
  return answer.status === 404 ? 'not-known' : 'unavailable';
}
