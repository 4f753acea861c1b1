import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mustFit } from '../backup/copy.ts';
import { MANIFEST, manifestText } from '../backup/manifest.ts';
import { chooseBackup, readTarget } from './choose.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'alongside-choose-'));
  for (const day of ['20', '21', '22']) {
    const path = join(folder, `2026-11-${day}T02-00-00Z`);
    mkdirSync(path);
    const log = { segmentSize: 1, firstSegment: '', lastSegment: '', archive: null };
    const manifest = { madeAt: `2026-11-${day}T02:00:05.000Z`, postgres: '18', systemIdentifier: '1', ...log, folders: [], files: [] };
    writeFileSync(join(path, MANIFEST), manifestText(manifest));
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

it('takes the newest backup of a folder that is not too young for the moment', () => {
  const at = (to: string) => chooseBackup(folder, readTarget(to, false), '18').path.slice(-20, -10);
  expect(at('2026-11-21T10:00:00Z')).toBe('2026-11-21');
  expect(at('2026-11-21T02:00:04Z')).toBe('2026-11-20');
  expect(chooseBackup(folder, { kind: 'latest' }, '18').path).toContain('2026-11-22');
  expect(() => at('2026-11-19T00:00:00Z')).toThrow('The earliest possible moment is 2026-11-20T02:00:05.000Z');
});

it('refuses a backup of another major version', () => {
  expect(() => chooseBackup(folder, { kind: 'latest' }, '19')).toThrow(
    /is of PostgreSQL 18, and this Alongside brings 19.*Nothing was changed/,
  );
});

it.each([
  ['tomorrow', 'needs a moment with its time zone'],
  ['2026-11-21 10:00', 'needs a moment with its time zone'],
  ['2999-01-01T00:00:00Z', 'is still to come'],
])('does not guess what is meant by %s', (to, words) => {
  expect(() => readTarget(to, false)).toThrow(words);
});

it('says before it writes that a disk is too small', () => {
  expect(() => mustFit(folder, 2 ** 60, 'The backup')).toThrow(/needs about .* GB, and only .* are free .* Nothing was written/);
});
