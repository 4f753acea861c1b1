import { expect, it } from 'vitest';
import { checkIdentity, type IdentityConfig, IdentityConfigError } from './identity-config.ts';

const real: IdentityConfig = {
  origin: 'https://alongside.example',
  issuer: 'https://login.example/tenant',
  clientId: 'alongside',
  clientSecret: 'a-secret-made-by-the-issuer',
  placeName: () => Promise.resolve('Millbrook'),
};
const people = { people: () => Promise.resolve([]) };
const demo: IdentityConfig = {
  origin: 'http://localhost:3000',
  issuer: 'http://localhost:3000/demo-sign-in',
  clientId: 'alongside-worker',
  placeName: real.placeName,
  demo: people,
};

it('starts with an issuer over https, with an issuer on this machine, and as the demo', () => {
  for (const config of [real, { ...real, origin: 'http://localhost:3000', issuer: 'http://127.0.0.1:8080/realms/alongside' }, demo])
    expect(() => checkIdentity(config)).not.toThrow();
});

it.each<[string, IdentityConfig]>([
  ['an issuer over http', { ...real, issuer: 'http://login.example' }],
  ['an issuer whose name only looks like this machine', { ...real, issuer: 'http://localhost.evil.example' }],
  ['an origin over http', { ...real, origin: 'http://alongside.example' }],
  ['an origin with a path', { ...real, origin: 'https://alongside.example/app' }],
  ['an issuer that is no address', { ...real, issuer: 'login' }],
  [
    'the demo elsewhere than on this machine',
    { ...demo, origin: 'https://alongside.example', issuer: 'https://alongside.example/demo-sign-in' },
  ],
  ['the demo with another issuer', { ...demo, issuer: 'https://login.example' }],
  ['the demo’s issuer without the demo', { ...real, origin: demo.origin, issuer: demo.issuer }],
  ['no client', { ...real, clientId: '' }],
  ['a secret somebody thought up', { ...real, clientSecret: 'secret' }],
])('does not start with %s', (_what, config) => {
  expect(() => checkIdentity(config)).toThrow(IdentityConfigError);
});

it('says nothing of the secret', () => {
  expect(() => checkIdentity({ ...real, clientSecret: 'hunter2' })).not.toThrow('hunter2');
  expect(() => checkIdentity({ ...real, issuer: 'https://user:hunter2@login.example' })).not.toThrow('hunter2');
});
