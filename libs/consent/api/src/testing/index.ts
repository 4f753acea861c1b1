export { aDutyToShare } from './a-duty-to-share.ts';
export { aSharingChoice } from './a-sharing-choice.ts';
export { anOverride } from './an-override.ts';
