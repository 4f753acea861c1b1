export { type DemoProvider, demoProvider, type DemoProviderOptions } from './demo-provider.ts';
