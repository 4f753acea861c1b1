export { aBareActor } from './bare-actor.ts';
export { withBrokenRule } from './broken-rule.ts';
export { follow, type Following, type Heard } from './follow.ts';
export { type Answer, signIn, startApi, type TestApi } from './start-api.ts';
export { type Actor, testDatabase, TestDatabase } from './test-database.ts';
