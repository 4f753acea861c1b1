import { manifest } from './load-api.ts';
import type { Asked } from './plan.ts';
import { PAGES } from './pages.ts';
import { QUESTIONS } from './questions.ts';
import { FOLLOW } from './screens.ts';

/** Every operation that the apps may ask, by name, from their own list. */
export function operationsOfTheApps(): Asked {
  const all = Object.values(manifest());
  const kindOf = (document: string): string => /^\s*(query|mutation|subscription)\b/.exec(document)?.[1] ?? 'query';
  return {
    operations: all.map(({ name }) => name).sort(),
    mutations: new Set(all.filter(({ document }) => kindOf(document) === 'mutation').map(({ name }) => name)),
  };
}

/** All that is asked of pairs: every operation of the apps, every list page by page, and screens that are followed. */
export function everythingAsked(): Asked {
  const { operations, mutations } = operationsOfTheApps();
  return { operations: [...operations, ...Object.keys(PAGES), FOLLOW], mutations };
}

/** Operations without a question, and questions without an operation. Empty where each has its other. */
export function notAsked(operations: readonly string[]): string[] {
  const asked = Object.keys(QUESTIONS);
  return [...operations.filter((name) => !asked.includes(name)), ...asked.filter((name) => !operations.includes(name))];
}
