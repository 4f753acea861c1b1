import type { TestDatabase } from '@alongside/platform/testing';
import { bases, type FieldWorld, HOUR_AGO, type Resident, STARTED, type Told, type Worker } from './field-world.ts';
import { letWorldsIn, loadWorld, type LoadedWorld } from './a-world.ts';

/** Words of a resident that stand beside the entries. */
export const wordsOf = ({ id }: Resident) => ({
  matters: [`First matters to ${id}`, `Now matters to ${id}`] as const,
  how: `How for ${id}`,
  never: `Never for ${id}`,
  need: `Need of ${id}`,
  detail: `Detail of ${id}`,
  known: `Known on the list of ${id}`,
  callBack: `0161 496 ${id}`,
});
/** Someone on the list of a worker's own organisation, whom it says they are alongside. */
export const listedFor = ({ id }: Worker) => ({ preferred: `Listed ${id}`, full: `Listwell ${id}`, born: '1950-05-05', age: 76 });
export const actOf = (worker: Worker, { id }: Resident) => ({
  said: `Kept away by ${worker.id} from ${id}`,
  reason: `Afraid, says ${worker.id} of ${id}`,
});
export const RELEASED_UNTIL = '2026-11-28T00:00:00.000Z';
export const ON_CALL = 'The duty desk';
export const SAID_AT = ['2026-10-01T09:00:00.000Z', '2026-11-01T09:00:00.000Z'] as const;
/** Who stands in the way of Guardians: one worker of each organisation looked at one person without being beside them. */
export const alertedOf = (workers: readonly Worker[]): Worker[] =>
  bases.flatMap((basis) => workers.find(({ kind }) => kind === basis) ?? []);

export interface LaidOut extends LoadedWorld {
  /** The override of a worker for a person, by `worker person ground`. */
  readonly overrides: ReadonlyMap<string, string>;
  readonly involvements: ReadonlyMap<string, string>;
}

