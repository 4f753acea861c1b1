export { routes } from './routes.ts';
export { words } from './words.ts';
