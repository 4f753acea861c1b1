import type { Answer, Question } from './question.ts';
import type { World } from './world.ts';

/** One implementation of the sharing decision, to be compared with another. */
export interface Decider {
  /** How reports call it. */
  readonly name: string;
  /** The answers in the order of the questions, each at the world's `now`. One world at a time. */
  askAll(world: World, questions: readonly Question[]): Promise<Answer[]>;
  close(): Promise<void>;
}
