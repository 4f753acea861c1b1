import type { Answer, Duty, Rule } from './question.ts';

/** The ways an answer is written. */

export const hide = (rule: Rule, ...duties: Duty[]): Answer => ({ result: 'HIDE', level: null, rule, duties });

export const exists = (rule: Rule, ...duties: Duty[]): Answer => ({ result: 'EXISTS', level: null, rule, duties });

export const show = (rule: Rule, level: 'full' | 'summary' | 'minimum', ...duties: Duty[]): Answer => ({
  result: 'SHOW',
  level,
  rule,
  duties,
});

/** The same answer with more duties, each once. */
export const withDuties = (answer: Answer, ...duties: Duty[]): Answer => ({
  ...answer,
  duties: [...new Set([...answer.duties, ...duties])],
});