/** Loads the world, and puts beside it what the sharing cases know nothing of. */
export async function layOut(database: TestDatabase, one: FieldWorld): Promise<LaidOut> {
  const { world, questions, residents, workers } = one;
  await letWorldsIn(database);
  await database.setClock(world.now);
  const loaded = await loadWorld(database, world, questions, 'fields:');
  const { idOf } = loaded;
  const place = idOf('the place');
  const put = (text: string, rows: readonly object[]) => database.sql(text, [place, JSON.stringify(rows)]);
  const of = (name: string) => idOf(name);

  await database.sql('update places set duty_desk = $2 where place_id = $1', [place, ON_CALL]);
  await database.sql('update lead_workers set organisation_id = $2, from_at = $3 where place_id = $1', [
    place,
    idOf('gp', 'organisation'),
    STARTED,
  ]);
  const people = residents.map((resident) => ({ ...resident, ...wordsOf(resident), id: of(resident.id), key: resident.id }));
  await put(
    `update people p set full_name = x."full", preferred_name = x.preferred, phone = x.phone, postcode = x.postcode, street = x.street, version = p.version + 1
     from jsonb_to_recordset($2::jsonb) x (id uuid, "full" text, preferred text, phone text, postcode text, street text) where p.place_id = $1 and p.person_id = x.id`,
    people,
  );
  await put(
    `insert into safe_contacts (person_id, safe_contact_id, place_id, how, when_to, number, never, said_at)
     select id, gen_random_uuid(), $1, how, 'At noon', phone, never, moment() from jsonb_to_recordset($2::jsonb) x (id uuid, how text, phone text, never text)`,
    people,
  );
  await put(
    `insert into communication_needs (person_id, communication_need_id, place_id, need, detail, said_at)
     select id, gen_random_uuid(), $1, need, detail, moment() from jsonb_to_recordset($2::jsonb) x (id uuid, need text, detail text)`,
    people,
  );
  await put(
    `insert into what_matters (person_id, what_matters_id, place_id, words, written_by, organisation_id, said_at)
     select person, id, $1, words, author, organisation, at from jsonb_to_recordset($2::jsonb) x (person uuid, id uuid, words text, author uuid, organisation uuid, at timestamptz)`,
    residents.flatMap((resident) =>
      wordsOf(resident).matters.map((words, at) => ({
        ...{
          person: of(resident.id),
          id: of(`matters ${at} ${resident.id}`),
          words,
          author: of('ruth'),
          organisation: idOf('gp', 'organisation'),
        },
        at: SAID_AT[at],
      })),
    ),
  );
  await putEntries(database, one, loaded);
  await putList(database, one, loaded);
  await put(
    `insert into call_backs (call_back_id, place_id, asker_id, organisation_id, typed, names, person_phone, phone, asked_at)
     select id, $1, asker, organisation, "full", string_to_array(name_key("full"), ' '), phone, number, at
     from jsonb_to_recordset($2::jsonb) x (id uuid, asker uuid, organisation uuid, "full" text, phone text, number text, at timestamptz)`,
    residents.map((resident) => ({
      ...{ ...resident, id: of(`call back ${resident.id}`), asker: of('eve'), organisation: idOf('elsewhere', 'organisation') },
      ...{ number: wordsOf(resident).callBack, at: HOUR_AGO },
    })),
  );
  await put(
    `insert into guardian_alerts (alert_id, place_id, organisation_id, worker_id, person_id, kind, at, slot, looks, raised_at)
     select id, $1, organisation, worker, person, 'no_relationship', at, at, array[look], at
     from jsonb_to_recordset($2::jsonb) x (id uuid, organisation uuid, worker uuid, person uuid, at timestamptz, look uuid)`,
    alertedOf(workers).map(({ id, organisation }) => ({
      ...{ id: of(`alert ${id}`), organisation: idOf(organisation, 'organisation'), worker: of(id), person: of(residents[0]?.id ?? '') },
      ...{ at: HOUR_AGO, look: of(`look ${id}`) },
    })),
  );
  await put(
    `insert into protective_acts (person_id, act_id, place_id, what, said, reason, put_by, organisation_id, put_at)
     select person, id, $1, 'conflict_link', said, reason, worker, organisation, at
     from jsonb_to_recordset($2::jsonb) x (person uuid, id uuid, said text, reason text, worker uuid, organisation uuid, at timestamptz)`,
    workers
      .filter(({ kind }) => (bases as readonly string[]).includes(kind))
      .flatMap((worker) =>
        residents
          .filter(({ id }) => id.startsWith(`${worker.role}+`))
          .map((resident) => ({
            ...{ person: of(resident.id), id: of(`act ${worker.id} ${resident.id}`), ...actOf(worker, resident) },
            ...{ worker: of(worker.id), organisation: idOf(worker.organisation, 'organisation'), at: HOUR_AGO },
          })),
      ),
  );
  await database.sql(
    `insert into link_dismissals (person_id, dismissal_id, place_id, link_act_id, said, reason, done_by, organisation_id, done_at)
     select a.person_id, x.id, $1, x.act, x.said, x.reason, $3, $4, $5::timestamptz
     from jsonb_to_recordset($2::jsonb) x (id uuid, act uuid, said text, reason text) join protective_acts a on a.act_id = x.act`,
    [
      place,
      JSON.stringify(
        workers.flatMap((worker) =>
          residents.map(({ id }) => ({
            ...{ id: of(`dismissal ${worker.id} ${id}`), act: of(`act ${worker.id} ${id}`) },
            ...{ said: `Not at ${worker.id}`, reason: `Another, says ${worker.id} of ${id}` },
          })),
        ),
      ),
      ...[of('eve'), idOf('elsewhere', 'organisation'), HOUR_AGO],
    ],
  );
  await put(
    `insert into release_acts (person_id, act_id, place_id, release_id, what, to_worker_id, until_at, reason, done_by, organisation_id, done_at)
     select person, id, $1, id, 'ask', receiver, until, reason, worker, organisation, at
     from jsonb_to_recordset($2::jsonb) x (person uuid, id uuid, receiver uuid, until timestamptz, reason text, worker uuid, organisation uuid, at timestamptz)`,
    workers
      .filter(({ kind, role }) => (bases as readonly string[]).includes(kind) && role === 'guardian')
      .flatMap((worker) =>
        residents
          .filter(({ id }) => id.startsWith('guardian+'))
          .map((resident) => ({
            ...{ person: of(resident.id), id: of(`release ${worker.id} ${resident.id}`), receiver: of('eve'), until: RELEASED_UNTIL },
            ...{ reason: actOf(worker, resident).reason, worker: of(worker.id), at: HOUR_AGO },
            organisation: idOf(worker.organisation, 'organisation'),
          })),
      ),
  );
  // nothing was opened for whom the person is kept from; whoever wrote once has told the person
  await database.sql("update override_invocations set typed = replace(reason, 'Reason of', 'Typed by') where place_id = $1", [place]);
  await database.sql(
    `update overrides o set opens = w.name not like '%-linked', person_told_at = case when w.name like '%-author' then $2::timestamptz end,
       person_told_how = case when w.name like '%-author' then 'in_person' end
     from workers w where w.worker_id = o.worker_id and o.place_id = $1`,
    [place, HOUR_AGO],
  );
  const overrides = await database.sql<{ key: string; id: string }>(
    `select w.name || ' ' || o.person_id || ' ' || o.ground as key, o.override_id as id from overrides o join workers w using (worker_id) where o.place_id = $1`,
    [place],
  );
  const involvements = await database.sql<{ key: string; id: string }>(
    `select w.name || ' ' || i.person_id as key, i.involvement_id as id from involvements i join workers w using (worker_id) where i.place_id = $1`,
    [place],
  );
  return {
    ...loaded,
    overrides: new Map(overrides.map(({ key, id }) => [key, id])),
    involvements: new Map(involvements.map(({ key, id }) => [key, id])),
  };
}

