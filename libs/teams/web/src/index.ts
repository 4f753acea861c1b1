export { routes } from './routes.ts';
export { outsideRoutes } from './ways-in/routes.ts';
