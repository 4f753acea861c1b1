import { expect, it } from 'vitest';
import { IDLE_MINUTES, LONGEST_HOURS } from './index.ts';

it('ends a session that nobody uses before one that is used all day', () => {
  expect(IDLE_MINUTES).toBeLessThan(LONGEST_HOURS * 60);
});
