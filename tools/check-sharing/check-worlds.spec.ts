import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import type { Decider } from '../../libs/consent/model/src/decision/decider.ts';
import type { Answer } from '../../libs/consent/model/src/decision/question.ts';
import { aWorld, nurseAsks } from '../../libs/consent/model/src/testing/a-world.ts';
import { postgresDecider } from '../decision/postgres-decider.ts';
import { cloneDatabase, dropDatabase } from '../postgres/index.ts';
import { checkWorlds } from './check-worlds.ts';
import { typescriptDecider } from './deciders.ts';

const NAME = `check_worlds_${process.pid}`;
const folder = mkdtempSync(join(tmpdir(), 'check-worlds-'));
let sides: Decider[] = [];
beforeAll(async () => {
  await cloneDatabase(inject('superuserUrl'), inject('template'), NAME);
  const url = new URL(inject('superuserUrl'));
  url.pathname = `/${NAME}`;
  sides = [await postgresDecider<Answer>(url.href, { together: true }), typescriptDecider];
});
afterAll(async () => {
  for (const side of sides) await side.close();
  await dropDatabase(inject('superuserUrl'), NAME);
  rmSync(folder, { recursive: true });
});

async function check(...lines: string[]): Promise<{ code: number; printed: string }> {
  const file = join(folder, 'worlds.ndjson');
  writeFileSync(file, lines.join('\n'));
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  try {
    const code = await checkWorlds(file, sides);
    return { code, printed: log.mock.calls.map(([line]) => String(line)).join('\n') };
  } finally {
    log.mockRestore();
  }
}

const shown: Answer = { result: 'SHOW', level: 'full', rule: 'D10', duties: [] };
const unstated: Answer = { result: 'HIDE', level: null, rule: 'D2', duties: [] };
const { purpose: _purpose, ...withoutPurpose } = nurseAsks();
const first = JSON.stringify({ n: 'a', title: 'a yes opens it', world: aWorld(), question: nurseAsks(), expect: shown });
const second = JSON.stringify({ n: 'b', title: 'no purpose is stated', question: withoutPurpose, expect: unstated });
const sealed = { world: aWorld({ seals: [{ entry: 'entry', named: [] }] }), question: nurseAsks() };

describe('a file of worlds', () => {
  it('passes where both sides say what each line expects', async () => {
    const { session: _session, ...withoutSession } = nurseAsks();
    const third = JSON.stringify({ n: 'c', question: withoutSession, expect: { result: 'HIDE', level: null, rule: 'D0' } });
    const { code, printed } = await check(`\uFEFF${first}`, '', second, third);
    expect(printed).toMatch(/Questions +3\n/);
    expect(printed).toMatch(/Not of one mind +0$/);
    expect(code).toBe(0);
  });

  it('fails with each line that is not as expected and each that cannot be read, and asks all the others', async () => {
    const third = JSON.stringify({ n: 'c', title: 'a seal is forgotten', ...sealed, expect: shown });
    const { code, printed } = await check(first, second, '{"n": "bad",', third);
    expect(code).toBe(1);
    expect(printed).toContain('Line 3: is not JSON');
    expect(printed).toContain('Line 4, c: a seal is forgotten\n  postgres');
    expect(printed).not.toMatch(/Line [12]/);
    for (const [label, count] of Object.entries({
      Worlds: 2,
      Questions: 3,
      'With an expectation': 3,
      'Lines not read': 1,
      'Not of one mind': 1,
    }))
      expect(printed).toMatch(new RegExp(`^${label} +${count}$`, 'm'));
  });

  it('names a question that a side cannot answer, and asks those beside it', async () => {
    const broken = JSON.stringify({ n: 'nul', question: nurseAsks({ purpose: '\0' }) });
    const { code, printed } = await check(first, broken, second);
    expect(code).toBe(1);
    expect(printed).toContain('Line 2, nul: could not be asked');
    expect(printed).toMatch(/Lines not asked +1\n/);
    expect(printed).toMatch(/Not of one mind +0$/);
  });

  it('fails where nothing is asked', async () => {
    expect((await check('')).code).toBe(1);
  });
});
