/**
 * What a link to the record page gives along in memory (`[info]` of a router link), so that the page opens without signal.
 * Never in the address or the history, which outlive the session.
 */
export interface PersonNames {
  readonly name: string;
  readonly preferredName: string;
}

/** The names, if the link gave them. */
export function namesFrom(info: unknown): PersonNames | null {
  if (typeof info !== 'object' || info === null) return null;
  const { name, preferredName } = info as Record<string, unknown>;
  return typeof name === 'string' && typeof preferredName === 'string' ? { name, preferredName } : null;
}
