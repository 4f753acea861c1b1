import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { precompress } from './precompress.ts';

it('packs text that is worth it, and nothing else', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'precompress-'));
  const long = 'alongside '.repeat(500);
  for (const [name, content] of Object.entries({ 'main.js': long, 'small.js': 'start()', 'font.woff2': long }))
    writeFileSync(join(folder, name), content);
  expect(await precompress(folder)).toBe(1);
  // a second time packs the same file, and not what was packed
  expect(await precompress(folder)).toBe(1);
  expect(brotliDecompressSync(readFileSync(join(folder, 'main.js.br'))).toString()).toBe(long);
  expect(gunzipSync(readFileSync(join(folder, 'main.js.gz'))).toString()).toBe(long);
  expect(existsSync(join(folder, 'small.js.br')) || existsSync(join(folder, 'font.woff2.br'))).toBe(false);
  rmSync(folder, { recursive: true });
});
