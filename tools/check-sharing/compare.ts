import type { Decider } from '../../libs/consent/model/src/decision/decider.ts';
import type { Answer, Question } from '../../libs/consent/model/src/decision/question.ts';
import type { World } from '../../libs/consent/model/src/decision/world.ts';

/** What one side said. */
export interface Said {
  by: string;
  answer: Answer;
}

/** The answers of every side to every question about a world: first by question, then by side. */
export async function askEach(deciders: readonly Decider[], world: World, questions: readonly Question[]): Promise<Said[][]> {
  const bySide: Said[][] = [];
  for (const decider of deciders) {
    const answers = await decider.askAll(world, questions);
    if (answers.length !== questions.length) {
      throw new Error(`${decider.name} gave ${answers.length} answers to ${questions.length} questions`);
    }
    bySide.push(answers.map((answer) => ({ by: decider.name, answer })));
  }
  return questions.map((_, at) => bySide.flatMap((said) => said[at] ?? []));
}

/** Are they all of one mind, and is that what the line expects? Its duties are those that an answer must have at least. */
export function ofOneMind(said: readonly Said[], expected: Answer | undefined): boolean {
  const [first] = said;
  if (!first) return false;
  return said.every(({ answer }) => same(answer, first.answer) && (!expected || meets(answer, expected)));
}

export function same(one: Answer, other: Answer): boolean {
  return sameLine(one, other) && [...one.duties].sort().join() === [...other.duties].sort().join();
}

const meets = (answer: Answer, expected: Answer): boolean =>
  sameLine(answer, expected) && expected.duties.every((duty) => answer.duties.includes(duty));

const sameLine = (one: Answer, other: Answer): boolean =>
  one.result === other.result && one.level === other.level && one.rule === other.rule;

/** An answer on one line: `SHOW full by D10 (we-have-to)`. */
export function inWords({ result, level, rule, duties }: Answer): string {
  const shown = level === null ? result : `${result} ${level}`;
  return `${shown} by ${rule}${duties.length > 0 ? ` (${[...duties].sort().join(', ')})` : ''}`;
}

/** What each side said, one below the other. */
export function whoSaidWhat(said: readonly Said[], expected: Answer | undefined): string {
  const lines = said.map(({ by, answer }) => [by, inWords(answer)] as const);
  const all = expected ? [...lines, ['expected', `${inWords(expected)}${expected.duties.length > 0 ? ' at least' : ''}`] as const] : lines;
  const widest = Math.max(...all.map(([by]) => by.length));
  return all.map(([by, words]) => `  ${by.padEnd(widest)}  ${words}`).join('\n');
}
