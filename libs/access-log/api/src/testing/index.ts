export { watchLooks } from './watch-looks.ts';
