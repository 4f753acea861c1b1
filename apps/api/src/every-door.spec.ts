import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { aPerson, aTown } from '@alongside/people/api/testing';
import { EVEN_STEP } from '@alongside/platform/graphql';
import { type Actor, testDatabase } from '@alongside/platform/testing';
import { start } from './bootstrap.ts';
import { readConfig } from './config.ts';
import operations from './operations.json' with { type: 'json' };

// The product as it is started: every door of it that can answer about a person lets what shows nothing leave at even times only.

/** So many that one at least would be quicker than a step if nothing held it back. */
const ASKED = 40;
const ORIGIN = 'https://alongside.example';

const database = testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'every-door-'));
let app: NestFastifyApplication;
let sam: Actor;
let hidden: string;

beforeAll(async () => {
  writeFileSync(join(folder, 'index.html'), '<h1>The worker app</h1>');
  const config = readConfig({
    ...{ DATABASE_URL: database.appUrl, DATABASE_ADMIN_URL: database.adminUrl, ALONGSIDE_SEALER: 'off' },
    ...{ ALONGSIDE_ORIGIN: ORIGIN, WEB_DIR: folder, ALONGSIDE_DATA: folder },
  });
  // any port that is free
  app = await start({ ...config, port: 0, listen: '127.0.0.1' }, { identity: { issuers: [] } });
  const town = await aTown(database);
  const priya = await town.worker('Priya Nair');
  sam = await town.worker('Sam Okafor', town.housing);
  hidden = await aPerson().called('Kelly Marsden').withAlongside(priya).at(database, town.place);
});
afterAll(async () => {
  await app?.close();
  rmSync(folder, { recursive: true, force: true });
});

const idOf = (operation: string): string => Object.entries(operations).find(([, { name }]) => name === operation)?.[0] ?? '';

/** Milliseconds until each answer was there, and what it said. */
async function times(url: string, payload: () => object, status: number): Promise<number[]> {
  const took: number[] = [];
  for (let n = 0; n < ASKED; n++) {
    const since = performance.now();
    const { statusCode, body } = await app.inject({
      ...{ method: 'POST', url, payload: payload() },
      headers: { host: new URL(ORIGIN).host, 'x-alongside': '1', cookie: `__Host-worker=${sam.token}` },
    });
    took.push(performance.now() - since);
    expect([statusCode, body]).toEqual([status, expect.stringMatching(/NOT_FOUND|\[\]/)]);
  }
  return took;
}

describe('nothing of somebody hidden, or of nobody, leaves before the first even time', () => {
  it.each<[string, string, () => object, number]>([
    ['the page of a person', '/graphql', () => ({ documentId: idOf('Person'), variables: { personId: hidden } }), 200],
    ['the page of nobody', '/graphql', () => ({ documentId: idOf('Person'), variables: { personId: uuidv7() } }), 200],
    ['a search', '/graphql', () => ({ documentId: idOf('FindPeople'), variables: { text: 'Kelly Marsden' } }), 200],
    ['a screen that would follow', '/live/person', () => ({ id: hidden }), 404],
    ['a screen that would follow nobody', '/live/person', () => ({ id: uuidv7() }), 404],
    ['a screen that would follow what is no id', '/live/person', () => ({ id: 'x' }), 404],
  ])('%s', async (_what, url, payload, status) => {
    expect(Math.min(...(await times(url, payload, status)))).toBeGreaterThanOrEqual(EVEN_STEP);
  });
});

it('answers quicker than that where it answers about no person: so the checks before this one can fail', async () => {
  const took: number[] = [];
  for (let n = 0; n < ASKED; n++) {
    const since = performance.now();
    await app.inject({ method: 'GET', url: '/health/ready' });
    took.push(performance.now() - since);
  }
  expect(Math.min(...took)).toBeLessThan(EVEN_STEP);
});

/** Every address that anything answers, with whom it can tell of. A new one has to be held back, or to say here why it need not be. */
const DOORS: Readonly<Record<string, string>> = {
  '/graphql': 'people: held back',
  '/live/:subject': 'people: held back',
  '/auth/sign-in': 'nobody: it sends on to an issuer',
  '/auth/callback': 'the worker who signs in',
  '/auth/callback/:issuer': 'the worker who signs in',
  '/auth/sign-out': 'the worker who is signed in',
  '/auth/options': 'nobody: the ways to sign in',
  '/auth/passkey/options': 'nobody: a challenge that names no passkey',
  '/auth/passkey/sign-in': 'the worker who signs in',
  '/auth/passkeys': 'the worker who is signed in',
  '/auth/passkeys/options': 'the worker who is signed in',
  '/auth/passkeys/remove': 'the worker who is signed in',
  '/auth/invitation': 'the worker who was invited',
  '/auth/invitation/passkey-options': 'the worker who was invited',
  '/auth/invitation/passkey': 'the worker who was invited',
  '/auth/invitation/issuer': 'the worker who was invited',
  '/auth/set-up': 'nobody: the place is empty',
  '/auth/set-up/check': 'nobody: the place is empty',
  '/auth/set-up/passkey-options': 'nobody: the place is empty',
  '/auth/set-up/issuer': 'nobody: the place is empty',
  '/health/live': 'nobody',
  '/health/ready': 'nobody',
  '/index.html': 'nobody: a file of the worker app',
  '*': 'nobody: the page of the worker app, whatever its address',
};

/** The addresses of the router's tree: what stands further in continues what stands above it. */
function addresses(tree: string): string[] {
  const above: string[] = [];
  return tree
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [, branches = '', part = ''] = /^((?:[│ ] {3})*)[├└]── (\S+)/.exec(line) ?? [];
      above.splice(branches.length / 4, Infinity, part);
      return above.join('');
    });
}

it('has no door but those of which it is known whom they can tell of', () => {
  const tree = app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false });
  expect(addresses(tree).sort()).toEqual(Object.keys(DOORS).sort());
});
