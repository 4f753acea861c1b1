export { organisationKinds } from './kinds.ts';
export { routes } from './routes.ts';
export { words } from './words.ts';
