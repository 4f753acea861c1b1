import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { randomWorld } from '../../libs/consent/model/src/testing/random-world.ts';
import { cloneDatabase, dropDatabase } from '../postgres/index.ts';
import { type Explained, postgresDecider, type PostgresDecider } from './postgres-decider.ts';

// The decision leaves the database by several ways: views, policies on the tables, and the explanation. In random worlds each must say the same of
// every person and entry, and nobody may write where they see nothing.

type EntryId = [person: string, entry: string];
type Read = [...EntryId, level: string, rule: string, words: string];

interface AppMay {
  readonly seen: Read[];
  readonly newest: Read[];
  readonly story: Read[];
  readonly explained: [...EntryId, level: string, rule: string][];
  readonly verdicts: [...EntryId, level: string][];
  readonly sight: string[];
  readonly near: string[];
  readonly beside: string[];
  readonly lineZero: string[];
  readonly newestLineZero: string[];
  readonly cards: string[];
  readonly own: EntryId[];
  readonly writesTo: string[];
  readonly saysWhatMatters: string[];
  readonly amends: EntryId[];
  readonly marks: EntryId[];
}

const WORLDS = 40;
const ACTORS = 3;
const NAME = `policies_${process.pid}`;
let postgres: PostgresDecider<Explained>;
let all: AppMay[];
beforeAll(async () => {
  await cloneDatabase(inject('superuserUrl'), inject('template'), NAME);
  const url = new URL(inject('superuserUrl'));
  url.pathname = `/${NAME}`;
  postgres = await postgresDecider(url.href, { also: readFileSync(join(import.meta.dirname, 'what-the-app-may.sql'), 'utf8') });
  all = [];
  for (let at = 0; at < WORLDS; at++) {
    const { world, questions } = randomWorld(71_000 + at, ACTORS * 2);
    const session = { until: new Date(Date.parse(world.now) + 60_000).toISOString() };
    const asked = questions.filter(({ door }) => door === 'worker').map((question) => ({ ...question, session }));
    all.push(...(await postgres.ask<AppMay>('app_world', world, asked.slice(0, ACTORS))));
  }
}, 300_000);
afterAll(async () => {
  await postgres?.close();
  await dropDatabase(inject('superuserUrl'), NAME);
});

const first = (count: number) => (row: readonly string[]) => row.slice(0, count).join(' ');
const ids = (rows: readonly (readonly string[])[]): string[] => rows.map(first(2));

describe('in random worlds, every way out of the database is of one mind', () => {
  it('is asked of worlds in which there is something to read and to write, and something to hide', () => {
    for (const may of ['story', 'own', 'cards', 'writesTo', 'saysWhatMatters', 'amends', 'marks'] as const)
      expect(all.filter((one) => one[may].length > 0).length, may).toBeGreaterThan(10);
    expect(all.filter(({ story, verdicts }) => story.length === 0 && verdicts.length === 0).length).toBeGreaterThan(10);
  });

  it('the story, its newest part and the explanation show the same entries, at the same level, by the same rule', () => {
    for (const { seen, newest, story, explained, verdicts } of all) {
      expect(newest).toEqual(seen);
      expect(story).toEqual(seen);
      expect(explained.map(first(4))).toEqual(seen.map(first(4)));
      expect(verdicts.map(first(3))).toEqual(seen.map(first(3)));
    }
  });

  it('the cards, the sight and both stories name the same people', () => {
    for (const { sight, cards, lineZero, newestLineZero } of all) {
      expect(cards).toEqual(sight);
      expect(lineZero).toEqual(sight);
      expect(newestLineZero).toEqual(sight);
    }
  });

  it('words are taken only to people whom the actor sees, and is near', () => {
    for (const { near, beside, writesTo, saysWhatMatters } of all) {
      expect(writesTo).toEqual(near);
      expect(saysWhatMatters).toEqual(beside);
    }
  });

  it('nobody amends, marks or finds the version of an entry that the story hides', () => {
    for (const { story, own, amends, marks } of all) {
      expect(ids(story)).toEqual(expect.arrayContaining(ids(own)));
      expect(ids(story)).toEqual(expect.arrayContaining(ids(amends)));
      expect(ids(story)).toEqual(expect.arrayContaining(ids(marks)));
    }
  });

  it.each([
    ['under a seal that does not name them', { seals: [{ entry: 'note', named: [] }] }],
    ['about someone whom a link keeps from them', { conflicts: [{ actor: 'nurse', person: 'pat', kind: 'ex', state: 'declared' }] }],
    ['about someone under a seal', { seals: [{ person: 'pat', named: [] }] }],
  ])('an author near the person neither amends nor marks their own entry %s', async (_, hiding) => {
    const [open] = await postgres.ask<AppMay>('app_world', ownEntry, [asAuthor]);
    const [hidden] = await postgres.ask<AppMay>('app_world', { ...ownEntry, ...hiding }, [asAuthor]);
    for (const may of ['story', 'own', 'amends', 'marks'] as const) expect(open?.[may], may).toHaveLength(1);
    for (const may of ['story', 'own', 'amends', 'marks'] as const) expect(hidden?.[may], may).toEqual([]);
    expect(hidden?.writesTo).toHaveLength(1);
  });
});

/** A nurse is alongside Kelly, and wrote about her and Pat. */
const ownEntry = {
  now: '2026-11-21T10:03:00.000Z',
  organisations: { surgery: { kind: 'health' } },
  workers: { nurse: { organisations: ['surgery'] } },
  people: { kelly: {}, pat: {} },
  entries: {
    note: { subject: 'kelly', categories: ['3'], organisation: 'surgery', author: 'nurse', passages: [{ about: 'pat', agreed: true }] },
  },
  involvements: [{ worker: 'nurse', organisation: 'surgery', person: 'kelly', state: 'alongside' }],
};
const asAuthor = {
  door: 'worker',
  session: { until: '2026-11-21T11:03:00.000Z' },
  actor: { worker: 'nurse', organisation: 'surgery', role: 'worker' },
  purpose: 'support',
};
