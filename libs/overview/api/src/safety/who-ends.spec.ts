import { beforeEach, describe, expect, it } from 'vitest';
import type { Town } from '@alongside/people/api/testing';
import { type Actor, withBrokenRule } from '@alongside/platform/testing';
import { aWorker, type Organisation, type Worker } from '@alongside/teams/api/testing';
import { sealing } from '../testing/sealing.ts';

// What protects ends by two humans, and by whom, once those who put it are gone.

const END_ACT = 'mutation EndAct($input: EndProtectionInput!) { done: endProtection(input: $input) { __typename } }';
const ACTS = 'query Acts { guardianActs { whom act { id personId } } }';
const ends = (actor: Actor, actId: string) => send(actor, END_ACT, { personId: kelly, actId });
const { api, database, world, join, keepAway, send, opens, link } = sealing();
type At = Worker & Actor;
let town: Town;
let haven: Organisation;
let priya: At;
let joe: At;
let helen: At;
let gail: At;
let maya: At;
let kelly: string;
beforeEach(() => ({ town, haven, priya, joe, helen, gail, maya, kelly } = world()));

describe('ending what protects', () => {
  it('is for the Guardians of the lead’s organisation where too few are left who may', async () => {
    const alex = await join(aWorker().called('Alex Moore'), town.housing);
    const act = await link(town.housing, alex);
    expect(await opens(joe)).toBe(false);
    const listed = async (actor: Actor) =>
      (await api.ask<{ guardianActs: { act: { id: string } }[] }>(actor, ACTS)).data.guardianActs.map(({ act: { id } }) => id);
    // Alex has left, and housing has one Guardian
    expect(await listed(helen)).toEqual([act]);
    expect(await ends(maya, act)).toBe('ProtectionPut');
    expect(await opens(joe)).toBe(false);
    expect(await ends(helen, act)).toBe('ProtectionPut');
    expect(await opens(joe)).toBe(true);
  });

  it('is not theirs while two of the organisation that put it may, nor where that is a protected service, nor to one kept from the person', async () => {
    const alex = await join(aWorker().called('Alex Moore'), town.housing);
    const second = await join(aWorker().called('Otto Lane').inRole('guardian'), town.housing);
    const theirs = await link(town.housing, alex);
    expect(await ends(helen, theirs)).toBe('NOT_FOUND');
    await database.sql('update memberships set until_at = moment() where worker_id = $1', [second.workerId]);
    expect(await ends(await join(aWorker().called('Priya Nair').inRole('guardian').whoIs(kelly), town.anchor), theirs)).toBe('NOT_FOUND');
    const nadia = await join(aWorker().called('Nadia Rahman'), haven);
    expect(await ends(helen, await link(haven, nadia))).toBe('NOT_FOUND');
    expect(await ends(helen, theirs)).toBe('ProtectionPut');
  });

  it('by two who ask in the same moment ends it', async () => {
    const act = await link(town.anchor, priya);
    await Promise.all([ends(helen, act), ends(gail, act)]);
    expect(await opens(joe)).toBe(true);
  });
});

/** What comes of one try, at the world that each begins with. */
const tries: Readonly<Record<string, () => Promise<unknown>>> = {
  'who is kept': async () => {
    const kept = await join(aWorker().called('Otto Lane').inRole('guardian'), town.housing);
    await keepAway(kept);
    return ends(helen, await link(town.housing, await town.worker('Alex Moore', town.housing)));
  },
  'a protected service': async () => ends(helen, await link(haven, await town.worker('Nadia Rahman', haven))),
};

describe('would be noticed', () => {
  it.each([
    [
      'who is kept',
      'guardians_for',
      'and not exists (select from conflicts c where c.worker_id = m.worker_id and c.person_id = person)',
      '',
    ],
    ['a protected service', 'leads_guardian', 'elsif (select o.protected_service', 'elsif (select false and o.protected_service'],
  ])('%s', async (what, where, line, mutant) => {
    const before = await tries[what]!();
    const after = await withBrokenRule(database, [where, line, mutant], tries[what]!);
    expect(after).not.toEqual(before);
  });
});
