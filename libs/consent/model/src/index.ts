export { carried, categories, type Category, pickable, readersOfAll } from './categories.ts';
export * from './decision/index.ts';
export { LONGEST_REASON, openable, OVERRIDE_HOURS, overrideForm } from './override.ts';
