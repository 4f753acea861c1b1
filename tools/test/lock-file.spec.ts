import { describe, expect, it } from 'vitest';
import { findHoles, findHosts } from './lock-file.ts';

describe('the lock file', () => {
  it('has a hole where a platform build is named and not held', () => {
    const packages = { 'node_modules/fast': { version: '1.0.0', optionalDependencies: { 'fast-linux': '1.0.0' } } };
    expect(findHoles({ packages })).toEqual(['node_modules/fast 1.0.0 needs fast-linux 1.0.0, which the lock file does not hold']);
  });

  it('has none where the build lies beside, above or below its user', () => {
    const needs = { version: '1.0.0', optionalDependencies: { build: '1.0.0' } };
    for (const place of ['node_modules/build', 'node_modules/a/node_modules/build', 'node_modules/a/node_modules/b/node_modules/build']) {
      expect(findHoles({ packages: { 'node_modules/a/node_modules/b': needs, [place]: {} } }), place).toEqual([]);
    }
    expect(findHoles({ packages: { '': needs, 'node_modules/build': {} } })).toEqual([]);
  });

  it('does not find a build that lies under another package', () => {
    const needs = { version: '1.0.0', optionalDependencies: { build: '1.0.0' } };
    expect(findHoles({ packages: { 'node_modules/a': needs, 'node_modules/other/node_modules/build': {} } })).toHaveLength(1);
  });

  it('names no host', () => {
    expect(findHosts({ packages: { 'node_modules/a': {}, 'node_modules/b': { resolved: 'https://example.org/b.tgz' } } })).toEqual([
      'node_modules/b names https://example.org/b.tgz',
    ]);
  });
});
