import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { anInvitation, type Standing, standingPlace, startIdentity } from './testing/start-identity.ts';
import type { Visitor } from './testing/visitor.ts';

// A browser that somebody has signed in with before is known, and that opens nothing. What it is good for has its spec beside the limits.

const world = startIdentity();
const { database } = world;
let place: Standing;

beforeAll(async () => {
  place = await standingPlace(database);
});

/** Somebody new with a passkey, signed in. */
async function joined(name: string): Promise<{ visitor: Visitor }> {
  const visitor = world.visitor();
  const token = await anInvitation(database, place, name);
  const answer = await visitor.makePasskey('/auth/invitation/passkey-options', '/auth/invitation/passkey', { token });
  expect(answer).toMatchObject({ status: 204 });
  return { visitor };
}
const signOut = (visitor: Visitor) => visitor.ask('/auth/sign-out', {});

describe('a sign-in', () => {
  it('makes the browser known, by what opens nothing and names nobody; the next sign-in keeps it so', async () => {
    const { visitor } = await joined('Kit Moss');
    const token = visitor.cookies.get('__Host-known') ?? '';
    expect(token).toMatch(/^[\w-]{43}$/);
    await signOut(visitor);
    expect(await visitor.signIn()).toMatchObject({ status: 204 });
    expect(visitor.cookies.get('__Host-known')).toBe(token);
    const hash = createHash('sha256').update(token).digest();
    expect(await database.sql('select * from known_browsers where token_hash = $1', [hash])).toEqual([
      { token_hash: hash, seen_at: expect.any(Date) as Date },
    ]);
    const other = world.visitor();
    other.cookies.set('__Host-known', token);
    expect(await world.who(other)).toBeUndefined();
    expect((await other.ask('/auth/passkeys')).status).toBe(401);
  });

  it('makes no browser known by what somebody wrote themselves, nor where nobody is signed in', async () => {
    const { visitor } = await joined('Lu Pike');
    const planted = 'b'.repeat(43);
    visitor.cookies.set('__Host-known', planted);
    expect(await visitor.signIn({ otherKey: true })).toMatchObject({ status: 401 });
    expect(visitor.cookies.get('__Host-known')).toBe(planted);
    expect(await visitor.signIn()).toMatchObject({ status: 204 });
    expect(visitor.cookies.get('__Host-known')).not.toBe(planted);
    expect(
      await database.sql('select 1 from known_browsers where token_hash = $1', [createHash('sha256').update(planted).digest()]),
    ).toEqual([]);
  });

  it('forgets a browser after 400 days without a sign-in', async () => {
    const { visitor } = await joined('Mo Hart');
    const before = visitor.cookies.get('__Host-known');
    await database.sql("update known_browsers set seen_at = moment() - interval '401 days'");
    await visitor.signIn();
    expect(visitor.cookies.get('__Host-known')).not.toBe(before);
    expect(await database.sql('select 1 from known_browsers')).toHaveLength(1);
  });
});

it('gives the application no way to the browsers that are known', async () => {
  for (const statement of ['select * from known_browsers', "insert into known_browsers values ('\\x00', now())"])
    await expect(database.outside(statement), statement).rejects.toThrow(/permission denied/);
});
