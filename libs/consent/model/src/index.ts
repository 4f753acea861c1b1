export { carried, categories, type Category, pickable, readersOfAll } from './categories.ts';
export * from './decision/index.ts';
