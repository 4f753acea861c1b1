import { afterEach, expect, it } from 'vitest';
import { openDemoPlace } from '@alongside/demo';
import { testDatabase } from '@alongside/platform/testing';
import { aPlace, anOrganisation } from '@alongside/teams/api/testing';
import { refuseDemoPlace } from './refuse-demo-place.ts';

// One database holds one place: the demo's made-up people and real ones never meet.

const database = testDatabase();
const ISSUER = 'http://localhost:3000/demo-sign-in';
const openDemo = (issuer = ISSUER) => openDemoPlace(database.adminUrl, issuer, new Date());
afterEach(() => database.empty('places'));

it('does not lay the demo beside a real place', async () => {
  const { placeId } = await aPlace(database, 'Real');
  await database.sql('update places set demo = false');
  await expect(openDemo()).rejects.toThrow(/holds a real place/);
  expect(await database.sql('select place_id from places')).toEqual([{ place_id: placeId }]);
});

it('does not open a real place where the demo stands', async () => {
  await expect(refuseDemoPlace(database.adminUrl)).resolves.toBeUndefined();
  await openDemo();
  await expect(refuseDemoPlace(database.adminUrl)).rejects.toThrow(/holds the demo place/);
});

it('lets the demo’s own sign-in open the demo’s organisations, wherever its port has moved, and no other', async () => {
  await openDemo();
  const [place] = await database.sql<{ place_id: string }>('select place_id from places');
  await anOrganisation()
    .called('Added, with passkeys')
    .at(database, { placeId: place?.place_id ?? '' });
  const moved = 'http://localhost:3100/demo-sign-in';
  await openDemo(moved);
  expect(await database.sql('select distinct issuer from organisations order by 1')).toEqual([{ issuer: moved }, { issuer: null }]);
});
