import * as v from 'valibot';
import { categories, type Category } from './categories.ts';

/** Longest reason, in characters. */
export const LONGEST_REASON = 2_000;

/** Whole hours that an override is open by itself. The settings of a place may say otherwise; the answer of the server counts. */
export const OVERRIDE_HOURS = { emergency: 4, safeguarding: 72, legal: 24, serious_crime: 24 } as const;

/** What an override may open, what is needed most in danger first. */
export const openable: readonly Category[] = [
  'health',
  'mind_and_substances',
  'care',
  'life',
  'safeguarding',
  'abuse_and_whereabouts',
  'childs_own',
  'about_me',
  'justice',
  'sexual_and_gender',
  'immigration',
  'staff_safety',
  'told_in_confidence',
];

const needed = (key: string) =>
  v.pipe(v.string(), v.trim(), v.nonEmpty(`safety.problem.${key}`), v.maxLength(LONGEST_REASON, 'safety.problem.long'));

/** Open someone's record in danger, as its form holds it. Messages are keys. That `typed` names someone in full, `isFullDetail` of the people model says. */
export const overrideForm = v.object({
  typed: needed('typed'),
  ground: v.picklist(['emergency', 'safeguarding', 'legal', 'serious_crime'], 'safety.problem.ground'),
  categories: v.pipe(v.array(v.picklist(categories.map(({ name }) => name))), v.nonEmpty('safety.problem.categories')),
  reason: needed('reason'),
  told: needed('told'),
});
