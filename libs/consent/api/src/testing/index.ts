export { aSharingChoice } from './a-sharing-choice.ts';
