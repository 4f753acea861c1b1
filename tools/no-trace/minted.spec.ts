import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { Minted } from './minted.ts';

const told = (...ids: string[]): string => `200 ${JSON.stringify({ ids })}`;

describe('ids that were made while the API was asked', () => {
  it('are the same in both worlds, each under a name of its own', () => {
    const answers = [1, 2].map(() => {
      const [since, one, other] = [Date.now(), uuidv7(), uuidv7()];
      const minted = new Minted(since);
      return [minted.named(told(one, other)), minted.named(told(other, one, one))];
    });
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toEqual([told('made 1', 'made 2'), told('made 2', 'made 1', 'made 1')]);
  });

  it('are told from the ids of a world: one more, one less or another of those is a difference', () => {
    const ofTheWorld = ['3084426a-1a35-76ab-af58-c3a97a2f5e3c', uuidv7({ msecs: Date.now() - 10_000 })];
    const minted = new Minted(Date.now());
    expect(minted.named(told(...ofTheWorld))).toBe(told(...ofTheWorld));
    expect(minted.named(told(uuidv7()))).not.toBe(minted.named(told(uuidv7(), uuidv7())));
  });
});
