import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { anOverride } from '@alongside/consent/api/testing';
import { aPerson, looksAt, type Town } from '@alongside/people/api/testing';
import { type Actor, withBrokenRule } from '@alongside/platform/testing';
import { aWorker, type Organisation, type Worker } from '@alongside/teams/api/testing';
import { sealing } from '../testing/sealing.ts';

// Only a two-person release lifts a seal, a protected place or a restricted record: for one worker, until a day, by two others.

const LOOK = 'query Look($id: ID!) { look: disclosureLook(id: $id) { answer entries { nodes { words } } } }';
const RESULT = '{ __typename ... on CannotRelease { message } }';
const ASK = `mutation Ask($input: AskReleaseInput!) { done: askRelease(input: $input) ${RESULT} }`;
const PROPOSE = `mutation Propose($input: ProposeReleaseInput!) { done: proposeRelease(input: $input) ${RESULT} }`;
const AGREE = `mutation Agree($input: AnswerReleaseInput!) { done: agreeToRelease(input: $input) ${RESULT} }`;
const END = `mutation End($input: AnswerReleaseInput!) { done: endRelease(input: $input) ${RESULT} }`;
const RELEASES = 'query Releases { guardianReleases { id personId whom to { name } reason state mine forMe } }';

const KELLY = 'Kelly Marsden 14/2/1992';
const { api, database, world, join, keepAway, send, opens, seal } = sealing();
type At = Worker & Actor;
let town: Town;
let haven: Organisation;
let priya: At;
let joe: At;
let helen: At;
let gail: At;
let nora: At;
let maya: At;
let kelly: string;
beforeEach(() => ({ town, haven, priya, joe, helen, gail, nora, maya, kelly } = world()));

interface Release {
  id: string;
  state: string;
}
const releases = async (actor: Actor) => (await api.ask<{ guardianReleases: Release[] } | null>(actor, RELEASES)).data?.guardianReleases;
const disclosure = (actor: Actor = helen) =>
  anOverride(api, actor, { ground: 'legal', categories: ['health'], recipient: 'The county court', typed: KELLY });
const look = async (id: string) =>
  (await api.ask<{ look: { answer: string; entries: { nodes: unknown[] } } }>(helen, LOOK, { id })).data.look;
const until = '2026-11-30';

describe('from a disclosure', () => {
  it('a Guardian asks, and two others open it to them; the look, its log and its duties are those of any other', async () => {
    await seal();
    const overrideId = await disclosure();
    expect((await look(overrideId)).answer).toBe('ring');
    const id = uuidv7();
    expect(await send(helen, ASK, { id, overrideId, until })).toBe('ReleaseKept');
    expect(await send(helen, AGREE, { releaseId: id })).toBe('NOT_FOUND');
    expect(await send(gail, AGREE, { releaseId: id })).toBe('ReleaseKept');
    expect(await send(gail, AGREE, { releaseId: id })).toBe('ReleaseKept');
    expect((await look(overrideId)).answer).toBe('ring');
    expect(await releases(nora)).toMatchObject([
      { id, whom: KELLY, to: { name: 'Helen Frost' }, state: 'asked', mine: false, forMe: false },
    ]);
    expect(await send(nora, AGREE, { releaseId: id })).toBe('ReleaseKept');
    expect(await look(overrideId)).toEqual({ answer: 'opened', entries: { nodes: [{ words: 'Kelly, your chest is tight.' }] } });
    expect(await releases(helen)).toMatchObject([{ id, state: 'open', mine: true, forMe: true }]);
    expect(await database.sql('select opens from overrides where override_id = $1', [overrideId])).toEqual([{ opens: true }]);
    expect((await looksAt(database, kelly)).filter(({ operation }) => ['Ask', 'Agree'].includes(operation))).toHaveLength(4);
  });

  it('a Guardian asks only of what it tells of, and their own alone', async () => {
    const open = await disclosure();
    const nobody = await anOverride(api, gail, {
      ground: 'legal',
      categories: ['health'],
      recipient: 'The court',
      typed: 'Zorvald Quimbet 14/2/1992',
    });
    expect(await send(helen, ASK, { overrideId: open, until })).toBe('NOT_FOUND');
    expect(await send(gail, ASK, { overrideId: nobody, until })).toBe('NOT_FOUND');
    await seal();
    expect(await send(gail, ASK, { overrideId: open, until })).toBe('NOT_FOUND');
    expect(await send(priya, ASK, { overrideId: open, until })).toBe('NOT_FOUND');
    for (const day of ['2026-11-23', '2027-01-01']) expect(await send(helen, ASK, { overrideId: open, until: day })).toBe('CannotRelease');
    expect(await send(helen, ASK, { overrideId: open, until, reason: ' ' })).toBe('CannotRelease');
  });
});

