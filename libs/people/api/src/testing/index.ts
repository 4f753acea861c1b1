export { aPerson } from './a-person.ts';
export * from './teams.ts';
