import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { validate } from 'dockerfile-utils';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../start/settings.ts';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const dockerfile = read('docker/api.Dockerfile');
const compose = read('docker-compose.yml');

describe('the image', () => {
  it('has a Dockerfile without a finding of the linter', () => {
    expect(validate(dockerfile)).toEqual([]);
    expect(validate('FORM node\nRUN echo')).not.toEqual([]);
  });

  it('stands on exact versions and does not run as root', () => {
    const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);
    expect(bases.length).toBeGreaterThan(0);
    for (const base of bases) expect(base).toMatch(/:\d+\.\d+/);
    expect(dockerfile.lastIndexOf('USER node')).toBeGreaterThan(dockerfile.lastIndexOf('FROM '));
  });

  it('is copied from files that exist and that the ignore file lets in', () => {
    const allowed = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, sources = '']) => sources.split(' '));
    expect(copied).toContain('tools/prepare-database.ts');
    for (const source of copied.filter((path) => path !== '.')) {
      expect(existsSync(join(ROOT, source)), source).toBe(true);
      expect(allowed, source).toContain(source.split('/')[0]);
    }
  });

  it('holds every file that preparing the database reads', () => {
    for (const path of reachable(join(ROOT, 'tools/prepare-database.ts'))) expect(dockerfile).toContain(path.slice(ROOT.length + 1));
  });
});

describe('the compose file', () => {
  it('has no finding of the linter', () => {
    const { status, stdout } = spawnSync(
      process.execPath,
      // the order in which things start reads better than the alphabet's
      [
        join(ROOT, 'node_modules/dclint/bin/dclint.cjs'),
        'docker-compose.yml',
        '--max-warnings=0',
        '--disable-rule=services-alphabetical-order',
      ],
      { cwd: ROOT, encoding: 'utf8' },
    );
    expect(stdout.trim()).toBe('');
    expect(status).toBe(0);
  });

  it('answers on this machine alone, and holds no secret', () => {
    const ports = [...compose.matchAll(/^ {6}- '([^']*:\d+:\d+)'$/gm)].map(([, port]) => port);
    expect(ports).toEqual(['127.0.0.1:3000:3000', '127.0.0.1:5556:5556']);
    for (const [, value] of compose.matchAll(/(?:PASSWORD|SECRET|HASH): (.+)/g)) expect(value).toMatch(/^\$\{\w+:\?/);
  });

  it('gives whoever may not write their own files, and needs to write, a small place for it', () => {
    const services = compose
      .slice(compose.indexOf('\nservices:'), compose.indexOf('\nnetworks:'))
      .split(/\n(?= {2}\w+:\n)/)
      .slice(1);
    const readOnly = services.filter((service) => service.includes('read_only: true'));
    expect(readOnly.map((service) => /\w+/.exec(service)?.[0])).toEqual(['roles', 'api', 'provider']);
    // Dex's image writes a copy of its settings into /tmp. Ours write nowhere but into the volume.
    const [roles = '', api = '', provider = ''] = readOnly;
    expect(provider).toMatch(/tmpfs:\n {6}- \/tmp:size=1m,mode=1777,noexec,nosuid,nodev\n/);
    expect(roles + api).not.toContain('tmpfs');
    expect(api).toContain('- seals:/alongside/data');
  });

  it('is started by the public CI, which asks both for an answer', () => {
    const workflow = read('.github/workflows/check.yml');
    for (const words of [
      'npm run docker:env',
      'docker compose up --wait',
      'localhost:3000/health/ready',
      '5556/dex/.well-known/openid-configuration',
    ])
      expect(workflow).toContain(words);
  });

  it('gives the provider the API’s network, so that its issuer is loopback for both', () => {
    expect(compose).toMatch(/network_mode: service:api/);
    const issuer = /OIDC_ISSUER: (\S+)/.exec(compose)?.[1];
    expect(issuer).toMatch(/^http:\/\/localhost:/);
    expect(read('docker/provider/dex.yaml')).toContain(`issuer: ${issuer}\n`);
  });
});

/** A file of ours and every one that it imports. */
function reachable(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)) reachable(resolve(dirname(file), path), seen);
  return [...seen];
}
