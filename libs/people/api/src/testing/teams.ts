export * from '../../../../teams/api/src/testing/index.ts';
