import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { ConfigError } from './config.ts';
import { readIssuers } from './issuers.ts';

const folder = mkdtempSync(join(tmpdir(), 'issuers-'));
const path = join(folder, 'issuers.json');
afterAll(() => rmSync(folder, { recursive: true }));

const fromFile = (content: unknown) => {
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return readIssuers({ OIDC_ISSUERS: path });
};
const housing = {
  issuer: 'https://login.example',
  name: 'Millbrook Housing',
  clientId: 'alongside',
  clientSecret: 'hunter2hunter2hunter2',
};

it('needs none: everyone signs in with a passkey then', () => {
  expect(readIssuers({})).toEqual([]);
});

it('reads the place’s one, which is called by its host where it has no name', () => {
  const one = { OIDC_ISSUER: 'https://login.example/tenant', OIDC_CLIENT_ID: 'alongside' };
  expect(readIssuers(one)).toEqual([{ issuer: 'https://login.example/tenant', name: 'login.example', clientId: 'alongside' }]);
  expect(readIssuers({ ...one, OIDC_NAME: 'Millbrook Council', OIDC_CLIENT_SECRET: 'x'.repeat(20) })).toMatchObject([
    { name: 'Millbrook Council', clientSecret: 'x'.repeat(20) },
  ]);
});

it('reads a list of them, each with an address of its own to come back to', () => {
  expect(fromFile([housing, { ...housing, issuer: 'https://other.example', clientSecret: undefined }])).toEqual([
    { ...housing, ownCallback: true },
    { issuer: 'https://other.example', name: 'Millbrook Housing', clientId: 'alongside', ownCallback: true },
  ]);
});

it.each<[string, unknown]>([
  ['no JSON', '[{ "issuer": hunter2 }]'],
  ['no list', housing],
  ['an empty file', ''],
  ['something that is no issuer', [housing, 7]],
  ['an issuer without a name', [{ ...housing, name: '' }]],
  ['an issuer without a client id', [{ ...housing, clientId: undefined }]],
  ['a secret that is no text', [{ ...housing, clientSecret: 7 }]],
  ['a word that means nothing', [{ ...housing, clientsecret: 'hunter2' }]],
])('says what is wrong with %s, and no secret', (_what, content) => {
  expect(() => fromFile(content)).toThrow(ConfigError);
  expect(() => fromFile(content)).toThrow(path);
  expect(() => fromFile(content)).not.toThrow('hunter2');
});

it('says which file is missing', () => {
  expect(() => readIssuers({ OIDC_ISSUERS: join(folder, 'nothing.json') })).toThrow(/nothing\.json, which cannot be read \(ENOENT\)/);
});

it('needs a client id beside the issuer', () => {
  expect(() => readIssuers({ OIDC_ISSUER: 'https://login.example' })).toThrow(/OIDC_CLIENT_ID/);
});
