import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Question } from '../../libs/consent/model/src/decision/question.ts';
import type { World } from '../../libs/consent/model/src/decision/world.ts';
import { readCases, readQuestion, readWorld } from '../../libs/consent/model/src/testing/read-worlds.ts';

/** A world, and what is asked of it. */
export interface Told {
  readonly world: World;
  readonly questions: readonly Question[];
}

const CASES = join(import.meta.dirname, '../../libs/consent/model/src/testing');
const linesOf = (path: string): string[] => readFileSync(path, 'utf8').trim().split('\n');

/** What every mistake in the decision is asked first: the sharing cases, the worlds of which the two sides once thought differently, places with settings of their own, and what no case reaches. */
export function toldWorlds(): Told[] {
  const cases = ['sharing-cases', 'once-of-two-minds', 'settings-of-a-place'].flatMap((name) =>
    readCases(readFileSync(join(CASES, `${name}.ndjson`), 'utf8')),
  );
  // one world with many questions, and what is different in each of the others
  const [first = '', ...others] = linesOf(join(import.meta.dirname, 'beside-the-cases.ndjson'));
  const common = JSON.parse(first) as { world: object; questions: unknown[] };
  const told = others.map((line) => JSON.parse(line) as { but: object; questions?: unknown[] });
  return [
    ...cases.map(({ world, question }) => ({ world, questions: [question] })),
    ...[{ but: {} }, ...told].map(({ but, questions = common.questions }: { but: object; questions?: unknown[] }) => ({
      world: readWorld({ ...common.world, ...but }),
      questions: questions.map((question) => readQuestion(question)),
    })),
  ];
}
