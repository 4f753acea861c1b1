export { NotHere } from './not-here.ts';
export { PageProblem } from './page-problem.ts';
export { routes } from './routes.ts';
export { words } from './words.ts';
