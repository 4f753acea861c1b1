import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { aPerson, aTown } from '@alongside/people/api/testing';
import { EVEN_STEP } from '@alongside/platform/graphql';
import { type Actor, testDatabase } from '@alongside/platform/testing';
import type { Worker } from '@alongside/teams/api/testing';
import { start } from './bootstrap.ts';
import { readConfig } from './config.ts';
import operations from './operations.json' with { type: 'json' };

// The product as it is started: every door of it that can answer about a person lets what shows nothing leave at even times only.

/** So many that one at least would be quicker than a step if nothing held it back. */
const ASKED = 20;
const ORIGIN = 'https://alongside.example';

const database = testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'every-door-'));
let app: NestFastifyApplication;
let priya: Actor & Worker;
let sam: Actor;
let kelly: string;

beforeAll(async () => {
  writeFileSync(join(folder, 'index.html'), '<h1>The worker app</h1>');
  const config = readConfig({
    ...{ DATABASE_URL: database.appUrl, DATABASE_ADMIN_URL: database.adminUrl, ALONGSIDE_SEALER: 'off' },
    ...{ ALONGSIDE_ORIGIN: ORIGIN, ALONGSIDE_TRUSTED_PROXIES: '127.0.0.1', WEB_DIR: folder, ALONGSIDE_DATA: folder },
  });
  // any port that is free
  app = await start({ ...config, port: 0, listen: '127.0.0.1' }, { identity: { issuers: [] } });
  const town = await aTown(database);
  priya = await town.worker('Priya Nair');
  sam = await town.worker('Sam Okafor', town.housing);
  kelly = await aPerson().called('Kelly Marsden').withAlongside(priya).at(database, town.place);
});
afterAll(async () => {
  await app?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The fewest milliseconds until an answer like this was there. */
async function quickest(actor: Actor, url: string, payload: () => object, answer: RegExp): Promise<number> {
  const took: number[] = [];
  for (let n = 0; n < ASKED; n++) {
    const since = performance.now();
    const { body } = await app.inject({
      ...{ method: 'POST', url, payload: payload() },
      headers: { host: new URL(ORIGIN).host, 'x-alongside': '1', cookie: `__Host-worker=${actor.token}` },
    });
    took.push(performance.now() - since);
    expect(body).toMatch(answer);
  }
  return Math.min(...took);
}

const asks = (operation: string, variables: object): object => {
  const [id] = Object.entries(operations).find(([, { name }]) => name === operation) ?? [];
  expect(id, operation).toBeDefined();
  return { documentId: id, variables };
};
const sends = (operation: string, input: object): object => asks(operation, { input: { mutationId: uuidv7(), ...input } });
const nobody = { preferredName: 'Zorvald', fullName: 'Zorvald Quimbet', birthDate: '1977-07-07' };
const NOTHING = /NOT_FOUND|^\{"data":\{"findPeople":\[\]/;

describe('nothing of somebody hidden, or of nobody, leaves before the first even time', () => {
  it.each<[string, string, () => object]>([
    ['the page of a person', '/graphql', () => asks('Person', { personId: kelly })],
    ['the page of nobody', '/graphql', () => asks('Person', { personId: uuidv7() })],
    ['a search', '/graphql', () => asks('FindPeople', { text: 'Kelly Marsden' })],
    ['a screen that would follow', '/live/person', () => ({ id: kelly })],
    ['a screen that would follow nobody', '/live/person', () => ({ id: uuidv7() })],
    ['a screen that would follow what is no id', '/live/person', () => ({ id: 'x' })],
  ])('%s', async (_what, url, payload) => {
    expect(await quickest(sam, url, payload, NOTHING)).toBeGreaterThanOrEqual(EVEN_STEP);
  });
});

// Beside somebody who is shown, one more who is hidden would only make it slower; and some answers are the same whomever the words fit.
describe('what is asked in words leaves at even times whatever it shows', () => {
  it.each<[string, () => object, RegExp]>([
    ['a search that finds somebody', () => asks('FindPeople', { text: 'Kelly Marsden' }), /"Kelly Marsden"/],
    ['possible matches', () => asks('PossibleMatches', { details: nobody }), /"possibleMatches":/],
    ['a new person', () => sends('AddPerson', { personId: uuidv7(), details: nobody, answers: [] }), /"addPerson":/],
    ['a call-back', () => sends('AskForCallBack', { id: uuidv7(), phone: '07700 900142', typed: 'Kelly Marsden' }), /"CallBackAsked"/],
    [
      'opening in danger',
      () =>
        sends('InvokeOverride', {
          ...{ id: uuidv7(), ground: 'emergency', categories: ['health'], typed: 'Zorvald Quimbet 07700 900999' },
          ...{ reason: 'She fell.', told: 'Nobody was there.', recipient: null },
        }),
      /"OverrideInvoked"/,
    ],
    [
      'keeping somebody away',
      () =>
        sends('PutConflictLink', {
          id: uuidv7(),
          personId: kelly,
          kind: 'ex',
          name: 'Zorvald Quimbet',
          birthDate: null,
          reason: 'Afraid.',
        }),
      /"ProtectionPut"/,
    ],
  ])('%s', async (_what, payload, answer) => {
    expect(await quickest(priya, '/graphql', payload, answer)).toBeGreaterThanOrEqual(EVEN_STEP);
  });
});

it('answers quicker where it tells nothing of anybody hidden: so the checks before this one can fail', async () => {
  const page = () => quickest(priya, '/graphql', () => asks('Person', { personId: kelly, first: 10 }), /"Kelly Marsden"/);
  // a busy machine may be slow for a while
  await expect.poll(page, { timeout: 60_000 }).toBeLessThan(EVEN_STEP);
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
