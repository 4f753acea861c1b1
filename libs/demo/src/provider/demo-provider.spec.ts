import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoProvider } from './demo-provider.ts';
import { providerKeys } from './provider-keys.ts';
import { startSignIn } from './testing/start-sign-in.ts';

const world = startSignIn();
const html = { accept: 'text/html' };

/** The address that our own sign-in sends the browser to, with some of it changed; null takes a part away. */
async function away(changes: Record<string, string | null>): Promise<string> {
  const url = new URL((await world.browser().get('/auth/sign-in?as=priya')).headers.get('location') ?? '');
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  return url.pathname + url.search;
}

describe('the demo’s provider', () => {
  it('knows one client, code with PKCE, and nothing besides', async () => {
    const answer = await world.browser().get('/demo-sign-in/.well-known/openid-configuration');
    const metadata = (await answer.json()) as Record<string, unknown>;
    expect(metadata).toMatchObject({
      issuer: `${world.origin}/demo-sign-in`,
      response_types_supported: ['code'],
      code_challenge_methods_supported: ['S256'],
      id_token_signing_alg_values_supported: ['ES256'],
    });
    for (const left of [
      'userinfo_endpoint',
      'end_session_endpoint',
      'registration_endpoint',
      'device_authorization_endpoint',
      'pushed_authorization_request_endpoint',
      'introspection_endpoint',
    ]) {
      expect(metadata).not.toHaveProperty(left);
    }
  });

  it.each([
    ['another redirect address', { redirect_uri: 'https://evil.example/callback' }],
    ['another client', { client_id: 'another' }],
  ])('sends nobody on for %s', async (_what, changes) => {
    const answer = await world.browser().get(await away(changes), html);
    expect(answer.headers.get('location')).toBe(`${world.origin}/sign-in?problem=refused`);
  });

  it.each([
    ['without PKCE', { code_challenge: null, code_challenge_method: null }],
    ['with plain PKCE', { code_challenge_method: 'plain' }],
    ['for a token at once', { response_type: 'id_token' }],
  ])('gives no code %s', async (_what, changes) => {
    const path = await world.browser().follow(await away(changes), '/auth/callback');
    expect(new URL(path, world.origin).searchParams.get('code')).toBeNull();
  });

  it('asks who to be where nobody was chosen', async () => {
    expect(await world.browser().follow(await away({ login_hint: null }), '/sign-in')).toBe('/sign-in');
  });

  it('begins anew where the browser lost its cookie', async () => {
    expect(await world.browser().follow('/demo-sign-in/interaction/nothing')).toBe('/sign-in?problem=cookie-lost');
    const answer = await world.browser().get('/demo-sign-in/auth/nothing', html);
    expect(answer.headers.get('location')).toBe(`${world.origin}/sign-in?problem=cookie-lost`);
  });

  it('answers under a policy that runs and frames nothing', async () => {
    const answer = await world.browser().get(await away({}));
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('cache-control')).toContain('no-store');
  });

  it('refuses nonsense without an error of its own', async () => {
    const browser = world.browser();
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    for (const body of [
      '',
      'grant_type=password&username=priya&password=x',
      'grant_type=authorization_code&code=%00',
      'a'.repeat(70_000),
    ]) {
      const { status } = await browser.post('/demo-sign-in/token', form, body);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    }
    expect((await browser.get('/demo-sign-in/session/end')).status).toBe(404);
  });

  it('does not run where others could reach it', async () => {
    await expect(
      demoProvider({ origin: 'https://alongside.example', keysFile: '/dev/null', people: () => Promise.resolve([]) }),
    ).rejects.toThrow('this machine alone');
  });
});

describe('its keys', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'provider-keys-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('are made once for a data folder, for its owner alone', async () => {
    const file = join(folder, 'keys.json');
    const made = await providerKeys(file);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await providerKeys(file)).toEqual(made);
    expect((await providerKeys(join(folder, 'other.json'))).signing.d).not.toBe(made.signing.d);
  });

  it('are made anew where the file is damaged', async () => {
    const file = join(folder, 'damaged.json');
    await writeFile(file, '{"signing":');
    const made = await providerKeys(file);
    expect(await providerKeys(file)).toEqual(made);
  });
});
