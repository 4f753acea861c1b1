/// <reference types="node" />
import { globSync, readFileSync } from 'node:fs';
import { parseMessage } from '@alongside/client';
import { describe, expect, it } from 'vitest';

const folders = ['apps/web/src/app', 'libs/client/src', 'libs/*/web/src'];
const read = (file: string): string => readFileSync(file, 'utf8');
const files = (name: string): string[] => folders.flatMap((folder) => globSync(`${folder}/**/${name}`)).sort();

/** Every key of every `en.json`, with its English. */
const english = new Map<string, string>();
for (const file of files('en.json')) collect(JSON.parse(read(file)) as Record<string, unknown>, '');

function collect(words: Record<string, unknown>, before: string): void {
  for (const [name, value] of Object.entries(words)) {
    const key = before + name;
    if (typeof value !== 'string') collect(value as Record<string, unknown>, `${key}.`);
    else if (english.has(key)) throw new Error(`${key} is defined twice.`);
    else english.set(key, value);
  }
}

const scopes = [...new Set([...english.keys()].map((key) => key.slice(0, key.indexOf('.'))))];
const source = files('*.{ts,html}')
  .filter((file) => !/(\.spec|\.generated|testing)\.ts$/.test(file))
  .map((file) => read(file).replaceAll(/^\s*(?:import|export) .*from .*$/gm, ''))
  .join('\n');
const name = `(?:${scopes.join('|')})\\.[a-z0-9.-]+`;
/** Whole keys, in quotation marks of any kind. */
const used = new Set(
  [...source.matchAll(new RegExp(`['"\`](${name})['"\`]`, 'g'))].map((found) => found[1] ?? '').filter((key) => !key.endsWith('.')),
);
/** Beginnings of keys that are put together: `'app.pill.' + state` and the same in a template literal. */
const beginnings = [...source.matchAll(new RegExp(`['\`](${name}\\.)(?:'|\\$\\{)`, 'g'))].map((found) => found[1] ?? '');

describe('the words on the screen', () => {
  it('exist for every key that is used', () => {
    expect([...used].filter((key) => !english.has(key))).toEqual([]);
    expect(beginnings.filter((start) => ![...english.keys()].some((key) => key.startsWith(start)))).toEqual([]);
  });

  it('are all used', () => {
    expect([...english.keys()].filter((key) => !used.has(key) && !beginnings.some((start) => key.startsWith(start)))).toEqual([]);
  });

  it.each([...english])('%s is well formed and plain: %s', (_key, words) => {
    expect(() => parseMessage(words)).not.toThrow();
    // No shouting, no typewriter quotes, no words that blame or that offices use.
    expect(words).not.toMatch(/!|"|\w'\w|\b(invalid|client|service user|referral|assessment|engage|submit|login|log in)\b/i);
    const sentences = words.replaceAll(/\{\w+, select, .*?other \{(.*?)\}\}/g, '$1').split(/[.?]\s/);
    for (const sentence of sentences) expect(sentence.split(/\s+/).length).toBeLessThanOrEqual(25);
  });
});
