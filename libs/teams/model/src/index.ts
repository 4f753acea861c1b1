export { line, LONGEST_LINE, tidied } from './line.ts';
export { IDLE_MINUTES, LONGEST_HOURS } from './session.ts';
