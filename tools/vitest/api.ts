// Vitest for whatever runs on the server: real PostgreSQL, real migrations, the application's own role.
import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** The configuration of a project in `root`, with or without a database. */
export function onServer(root: string, { database }: { database: boolean }): ViteUserConfig {
  return defineConfig({
    root,
    // One copy of graphql: Vitest would load it as a module for us and as CommonJS for Nest, and an error of one is none of the other.
    resolve: {
      tsconfigPaths: true,
      alias: [{ find: /^graphql$/, replacement: new URL('../../node_modules/graphql/index.js', import.meta.url).pathname }],
    },
    test: {
      environment: 'node',
      include: ['**/*.spec.ts'],
      exclude: ['**/node_modules/**'],
      setupFiles: [new URL('./setup.ts', import.meta.url).pathname],
      globalSetup: database ? [new URL('./database.ts', import.meta.url).pathname] : [],
      testTimeout: 30_000,
      hookTimeout: 60_000,
      maxWorkers: 2,
    },
  });
}
