import { v7 as uuidv7 } from 'uuid';
import { expect, it } from 'vitest';
import { startSealing } from './testing/start-sealing.ts';

const { database, sealer, look, after } = startSealing();
const nothing = () => Promise.resolve();
const day = Date.now() - 86_400_000;
const hour = (n: number) => new Date(day + n * 3_600_000).toISOString();

it('a log that nothing has sealed for hours is sealed without a word of back-dating, however much there is', async () => {
  await database.setClock(hour(0));
  await look({});
  await sealer().pass();
  await database.sql(
    `insert into access_events (place_id, person_id, at, event_id, worker_id, organisation_id, role, session_id, purpose, operation, kind, result, entry_ids, rules, request_id)
     select $1, $1, $2::timestamptz + n * interval '1 second', gen_random_uuid(), $1, $1, 'worker', $1, 'support', 'Many', 'listed', 'shown', '{}', '{}', $1 from generate_series(1, 12000) n`,
    [uuidv7(), hour(0)],
  );
  await database.setClock(hour(5));
  await sealer().pass();
  await look({});
  await sealer().pass();
  await database.setClock(undefined);
  expect(await after(nothing)).toEqual({ findings: [], seals: 5, looks: 12_002 });
});

it('a look that is dated into those hours afterwards is found', async () => {
  const [id] = await look({ at: hour(2) });
  await database.setClock(hour(5.1));
  await look({});
  await sealer().pass();
  await database.setClock(undefined);
  expect((await after(nothing)).findings).toEqual([
    { kind: 'without a seal', words: expect.stringContaining(`1 look has no seal although older than ten minutes (${id})`) as string },
  ]);
});
