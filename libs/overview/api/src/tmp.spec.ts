import { it } from 'vitest';
import { writeFileSync, appendFileSync } from 'node:fs';
import { testDatabase } from '@alongside/platform/testing';
import { CALL_BACKS } from '@alongside/people/api';
import { MY_CARDS, UNSORTED } from './today.queries.ts';
import { aTown } from './testing.ts';
const database = testDatabase();
it('x', async () => {
  const town = await aTown(database);
  const grace = await town.worker('Grace');
  await database.sql(
    `with added as (insert into people (person_id, place_id, preferred_name, added_by, added_at)
       select gen_random_uuid(), $1, 'Person ' || n, $2, moment() from generate_series(1, 1000) n returning person_id),
     beside as (insert into involvements (person_id, involvement_id, place_id, worker_id, organisation_id, state, why, from_at)
       select person_id, gen_random_uuid(), $1, $2, $3, 'alongside', 'asked to', moment() - interval '1 day' from added)
     insert into entries (person_id, entry_id, place_id, conversation_id, kind, occurred_at, recorded_at, author_id, organisation_id, words, categories, shown_to_person)
       select person_id, gen_random_uuid(), $1, gen_random_uuid(), 'conversation', moment(), moment(), $2, $3, 'Words.', '{}', 'now' from added`,
    [town.place.placeId, grace.workerId, grace.organisationId],
  );
  writeFileSync('/tmp/people-dbg.txt', '');
  for (const s of [CALL_BACKS, MY_CARDS, UNSORTED]) {
    const rows = await database.as(grace).sees<{ 'QUERY PLAN': string }>('explain (analyze, timing off) ' + s.text);
    appendFileSync('/tmp/people-dbg.txt', s.name + '\n' + rows.map((r) => r['QUERY PLAN']).join('\n') + '\n\n');
  }
}, 600_000);
