import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Answer, Question, World } from '../../libs/consent/model/src/decision/index.ts';
import { cloneDatabase, dropDatabase } from '../postgres/index.ts';
import { postgresDecider, type PostgresDecider } from './postgres-decider.ts';

// The cases are the specification of the sharing decision: each a world, a question and its answer. The database gives that answer when asked to
// explain itself, and its story shows what the answer says.

interface Case {
  readonly n: string;
  readonly title: string;
  readonly world: World;
  readonly question: Question;
  readonly expect: Answer;
}

const cases: Case[] = [];
for (const line of readFileSync(join(import.meta.dirname, '../../libs/consent/model/src/testing/sharing-cases.ndjson'), 'utf8')
  .trim()
  .split('\n')) {
  const one = JSON.parse(line) as Omit<Case, 'world'> & { world?: World };
  cases.push({ ...one, world: one.world ?? cases.at(-1)!.world });
}

const NAME = `cases_${process.pid}`;
let postgres: PostgresDecider;
beforeAll(async () => {
  await cloneDatabase(inject('superuserUrl'), inject('template'), NAME);
  const url = new URL(inject('superuserUrl'));
  url.pathname = `/${NAME}`;
  postgres = await postgresDecider(url.href);
});
afterAll(async () => {
  await postgres?.close();
  await dropDatabase(inject('superuserUrl'), NAME);
});

describe('the sharing cases, in the database', () => {
  it('are all there', () => expect(cases).toHaveLength(72));

  it.each(cases)('$n: $title', async ({ world, question, expect: expected }) => {
    const [answer] = await postgres.askAll(world, [question]);
    expect(answer).toMatchObject({ result: expected.result, level: expected.level, rule: expected.rule });
    expect(answer?.duties).toEqual(expect.arrayContaining(expected.duties));
    const [seen] = await postgres.seeAll(world, [question]);
    if (question.door === 'worker' && 'entry' in question && expected.result === 'SHOW')
      expect(seen).toMatchObject({ level: expected.level, rule: expected.rule });
    else expect(seen).toBeNull();
  });
});
