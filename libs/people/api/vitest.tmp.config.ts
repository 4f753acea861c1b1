import { mergeConfig } from 'vitest/config';
import { onServer } from '../../../tools/vitest/api.ts';
export default mergeConfig(onServer(import.meta.dirname, { database: true }), { resolve: { alias: [{ find: /^graphql$/, replacement: new URL('../../../node_modules/graphql/index.js', import.meta.url).pathname }] } });