describe('for a colleague', () => {
  const propose = (actor: Actor, actId: string, change: object = {}) =>
    send(actor, PROPOSE, { personId: kelly, actId, name: 'joe  TANNER', until, ...change });

  it('one Guardian proposes and another agrees; it ends by itself, and early by either', async () => {
    const act = await seal();
    const id = uuidv7();
    expect(await propose(helen, act, { name: 'Nobody Here' })).toBe('CannotRelease');
    expect(await propose(helen, act, { id })).toBe('ReleaseKept');
    expect(await opens(joe)).toBe(false);
    expect(await send(helen, AGREE, { releaseId: id })).toBe('ReleaseKept');
    expect(await opens(joe)).toBe(false);
    await send(gail, AGREE, { releaseId: id });
    expect(await opens(joe)).toBe(true);
    expect(await send(helen, END, { releaseId: id })).toBe('ReleaseKept');
    expect(await opens(joe)).toBe(false);
    expect(await releases(gail)).toMatchObject([{ id, state: 'over' }]);

    const again = uuidv7();
    await propose(gail, act, { id: again });
    await send(helen, AGREE, { releaseId: again });
    expect(await opens(joe)).toBe(true);
    await database.setClock('2026-12-01T10:00:00Z');
    expect(await opens(joe)).toBe(false);
  });

  it('two who agree at once open it, and one human with two logins does not', async () => {
    const act = await seal();
    const human = await aPerson().called('Gail Carr').at(database, town.place);
    await database.sql('update workers set person_id = $1 where worker_id = $2', [human, gail.workerId]);
    const again = await join(aWorker().called('Gail Again').inRole('guardian').whoIs(human), town.anchor);
    const id = uuidv7();
    await propose(gail, act, { id });
    await send(again, AGREE, { releaseId: id });
    expect(await opens(joe)).toBe(false);
    await Promise.all([send(helen, AGREE, { releaseId: id }), send(nora, AGREE, { releaseId: id })]);
    expect(await opens(joe)).toBe(true);
  });

  it('is for the Guardians of who put it as well: without one of theirs nothing opens', async () => {
    const hana = await join(aWorker().called('Hana Bell').inRole('guardian'), haven);
    const act = await seal();
    await seal(hana, haven);
    const id = uuidv7();
    await propose(helen, act, { id });
    await send(gail, AGREE, { releaseId: id });
    expect(await opens(joe)).toBe(false);
    expect(await releases(helen)).toMatchObject([{ state: 'asked' }]);
    expect(await releases(hana)).toMatchObject([{ id, whom: null, state: 'asked' }]);
    await send(hana, AGREE, { releaseId: id });
    expect(await opens(joe)).toBe(true);
  });
});

describe('to everyone else there is nothing', () => {
  it('whether or not something is asked for', async () => {
    const act = await seal();
    const linked = await join(aWorker().called('Lin Marsden').inRole('guardian'), town.anchor);
    await keepAway(linked);
    const id = uuidv7();
    await send(helen, PROPOSE, { id, personId: kelly, actId: act, name: 'Joe Tanner', until });
    for (const actor of [priya, joe]) expect(await releases(actor)).toBeUndefined();
    for (const actor of [linked, maya]) expect(await releases(actor)).toEqual([]);
    for (const actor of [priya, joe, linked, maya]) {
      expect(await send(actor, AGREE, { releaseId: id })).toBe('NOT_FOUND');
      expect(await send(actor, END, { releaseId: id })).toBe('NOT_FOUND');
      expect(await send(actor, PROPOSE, { personId: kelly, actId: act, name: 'Joe Tanner', until })).toBe('NOT_FOUND');
      expect(await database.as({ ...actor, role: 'guardian' }).sees('select * from guardian_releases')).toEqual([]);
    }
    await expect(database.as(helen).sees('select * from release_acts')).rejects.toThrow('permission denied');
    await expect(database.sql('delete from release_acts')).rejects.toThrow('only ever added to');
  });
});

/** What comes of one try, at the world that each begins with. */
const tries: Readonly<Record<string, () => Promise<unknown>>> = {
  'who gains': async () => {
    await seal();
    const id = uuidv7();
    await send(helen, ASK, { id, overrideId: await disclosure(), until });
    return send(gail, AGREE, { releaseId: id });
  },
  'one’s own': async () => {
    await seal();
    const id = uuidv7();
    await send(helen, ASK, { id, overrideId: await disclosure(), until });
    return send(helen, AGREE, { releaseId: id });
  },
  'who put it': async () => {
    const hana = await join(aWorker().called('Hana Bell').inRole('guardian'), haven);
    await seal(hana, haven);
    const id = uuidv7();
    await send(helen, PROPOSE, { id, personId: kelly, actId: await seal(), name: 'Joe Tanner', until });
    await send(gail, AGREE, { releaseId: id });
    return (await releases(helen))?.[0]?.state;
  },
};

describe('would be noticed', () => {
  it.each([
    [
      'who gains',
      'agree_to_release',
      'one_human(e.done_by, me_worker()) and not one_human(e.done_by, r.to_worker_id)',
      'one_human(e.done_by, me_worker())',
    ],
    ['one’s own', 'agree_to_release', 'or r.for_me', ''],
    ['who put it', 'agree_to_release', 'where exists (select from guardians_for', 'where false and exists (select from guardians_for'],
  ])('%s', async (what, where, line, mutant) => {
    const before = await tries[what]!();
    const after = await withBrokenRule(database, [where, line, mutant], tries[what]!);
    expect(after).not.toEqual(before);
  });
});
