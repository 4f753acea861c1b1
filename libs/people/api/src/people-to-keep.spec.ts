import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, signIn, startApi } from '@alongside/platform/testing';
import { teamsDomain } from '@alongside/teams/api';
import { aWorker } from '@alongside/teams/api/testing';
import { peopleDomain } from './index.ts';
import { aPerson, aTown, looksAt, type Town } from './testing/index.ts';

const KEEP = 'query PeopleToKeep { peopleToKeep { id name preferredName standing } }';
type Kept = { peopleToKeep: { id: string; name: string; preferredName: string; standing: string }[] };

const api = startApi([teamsDomain, peopleDomain]);
const { database } = api;
let town: Town;

beforeAll(async () => {
  town = await aTown(database);
});

const keep = (actor: Actor | null) => api.ask<Kept>(actor, KEEP);

describe('peopleToKeep', () => {
  it('are those the worker is alongside or starting with, by name', async () => {
    const grace = await town.worker('Grace Mensah');
    const walter = await aPerson().called('Walter Ellery').withAlongside(grace).at(database, town.place);
    const kelly = await aPerson().called('kelly Marsden', 'Kel').withStarting(grace).at(database, town.place);
    const dee = await aPerson().called('Dee Hart').whoseWhereaboutsAreHidden().withAlongside(grace).at(database, town.place);
    expect((await keep(grace)).data.peopleToKeep).toEqual([
      { id: dee, name: 'Dee Hart', preferredName: 'Dee', standing: 'alongside' },
      { id: kelly, name: 'kelly Marsden', preferredName: 'Kel', standing: 'starting' },
      { id: walter, name: 'Walter Ellery', preferredName: 'Walter', standing: 'alongside' },
    ]);
  });

  it('are nobody hidden, over, resting or linked by a conflict, and none of these is in the log', async () => {
    const grace = await town.worker('Grace Mensah');
    const joe = await town.worker('Joe Tanner');
    const seen = await aPerson().withAlongside(grace).at(database, town.place);
    const notTheirs = [
      await aPerson().withAlongside(joe).at(database, town.place),
      await aPerson().withResting(grace).at(database, town.place),
      await aPerson().withAlongside(grace, { until: '2026-01-01T00:00:00Z' }).at(database, town.place),
      await aPerson().withAlongside(grace, { from: '2099-01-01T00:00:00Z' }).at(database, town.place),
      await aPerson().withAlongside(grace).withConflict(grace).at(database, town.place),
      await aPerson().withStarting(grace).withConflict(grace).at(database, town.place),
    ];
    expect((await keep(grace)).data.peopleToKeep.map(({ id }) => id)).toEqual([seen]);
    for (const id of notTheirs) expect(await looksAt(database, id)).toEqual([]);
  });

  it('are not those known through another organisation than the one acted for', async () => {
    const builder = aWorker().called('Denise Clarke');
    const denise = await builder.of(database, town.anchor);
    await aPerson()
      .withAlongside(await builder.alsoOf(database, denise, town.housing))
      .at(database, town.place);
    expect((await keep(await signIn(database, denise))).data.peopleToKeep).toEqual([]);
  });

  it('are for nobody who is not signed in', async () => {
    expect((await keep(null)).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it('stand in the log as kept on a phone, each once', async () => {
    const grace = await town.worker('Grace Mensah');
    const alongside = await aPerson().withAlongside(grace).at(database, town.place);
    const starting = await aPerson().withStarting(grace).at(database, town.place);
    await keep(grace);
    const kept = { worker_id: grace.workerId, operation: 'PeopleToKeep', kind: 'kept_on_a_phone', result: 'shown', entry_ids: [] };
    expect(await looksAt(database, alongside)).toEqual([{ ...kept, rules: ['alongside'] }]);
    expect(await looksAt(database, starting)).toEqual([{ ...kept, rules: ['card'] }]);
  });

  it('are read with these statements and no more, for one or a thousand', async () => {
    const grace = await town.worker('Grace Mensah');
    await aPerson().withAlongside(grace).at(database, town.place);
    await keep(grace);
    const few = api.statements();
    expect(few).toMatchSnapshot('PeopleToKeep');
    await database.sql(
      `with added as (insert into people (person_id, place_id, preferred_name, added_by, added_at)
         select gen_random_uuid(), $1, 'Person ' || n, $2, moment() from generate_series(1, 999) n returning person_id)
       insert into involvements (person_id, involvement_id, place_id, worker_id, organisation_id, state, why, from_at)
         select person_id, gen_random_uuid(), $1, $2, $3, 'alongside', 'asked to', moment() - interval '1 day' from added`,
      [town.place.placeId, grace.workerId, grace.organisationId],
    );
    expect((await keep(grace)).data.peopleToKeep).toHaveLength(1_000);
    expect(api.statements().slice(0, -1)).toEqual(few.slice(0, -1)); // the log of one look is written in a shorter way than that of many
  });
});
