export { aPerson } from './a-person.ts';
export { aTown, type Town } from './a-town.ts';
export { looksAt } from './looks.ts';
export { tenThousandStrangers, rowsTouched } from './rows-touched.ts';
export { type ARow, listedId, load, type Loaded } from './a-list.ts';
