export type * from './access-facts.ts';
export type * from './authority-facts.ts';
export type * from './decider.ts';
export type * from './protection-facts.ts';
export * from './question.ts';
export type * from './sharing-facts.ts';
export * from './vocabulary.ts';
export type * from './world.ts';
