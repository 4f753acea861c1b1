import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

const MOST = 5000;
const LONGEST_SECONDS = 10 * 60;

interface Kept {
  readonly payload: AdapterPayload;
  readonly expiresAt: number;
}

/**
 * What the provider remembers between two requests of one sign-in, and nothing longer: in memory, with an end to its time and its size.
 * A restart forgets it, and a sign-in under way then begins again.
 */
export function providerMemory(): AdapterFactory {
  const kept = new Map<string, Kept>();

  const find = (key: string): AdapterPayload | undefined => {
    const entry = kept.get(key);
    if (entry && entry.expiresAt > Date.now()) return entry.payload;
    kept.delete(key);
    return undefined;
  };
  const keep = (key: string, payload: AdapterPayload, seconds: number): void => {
    kept.delete(key);
    kept.set(key, { payload, expiresAt: Date.now() + seconds * 1000 });
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST) break;
      kept.delete(oldest);
    }
  };

  return (model: string): Adapter => {
    const among = (matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined => {
      for (const key of kept.keys()) {
        const payload = key.startsWith(`${model} `) ? find(key) : undefined;
        if (payload && matches(payload)) return payload;
      }
      return undefined;
    };
    const consume = (key: string): void => {
      const payload = find(key);
      if (payload) payload['consumed'] = Math.floor(Date.now() / 1000);
    };
    const revoke = (grantId: string): void => {
      for (const [key, { payload }] of kept) if (key.startsWith(`${model} `) && payload.grantId === grantId) kept.delete(key);
    };
    return {
      upsert: (id, payload, seconds = LONGEST_SECONDS) => Promise.resolve(keep(`${model} ${id}`, payload, seconds)),
      find: (id) => Promise.resolve(find(`${model} ${id}`)),
      findByUid: (uid) => Promise.resolve(among((payload) => payload.uid === uid)),
      findByUserCode: (code) => Promise.resolve(among((payload) => payload.userCode === code)),
      consume: (id) => Promise.resolve(consume(`${model} ${id}`)),
      destroy: (id) => Promise.resolve(void kept.delete(`${model} ${id}`)),
      revokeByGrantId: (grantId) => Promise.resolve(revoke(grantId)),
    };
  };
}
