export * from '../../../people/api/src/testing/index.ts';
