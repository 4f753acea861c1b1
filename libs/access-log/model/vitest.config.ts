import { onServer } from '../../../tools/vitest/api.ts';

export default onServer(import.meta.dirname, { database: false });
