import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { cloneDatabase, dropDatabase } from '../postgres/index.ts';
import { mutants } from './mutants.ts';
import { type Explained, postgresDecider, type PostgresDecider, type Question, type World } from './postgres-decider.ts';
import { migrations, ruleInForce } from './rule-in-force.ts';

// A rule that a test cannot see broken is not tested. Each mutant breaks one line of the sharing decision in the database; what is then answered of
// the sharing cases, and of what is told beside them, must differ.

interface Asked {
  readonly world: World;
  readonly questions: Question[];
}

const ROOT = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
// `verdicts` and what reads the newest of them are made from one text
const verdicts = migrations().flatMap((sql) => sql.match(/^do \$made\$[\s\S]*?^end \$made\$;$/gm) ?? []);
const textOf = (name: string): string => (name === 'verdicts' ? (verdicts.at(-1) ?? '') : ruleInForce(name));

const asked: Asked[] = [];
for (const line of ['sharing-cases', 'once-of-two-minds'].flatMap((name) =>
  read(`libs/consent/model/src/testing/${name}.ndjson`).trim().split('\n'),
)) {
  const { world = asked.at(-1)!.world, question } = JSON.parse(line) as { world?: World; question: Question };
  asked.push({ world, questions: [question] });
}
// what no case reaches: one world with many questions, and what is different in each of the others
const [first, ...others] = read('tools/decision/beside-the-cases.ndjson').trim().split('\n');
const common = JSON.parse(first!) as Asked;
asked.push(common);
for (const line of others) {
  const { but, questions = common.questions } = JSON.parse(line) as { but: Partial<World>; questions?: Question[] };
  asked.push({ world: { ...common.world, ...but }, questions });
}

const NAME = `mutants_${process.pid}`;
let postgres: PostgresDecider<Explained>;
let policy: pg.Client;
let before: string[];
beforeAll(async () => {
  await cloneDatabase(inject('superuserUrl'), inject('template'), NAME);
  const url = new URL(inject('superuserUrl'));
  url.pathname = `/${NAME}`;
  postgres = await postgresDecider(url.href);
  policy = new pg.Client({ connectionString: url.href });
  await policy.connect();
  await policy.query('set role alongside_policy');
  before = await everyAnswer();
});
afterAll(async () => {
  await postgres?.close();
  await policy?.end();
  await dropDatabase(inject('superuserUrl'), NAME);
});

/** What is answered. A failure is an answer too. */
async function everyAnswer(until: (answer: string, at: number) => boolean = () => false): Promise<string[]> {
  const answers: string[] = [];
  for (const [at, { world, questions }] of asked.entries()) {
    const answer = await postgres.askAll(world, questions).then(
      (all) => JSON.stringify(all),
      (error: unknown) => String(error),
    );
    answers.push(answer);
    if (until(answer, at)) break;
  }
  return answers;
}

const replace = (text: string) => policy.query(text);

it('has every mutant where it can be found, once', () => {
  for (const [name, stands] of mutants) expect(textOf(name).split(stands).length, `${name}: ${stands}`).toBe(2);
});

it.each(mutants)('%s without "%s" is seen', async (name, stands, instead) => {
  const text = textOf(name);
  await replace(text.replace(stands, () => instead));
  try {
    let differs = false;
    await everyAnswer((answer, at) => (differs = answer !== before[at]));
    expect(differs).toBe(true);
  } finally {
    await replace(text);
  }
});
