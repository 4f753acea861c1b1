import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { decideAll } from '../../libs/consent/model/src/decision/decide.ts';
import type { Answer, Question } from '../../libs/consent/model/src/decision/question.ts';
import type { World } from '../../libs/consent/model/src/decision/world.ts';
import { randomWorld } from '../../libs/consent/model/src/testing/random-world.ts';
import { toldWorlds, type Told } from '../decision/told-worlds.ts';
import { ROOT } from '../start/settings.ts';
import { same } from './compare.ts';
import type { Mutant } from './typescript-mutants.ts';

const DECISION = join(ROOT, 'libs/consent/model/src/decision');
/** Beside those that are told. They are made one after the other, as far as some mistake needs them. */
export const RANDOM_WORLDS = 20_000;
const PER_WORLD = 12;

type DecideAll = typeof decideAll;

/** A world, its questions, and what the decision says to them as it stands. */
interface Exam extends Told {
  readonly answers: readonly Answer[];
}

/** The decision in TypeScript, of which one line at a time can be broken. */
export interface BrokenTypeScript {
  /** Asks a copy with the mistake until something is answered otherwise. Gives the number of that question, from 1; undefined: the mistake lives. */
  noticed(mutant: Mutant): Promise<number | undefined>;
  close(): void;
}

/** Asks what is told, and then random worlds of the seed. */
export function openBrokenTypeScript(seed: number, randomWorlds = RANDOM_WORLDS): BrokenTypeScript {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-mutants-'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const told = toldWorlds();
  const exams: Exam[] = [];
  const examAt = (at: number): Exam => {
    const { world, questions } = told[at] ?? randomWorld(seed + at - told.length, PER_WORLD);
    return (exams[at] ??= { world, questions, answers: decideAll(world, questions) });
  };
  let mutants = 0;
  return {
    async noticed(mutant) {
      const decide = await loadMutant(join(folder, String((mutants += 1))), mutant);
      let asked = 0;
      for (let at = 0; at < told.length + randomWorlds; at++) {
        const { world, questions, answers } = exams[at] ?? examAt(at);
        for (const [which, answer] of askOrNothing(decide, world, questions).entries()) {
          asked += 1;
          const expected = answers[which];
          if (!answer || !expected || !same(answer, expected)) return asked;
        }
      }
      return undefined;
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** An error is noticed too. */
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
async function loadMutant(copy: string, { what, file, text, mistake }: Mutant): Promise<DecideAll> {
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
