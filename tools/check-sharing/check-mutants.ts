import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { decideAll } from '../../libs/consent/model/src/decision/decide.ts';
import type { Answer, Question } from '../../libs/consent/model/src/decision/question.ts';
import type { World } from '../../libs/consent/model/src/decision/world.ts';
import { randomWorld } from '../../libs/consent/model/src/testing/random-world.ts';
import { readCases } from '../../libs/consent/model/src/testing/read-worlds.ts';
import { ROOT } from '../start/settings.ts';
import { seconds } from '../start/steps.ts';
import { same } from './compare.ts';
import { type Mutant, MUTANTS } from './mutants.ts';

const DECISION = join(ROOT, 'libs/consent/model/src/decision');
const CASES = join(ROOT, 'libs/consent/model/src/testing/sharing-cases.ndjson');
const WORLDS = 6000;
const PER_WORLD = 12;

type DecideAll = typeof decideAll;

/** A world, its questions, and what the decision says to them as it stands. */
interface Exam {
  world: World;
  questions: Question[];
  answers: Answer[];
}

/** Puts each small mistake into a copy of the TypeScript, and asks it the cases and random questions until it says something else. */
export async function checkMutants(seed: number): Promise<number> {
  const from = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'alongside-mutants-'));
  const exams = makeExams(seed);
  const questions = exams.reduce((sum, exam) => sum + exam.questions.length, 0);
  console.log(`${MUTANTS.length} mistakes, the cases and then ${questions} questions in all, seed ${seed}`);
  const survived: Mutant[] = [];
  try {
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    for (const [at, mutant] of MUTANTS.entries()) {
      const asked = askUntilNoticed(await loadMutant(folder, at, mutant), exams);
      if (asked === undefined) survived.push(mutant);
      console.log(`  ${asked === undefined ? 'NOT NOTICED' : `noticed by question ${asked}`.padEnd(24)}  ${mutant.what}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`\nMistakes     ${MUTANTS.length}
Noticed      ${MUTANTS.length - survived.length}
Not noticed  ${survived.length}${survived.length > 0 ? ` (${survived.map(({ what }) => what).join('; ')})` : ''}
Seed ${seed}, ${seconds(from)}`);
  return survived.length === 0 ? 0 : 1;
}

function makeExams(seed: number): Exam[] {
  const cases = readCases(readFileSync(CASES, 'utf8')).map(({ world, question }) => ({ world, questions: [question] }));
  const random = Array.from({ length: WORLDS }, (_, at) => randomWorld(seed + at, PER_WORLD));
  return [...cases, ...random].map(({ world, questions }) => ({ world, questions, answers: decideAll(world, questions) }));
}

/** The number of the first question that is answered otherwise. An error is noticed too. */
function askUntilNoticed(decide: DecideAll, exams: readonly Exam[]): number | undefined {
  let asked = 0;
  for (const { world, questions, answers } of exams) {
    for (const [at, answer] of askOrNothing(decide, world, questions).entries()) {
      asked += 1;
      const expected = answers[at];
      if (!answer || !expected || !same(answer, expected)) return asked;
    }
  }
  return undefined;
}

function askOrNothing(decide: DecideAll, world: World, questions: readonly Question[]): (Answer | undefined)[] {
  try {
    return decide(world, questions);
  } catch {
    return [undefined];
  }
}

/** The text, however its lines are broken. */
const asWrittenAnywhere = (text: string): RegExp =>
  new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/\s+/g, '\\s+'), 'g');

/** A copy of the decision with the mistake in it, loaded as a module of its own. */
async function loadMutant(folder: string, at: number, { what, file, text, mistake }: Mutant): Promise<DecideAll> {
  const copy = join(folder, String(at));
  cpSync(DECISION, copy, { recursive: true, filter: (path) => !path.endsWith('.spec.ts') });
  const path = join(copy, file);
  const source = readFileSync(path, 'utf8');
  const place = asWrittenAnywhere(text);
  const found = [...source.matchAll(place)].length;
  if (found !== 1) throw new Error(`"${what}": ${file} has "${text}" ${found} times, and must have it once`);
  writeFileSync(
    path,
    source.replace(place, () => mistake),
  );
  const module = (await import(pathToFileURL(join(copy, 'decide.ts')).href)) as { decideAll: DecideAll };
  return module.decideAll;
}
