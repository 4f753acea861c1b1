export { routes } from './routes.ts';
export { words } from './words.ts';
export { outsideRoutes } from './ways-in/routes.ts';
