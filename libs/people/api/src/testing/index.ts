export { aPerson } from './a-person.ts';
export { aTown, type Town } from './a-town.ts';
export { looksAt } from './looks.ts';
export { tenThousandStrangers, rowsTouched } from './rows-touched.ts';
