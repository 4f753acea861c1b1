import { describe, expect, it } from 'vitest';
import { Attempt } from './attempt.ts';

describe('an attempt', () => {
  it('keeps its ids for the same content, and has others for another', () => {
    const attempt = new Attempt();
    const first = attempt.idsFor({ words: 'a' });
    expect(attempt.idsFor({ words: 'a' })).toEqual(first);
    const second = attempt.idsFor({ words: 'b' });
    expect(second.mutationId).not.toBe(first.mutationId);
    expect(second.id).not.toBe(first.id);
    expect(second.id).not.toBe(second.mutationId);
  });
});
