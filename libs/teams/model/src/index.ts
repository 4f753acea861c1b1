export { IDLE_MINUTES, LONGEST_HOURS } from './session.ts';
