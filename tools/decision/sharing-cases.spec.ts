import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { cloneDatabase, dropDatabase } from '../postgres/index.ts';
import { type Explained, postgresDecider, type PostgresDecider, type Question, type World } from './postgres-decider.ts';

// The cases are the specification of the sharing decision: each a world, a question and its answer. The database gives that answer when asked to
// explain itself, and its story shows what the answer says.

interface Case {
  readonly n: string;
  readonly title: string;
  readonly world: World;
  readonly question: Question;
  readonly expect: Explained;
}

function readCases(file: string): Case[] {
  const cases: Case[] = [];
  for (const line of readFileSync(join(import.meta.dirname, `../../libs/consent/model/src/testing/${file}.ndjson`), 'utf8')
    .trim()
    .split('\n')) {
    const one = JSON.parse(line) as Omit<Case, 'world'> & { world?: World };
    cases.push({ ...one, world: one.world ?? cases.at(-1)!.world });
  }
  return cases;
}
const cases = readCases('sharing-cases');
// where this decision and the model's once gave different answers: the reading that was chosen
const onceOfTwoMinds = readCases('once-of-two-minds');
// what is otherwise where a place set other durations and silent categories than the defaults
const settingsOfAPlace = readCases('settings-of-a-place');

const NAME = `cases_${process.pid}`;
let postgres: PostgresDecider<Explained>;
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

  it.each([...onceOfTwoMinds, ...settingsOfAPlace])('$title', async ({ world, question, expect: expected }) => {
    const [answer] = await postgres.askAll(world, [question]);
    expect({ ...answer, duties: [...(answer?.duties ?? [])].sort() }).toEqual({ ...expected, duties: [...expected.duties].sort() });
  });
});