async function putEntries(database: TestDatabase, { world }: FieldWorld, { idOf }: LoadedWorld): Promise<void> {
  const place = idOf('the place');
  const rows = Object.entries<Told>(world.entries).map(([key, entry]) => ({
    ...{ person: idOf(entry.subject), id: idOf(key, 'entry'), conversation: idOf(`conversation ${key}`), words: entry.words },
    ...{ kind: entry.kind, source: entry.source, happened: entry.where, later: entry.amended?.words, because: entry.amended?.because },
    ...{ author: idOf(entry.author), amendment: idOf(`amendment ${key}`), caution: entry.caution !== undefined },
  }));
  const put = (text: string) => database.sql(text, [place, JSON.stringify(rows), HOUR_AGO]);
  const columns = `jsonb_to_recordset($2::jsonb) x (person uuid, id uuid, conversation uuid, words text, kind text, source text, happened text, later text, because text,
    author uuid, amendment uuid, caution boolean)`;
  await put(
    `update entries e set words = x.words, kind = x.kind, source = x.source, happened_where = x.happened, conversation_id = x.conversation, version = e.version + 1,
       amended_at = case when x.later is not null then $3::timestamptz end
     from ${columns} where e.place_id = $1 and e.person_id = x.person and e.entry_id = x.id`,
  );
  await put(
    `insert into entry_amendments (person_id, amendment_id, entry_id, place_id, version, words, because, author_id, amended_at)
     select person, amendment, id, $1, 1, later, because, author, $3::timestamptz from ${columns} where later is not null`,
  );
  await put(
    `insert into caution_notes (person_id, entry_id, place_id, evidence, told, told_words, agreed_at)
     select person, id, $1, 'Evidence. ' || words, true, 'Told. ' || words, $3::timestamptz from ${columns} where caution`,
  );
}

async function putList(database: TestDatabase, { residents, workers }: FieldWorld, { idOf }: LoadedWorld): Promise<void> {
  const place = idOf('the place');
  const load = (organisation: string) => ({ organisation: idOf(organisation, 'organisation'), load: idOf(`load ${organisation}`) });
  await database.sql(
    `insert into list_loads (organisation_id, load_id, place_id, source, loaded_by, started_at, last_at)
     select organisation, load, $1, 'The tenancy list', $1, moment(), moment() from jsonb_to_recordset($2::jsonb) x (organisation uuid, load uuid)`,
    [place, JSON.stringify(bases.map((basis) => load(`by-${basis}`)))],
  );
  const rows = [
    ...residents.map((one) => ({ ...one, ...load('by-choice'), id: idOf(one.id), known: wordsOf(one).known, worker: null })),
    ...workers.map((one) => ({ ...listedFor(one), ...load(one.organisation), id: idOf(`listed ${one.id}`), known: null, worker: one.id })),
  ];
  await database.sql(
    `insert into listed_people (organisation_id, listed_id, place_id, name_key, find_words, preferred_name, full_name, birth_date, worker, worker_key, known, known_at, known_from,
       load_id, seen_in, listed_at, changed_at)
     select organisation, id, $1, name_key("full"), array_to_tsvector(list_words(concat_ws(' ', "full", preferred))), preferred, "full", born, worker, worker_key(worker),
       known, case when known is not null then date '2026-09-09' end, case when known is not null then 'A letter' end, load, load, moment(), moment()
     from jsonb_to_recordset($2::jsonb) x (organisation uuid, load uuid, id uuid, "full" text, preferred text, born date, worker text, known text)`,
    [place, JSON.stringify(rows)],
  );
}
