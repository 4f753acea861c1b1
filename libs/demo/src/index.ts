export { demoPeople, type DemoPerson, openDemoPlace } from './demo-place.ts';
export { demoProvider } from './provider/index.ts';
export { millbrook } from './scenario/millbrook.ts';
