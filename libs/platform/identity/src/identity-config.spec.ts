import { expect, it } from 'vitest';
import { checkIdentity, type IdentityConfig, IdentityConfigError, type IssuerConfig } from './identity-config.ts';

const council: IssuerConfig = {
  issuer: 'https://login.example/tenant',
  name: 'Millbrook Council',
  clientId: 'alongside',
  clientSecret: 'a-secret-made-by-the-issuer',
};
const housing: IssuerConfig = { issuer: 'https://housing.example', name: 'Millbrook Housing', clientId: 'alongside', ownCallback: true };
const real: IdentityConfig = { origin: 'https://alongside.example', issuers: [council] };
const demo: IdentityConfig = {
  origin: 'http://localhost:3000',
  issuers: [{ issuer: 'http://localhost:3000/demo-sign-in', name: 'The demo’s', clientId: 'alongside-worker' }],
  demo: { people: () => Promise.resolve([]) },
};
const withIssuer = (change: Partial<IssuerConfig>): IdentityConfig => ({ ...real, issuers: [housing, { ...council, ...change }] });
const onThisMachine = { origin: 'http://localhost:3000', issuers: [{ ...council, issuer: 'http://127.0.0.1:8080/realms/alongside' }] };

it('starts with issuers over https, with one on this machine, with none, and as the demo', () => {
  for (const config of [real, { ...real, issuers: [council, housing] }, onThisMachine, { ...real, issuers: [] }, demo])
    expect(() => checkIdentity(config)).not.toThrow();
});

it.each<[string, IdentityConfig]>([
  ['an issuer over http', withIssuer({ issuer: 'http://login.example' })],
  ['an issuer whose name only looks like this machine', withIssuer({ issuer: 'http://localhost.evil.example' })],
  ['an origin over http', { ...real, origin: 'http://alongside.example' }],
  ['an origin over http, with passkeys alone', { origin: 'http://alongside.example', issuers: [] }],
  ['an origin with a path', { ...real, origin: 'https://alongside.example/app' }],
  ['an issuer that is no address', withIssuer({ issuer: 'login' })],
  ['an issuer without a name', withIssuer({ name: ' ' })],
  ['an issuer whose name fills the page', withIssuer({ name: 'x'.repeat(61) })],
  ['an issuer that is there twice', { ...real, issuers: [council, { ...council, ownCallback: true }] }],
  ['two issuers that come back to one address', { ...real, issuers: [council, { ...housing, ownCallback: false }] }],
  ['the demo elsewhere than on this machine', { ...demo, origin: 'https://alongside.example' }],
  ['the demo with another issuer', { ...demo, issuers: [council] }],
  ['the demo with one issuer more', { ...demo, issuers: [...demo.issuers, housing] }],
  ['the demo without its own', { ...demo, issuers: [] }],
  ['the demo’s issuer without the demo', { origin: demo.origin, issuers: demo.issuers }],
  ['no client', withIssuer({ clientId: '' })],
  ['a secret somebody thought up', withIssuer({ clientSecret: 'secret' })],
])('does not start with %s', (_what, config) => {
  expect(() => checkIdentity(config)).toThrow(IdentityConfigError);
});

it('says nothing of the secret', () => {
  expect(() => checkIdentity(withIssuer({ clientSecret: 'hunter2' }))).not.toThrow('hunter2');
  expect(() => checkIdentity(withIssuer({ issuer: 'https://user:hunter2@login.example' }))).not.toThrow('hunter2');
});
