import { expect, it } from 'vitest';
import { lacking } from './result.ts';

it('skips a check for which something is missing, and fails it where CI is set', () => {
  for (const environment of [{}, { CI: '' }, { CI: 'false' }])
    expect(lacking('There is no database', environment)).toEqual({ passed: 0, failed: 0, skipped: 1, details: 'There is no database' });
  expect(lacking('There is no database', { CI: 'true' })).toMatchObject({ passed: 0, failed: 1 });
});
