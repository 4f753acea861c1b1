export { aSharingChoice } from './a-sharing-choice.ts';
export { anOverride } from './an-override.ts';
