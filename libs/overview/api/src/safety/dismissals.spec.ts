import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Town } from '@alongside/people/api/testing';
import { type Actor, withBrokenRule } from '@alongside/platform/testing';
import { aWorker, type Worker } from '@alongside/teams/api/testing';
import { sealing } from '../testing/sealing.ts';

// A link is on every namesake. One of them is let in again by two who may end it; nobody is told whether anyone was meant.

const LINK = 'mutation Link($input: PutConflictLinkInput!) { done: putConflictLink(input: $input) { __typename } }';
const DISMISS =
  'mutation Dismiss($input: DismissLinkInput!) { done: dismissLink(input: $input) { __typename ... on CannotProtect { message } } }';
const ACTS =
  'query Acts($personId: ID!) { protectiveActs(personId: $personId) { id ended dismissals { id said reason mine agreed askedBy { name } } } }';

const { api, database, world, join, send, opens } = sealing();
type At = Worker & Actor;
interface Act {
  id: string;
  ended: boolean;
  dismissals: { id: string; said: string; mine: boolean; agreed: boolean }[];
}
let town: Town;
let priya: At;
let joe: At;
let helen: At;
let gail: At;
let kelly: string;
/** Two called Darren Holt: the one who is meant works for St Aidan’s, the other for housing. */
let meant: At;
let other: At;
let act: string;

const acts = async (actor: Actor) =>
  (await api.ask<{ protectiveActs: Act[] } | null>(actor, ACTS, { personId: kelly })).data?.protectiveActs;
const says = (actor: Actor, said: string, change: object = {}) => send(actor, DISMISS, { personId: kelly, actId: act, said, ...change });
const agrees = async (actor: Actor) => {
  const dismissal = (await acts(priya))?.[0]?.dismissals[0]?.id;
  return send(actor, DISMISS, { personId: kelly, actId: act, agreesTo: dismissal });
};

beforeEach(async () => {
  ({ town, priya, joe, helen, gail, kelly } = world());
  [meant, other] = [
    await join(aWorker().called('Darren Holt'), town.anchor),
    await join(aWorker().called('Darren Holt').inRole('guardian'), town.housing),
  ];
  for (const { workerId, organisationId } of [meant, other])
    await database.sql(
      `insert into involvements (person_id, involvement_id, place_id, worker_id, organisation_id, state, why, from_at)
       values ($1, gen_random_uuid(), $2, $3, $4, 'alongside', 'asked to', '2026-01-01Z')`,
      [kelly, town.place.placeId, workerId, organisationId],
    );
  await send(priya, LINK, { personId: kelly, name: 'Darren Holt', kind: 'ex' });
  act = (await acts(priya))![0]!.id;
});

describe('one of those of that name', () => {
  it('is let in again by two humans; the others stay away, and both reasons are kept', async () => {
    expect([await opens(meant), await opens(other)]).toEqual([false, false]);
    expect(await says(priya, 'millbrook  HOUSING')).toBe('ProtectionPut');
    expect(await opens(other)).toBe(false);
    expect(await agrees(priya)).toBe('ProtectionPut');
    expect(await opens(other)).toBe(false);
    expect(await agrees(helen)).toBe('ProtectionPut');
    expect([await opens(meant), await opens(other)]).toEqual([false, true]);
    expect(await acts(helen)).toMatchObject([{ ended: false, dismissals: [{ said: 'millbrook HOUSING', mine: false, agreed: true }] }]);
    expect(await database.sql('select state from conflict_links where person_id = $1 order by state', [kelly])).toEqual([
      { state: 'declared' },
      { state: 'dismissed' },
    ]);
    expect(await database.sql('select reason from link_dismissals where person_id = $1', [kelly])).toHaveLength(2);
    await expect(database.sql('delete from link_dismissals')).rejects.toThrow('only ever added to');
  });

  it('is told of to nobody: what fits no one is answered, shown and agreed to alike', async () => {
    const fits = await says(priya, 'Millbrook Housing');
    expect(await says(priya, 'Nowhere at all')).toBe(fits);
    const [{ dismissals } = { dismissals: [] }] = (await acts(helen)) ?? [];
    for (const { id } of dismissals) expect(await send(helen, DISMISS, { personId: kelly, actId: act, agreesTo: id })).toBe(fits);
    expect((await acts(priya))?.[0]?.dismissals.map(({ agreed }) => agreed)).toEqual([true, true]);
    for (const change of [{ reason: ' ' }, { said: ' ' }]) expect(await says(priya, 'x', change)).toBe('CannotProtect');
  });

  it('neither says so nor learns of it; nor does anyone else who may not end the link', async () => {
    await says(priya, 'Millbrook Housing');
    for (const actor of [meant, other]) expect(await acts(actor)).toBeUndefined();
    for (const actor of [meant, other, joe]) {
      expect(await says(actor, 'Millbrook Housing')).toBe('NOT_FOUND');
      expect(await agrees(actor)).toBe('NOT_FOUND');
    }
    expect(await send(helen, DISMISS, { personId: kelly, actId: act, agreesTo: uuidv7() })).toBe('NOT_FOUND');
    await expect(database.as(priya).sees('select * from link_dismissals')).rejects.toThrow('permission denied');
    expect(await opens(other)).toBe(false);
  });
});

describe('would be noticed', () => {
  it.each([
    ['one alone', 'one_human(asked.done_by, me_worker()) or', '', () => priya],
    [
      'somebody who may not end it',
      'if not exists (select from my_protective_acts',
      'if false and not exists (select from my_protective_acts',
      () => joe,
    ],
    ['all of that name', 'and l.link_id = any (asked.links)', '', () => gail],
  ] as const)('%s', async (_what, line, mutant, second) => {
    await says(priya, 'Millbrook Housing');
    const after = await withBrokenRule(database, ['dismiss_link', line, mutant], async () => {
      await agrees(second());
      return [await opens(meant), await opens(other)];
    });
    expect(after).toEqual([mutant === '' && second() === gail, true]);
  });
});
