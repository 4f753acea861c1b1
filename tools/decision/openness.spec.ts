import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { decideAll } from '../../libs/consent/model/src/decision/decide.ts';
import type { Question } from '../../libs/consent/model/src/decision/question.ts';
import { categoryNumbers, type CategoryNumber, type Id } from '../../libs/consent/model/src/decision/vocabulary.ts';
import type { World } from '../../libs/consent/model/src/decision/world.ts';
import { randomWorld } from '../../libs/consent/model/src/testing/random-world.ts';
import { cloneDatabase, dropDatabase } from '../postgres/index.ts';
import { type Explained, postgresDecider, type PostgresDecider } from './postgres-decider.ts';

// Before words are saved, their readers are named: `openness` foretells who. What it says of an organisation and a category must be what a typical
// worker alongside of that organisation then gets by the decision, where no protection is in play.

const WORLDS = 150;
const NAME = `openness_${process.pid}`;
/** The card is no category of an entry, and a staff-safety note has its own line. */
const foretold: readonly CategoryNumber[] = categoryNumbers.filter((category) => category !== '1' && category !== '12');
let postgres: PostgresDecider<Explained>;
beforeAll(async () => {
  await cloneDatabase(inject('superuserUrl'), inject('template'), NAME);
  const url = new URL(inject('superuserUrl'));
  url.pathname = `/${NAME}`;
  postgres = await postgresDecider(url.href, { also: readFileSync(join(import.meta.dirname, 'foretold.sql'), 'utf8') });
}, 120_000);
afterAll(async () => {
  await postgres?.close();
  await dropDatabase(inject('superuserUrl'), NAME);
});

/** The same world without what protects, with a writer of a new organisation, and of each other a worker alongside of everyone who needs all of it. */
function plainly(world: World): World {
  const organisations = Object.keys(world.organisations ?? {});
  const people = Object.keys(world.people ?? {});
  const all = Object.fromEntries(categoryNumbers.map((category) => [category, 'full'] as const));
  return {
    ...world,
    organisations: { ...world.organisations, pen: { kind: 'council' } },
    workers: {
      ...world.workers,
      writer: { organisations: ['pen'] },
      ...Object.fromEntries(organisations.map((id) => [`t-${id}`, { organisations: [id] }])),
    },
    entries: Object.fromEntries(
      people.flatMap((subject) =>
        foretold.map(
          (category) => [`${subject}-${category}`, { subject, categories: [category], organisation: 'pen', author: 'writer' }] as const,
        ),
      ),
    ),
    agreements: [{ organisations: [...organisations, 'pen'], state: 'in force' }],
    involvements: organisations.flatMap((organisation) =>
      people.map((person) => ({ worker: `t-${organisation}`, organisation, person, state: 'alongside' as const, from: world.now })),
    ),
    needs: { worker: all },
    seals: [],
    protectedPlaces: [],
    restrictedRecords: [],
    looks: {},
    overrides: [],
    covers: [],
    huddles: [],
  };
}

const askedAs = (world: World, organisation: Id, entry: Id): Question => ({
  door: 'worker',
  session: { until: new Date(Date.parse(world.now) + 60_000).toISOString() },
  actor: { worker: `t-${organisation}`, organisation, role: 'worker' },
  purpose: 'support',
  entry,
});

it('in random worlds, the readers named beforehand are those who then read', async () => {
  let opened = 0;
  for (let at = 0; at < WORLDS; at++) {
    const world = plainly(randomWorld(83_000 + at, 1).world);
    const questions = Object.keys(world.organisations ?? {})
      .filter((id) => id !== 'pen')
      .flatMap((organisation) => Object.keys(world.entries ?? {}).map((entry) => askedAs(world, organisation, entry)));
    const foretells = await postgres.ask<boolean>('foretold_world', world, questions);
    const reads = decideAll(world, questions).map(({ result, level }) => result === 'SHOW' && level === 'full');
    opened += reads.filter(Boolean).length;
    const differ = questions.filter((_, which) => foretells[which] !== reads[which]).map((question) => JSON.stringify(question));
    expect(differ, `world ${at}`).toEqual([]);
  }
  expect(opened).toBeGreaterThan(200);
}, 300_000);
