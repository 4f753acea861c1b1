import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { aPerson } from '@alongside/people/api/testing';
import { withBrokenRule } from '@alongside/platform/testing';
import { aWorker, type Organisation, type Place, type Worker } from '@alongside/teams/api/testing';
import { protecting } from './testing/protecting.ts';

// A rule that a test cannot see broken is not tested: of what protects a person.

const { database, aWorld, reads, link, put, end, acts, town } = protecting();
let place: Place;
let anchor: Organisation;
let housing: Organisation;
let priya: Worker;
let joe: Worker;
let sam: Worker;
let darren: Worker;
let nadia: Worker;
let guardian: Worker;
let stranger: Worker;
beforeAll(() => ({ place, anchor, housing, priya, joe, sam, darren, nadia, guardian, stranger } = town()));

describe('the rule', () => {
  const mutants: readonly (readonly [name: string, stands: string, instead: string])[] = [
    ['put_conflict_link', 's.person_id = person and s.alongside', 's.person_id = person'],
    ['keep_away', ' and w.worker_id <> me_worker()', ''],
    ['keep_away', 'and p.birth_date = born ', ''],
    ['put_protection', 's.person_id = person and s.alongside', 's.person_id = person'],
    ['put_protection', 'b.person_id = person and b.worker_id = one.worker_id', 'true'],
    ['put_protection', ' and s.organisation_id = s.for_organisation_id', ''],
    ['put_protection', 'union select me_worker()', ''],
    ['put_protection', 'union select e.author_id from entries e where e.person_id = person and e.entry_id = of_entry\n', ''],
    ['put_protection', 'and o.protected_service ', 'and not o.protected_service '],
    [
      'my_protective_acts',
      'a.put_by = me.worker_id and a.organisation_id = me.organisation_id\n',
      'a.organisation_id = me.organisation_id\n',
    ],
    ['my_protective_acts', '(a.organisation_id = me.organisation_id\n', '(true\n'],
    ['end_protection', 'if not a.end_asked then', 'if false then'],
    ['end_protection', 'if a.end_asked_by_me then', 'if false then'],
  ];

  it.each(mutants)('%s without "%s" is noticed', async (...mutant) => {
    const before = await whatComes();
    expect(await withBrokenRule(database, mutant, whatComes)).not.toEqual(before);
  });

  async function whatComes(): Promise<unknown[]> {
    const all: unknown[] = [];
    const see = async (person: string) => {
      for (const worker of [priya, joe, sam, darren, nadia]) all.push(await reads(worker, person));
    };
    const record = await aPerson().called('Ray Marsh').bornOn('1980-01-02').at(database, place);
    const ray = await aWorker().called('Raymond').whoIs(record).of(database, housing);
    const { kelly } = await aWorld();
    await database.sql("insert into involvements values ($1, $2, $3, $4, $5, 'alongside', 'x', '2026-01-01Z', null)", [
      kelly,
      uuidv7(),
      place.placeId,
      ray.workerId,
      housing.organisationId,
    ]);
    const starting = await aWorker().of(database, anchor);
    await database.sql("insert into involvements values ($1, $2, $3, $4, $5, 'starting', 'x', '2026-01-01Z', null)", [
      kelly,
      uuidv7(),
      place.placeId,
      starting.workerId,
      anchor.organisationId,
    ]);
    all.push(await link(starting, kelly), await put(starting, kelly, 'seal_of_person'));
    await link(priya, kelly, { name: 'Priya Nair' });
    await link(priya, kelly, { name: 'Ray Marsh', birthDate: '1980-01-03' });
    await link(priya, kelly);
    all.push(await reads(ray, kelly));
    await see(kelly);
    for (const worker of [priya, joe, guardian, await aWorker().inRole('guardian').of(database, housing)]) {
      const found = await acts(worker, kelly);
      all.push(typeof found === 'string' ? found : found.map(({ said }) => said));
    }
    const found = await acts(priya, kelly);
    const [act] = typeof found === 'string' ? [] : found;
    for (let n = 0; n < 2; n++) if (act) all.push(await end(priya, kelly, act.id));
    all.push(await reads(darren, kelly));
    all.push((await database.sql("select 1 from protective_acts where person_id = $1 and what = 'end'", [kelly])).length);

    const second = await aWorld();
    all.push(await put(priya, second.kelly, 'seal_of_person', { namedIds: [stranger.workerId] }));
    all.push(await put(sam, second.kelly, 'seal_of_entry', { entryId: second.entry }));
    all.push(await put(joe, second.kelly, 'seal_of_entry', { entryId: second.entry }));
    await see(second.kelly);
    const third = await aWorld();
    all.push(await put(priya, third.kelly, 'seal_of_person', { namedIds: [joe.workerId] }));
    await see(third.kelly);
    return all;
  }
});
