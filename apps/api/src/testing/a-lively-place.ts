import { v7 as uuidv7 } from 'uuid';
import { openDemoPlace } from '@alongside/demo';
import { anEntry } from '@alongside/conversations/api/testing';
import { aPerson } from '@alongside/people/api/testing';
import { type Actor, signIn, type TestDatabase } from '@alongside/platform/testing';
import { anOrganisation, aPlace, aTeam, aWorker, type Organisation, type Worker } from '@alongside/teams/api/testing';
import type { KnownRow } from './arguments.ts';

/** A place in full life, and one beside it that nobody here can see. */
export interface LivelyPlace {
  readonly actors: Readonly<Record<'alongside' | 'beside nobody' | 'administrator' | 'guardian' | 'elsewhere', Actor>>;
  /** Rows with ids, of every table there is. */
  readonly rows: readonly KnownRow[];
  /** Rows of the other place. */
  readonly hidden: readonly KnownRow[];
  /** Puts back what lets the actors in and what they are beside: administrators can end all of it. */
  freshen(): Promise<void>;
}

async function priya(database: TestDatabase): Promise<Actor & Worker> {
  const [row] = await database.sql<{ worker_id: string; organisation_id: string; place_id: string; role: string; organisation: string }>(
    `select m.*, o.name as organisation from memberships m join workers w using (worker_id) join organisations o on o.organisation_id = m.organisation_id
     where w.name like 'Priya%' order by m.from_at limit 1`,
  );
  if (!row) throw new Error('Priya is not in the demo place.');
  const worker = { workerId: row.worker_id, organisationId: row.organisation_id, placeId: row.place_id, role: row.role };
  return { ...(await signIn(database, worker)), name: row.organisation };
}

/** Opens the demo place, and lays out another with something of each kind in it. */
export async function aLivelyPlace(database: TestDatabase): Promise<LivelyPlace> {
  await openDemoPlace(database.adminUrl, 'https://issuer.example', new Date());
  await database.sql(
    "update organisations set looks_after_place = true where kind = 'anchor' and not exists (select from organisations where looks_after_place)",
  );
  await inDanger(database);
  await protectsSomeone(database);
  const guardian = await aWorker()
    .called('Gail Carr')
    .inRole('guardian')
    .of(database, await organisationOf(database, 'anchor'));
  await liftsWhatProtects(database, guardian);
  const here = await rowsOf(database);
  const place = await aPlace(database, 'Elsewhere');
  const organisation = await anOrganisation().called('Far away').at(database, place);
  const [wren, sol] = [await aWorker().called('Wren').of(database, organisation), await aWorker().called('Sol').of(database, organisation)];
  await aTeam(database, 'Far team', wren, sol);
  const person = await aPerson()
    .called('Ivo Far')
    .onPhone('07700 900999')
    .withAlongside(wren)
    .ledBy(wren)
    .whoSaid('Quiet.', wren, '2026-01-01T00:00:00Z')
    .at(database, place);
  await anEntry().about('life').saying('Far words.').writtenBy(database, wren, person);
  await anEntry().saying('Far words without readers.').writtenBy(database, wren, person);
  await database.sql(
    "insert into call_backs (call_back_id, place_id, asker_id, organisation_id, typed, names, phone, asked_at) values ($1, $2, $3, $4, 'Ivo Far', '{ivo,far}', '07700900999', moment())",
    [uuidv7(), place.placeId, sol.workerId, organisation.organisationId],
  );
  const seen = new Set(here.flatMap((row) => Object.values(row)));
  const hidden = (await rowsOf(database)).filter(
    (row) => !Object.entries(row).some(([key, value]) => key.endsWith('_id') && seen.has(value)),
  );
  const newcomer = aWorker()
    .called('Nell Newcome')
    .of(database, await organisationOf(database, 'council'));
  const administrator = aWorker()
    .called('Ada Minister')
    .inRole('administrator')
    .of(database, await organisationOf(database, 'anchor'));
  const actors = {
    alongside: await priya(database),
    'beside nobody': await signIn(database, await newcomer),
    administrator: await signIn(database, await administrator),
    guardian: await signIn(database, guardian),
    elsewhere: await signIn(database, wren),
  };
  return { actors, rows: here, hidden, freshen: () => freshen(database, Object.values(actors)) };
}

/** Priya opened Kelly's record twice, asks to wait with telling her, and needs it twice more. */
async function inDanger(database: TestDatabase): Promise<void> {
  const { workerId, organisationId, placeId } = await priya(database);
  const ids = [uuidv7(), uuidv7()];
  await database.sql(
    `insert into overrides (person_id, override_id, place_id, worker_id, organisation_id, ground, categories, reason, told, state, invoked_at, not_yet_reason, not_yet_until)
     select p.person_id, one, $1, $2, $3, 'safeguarding', '{health}', 'She fell.', 'No one.', 'active', moment(), 'He is there.', moment() + interval '7 days'
     from people p cross join unnest($4::uuid[]) one where p.place_id = $1 and p.full_name = 'Kelly Marsden'`,
    [placeId, workerId, organisationId, ids],
  );
  await database.sql(
    `insert into override_invocations (override_id, place_id, worker_id, organisation_id, typed, ground, categories, reason, told, invoked_at, person_id, renews)
     select longer, $1, $2, $3, 'Kelly Marsden', 'safeguarding', '{health}', 'She fell.', 'No one.', moment(), p.person_id, $5
     from people p cross join unnest($4::uuid[]) longer where p.place_id = $1 and p.full_name = 'Kelly Marsden'`,
    [placeId, workerId, organisationId, [uuidv7(), uuidv7()], ids[0]],
  );
}

/** Priya has kept somebody away and another says who is not meant by it; a caution note waits for her agreement, and one of hers is to be looked at again. */
async function protectsSomeone(database: TestDatabase): Promise<void> {
  await database.sql(
    `with beside as (
       select i.person_id, i.place_id, i.worker_id, i.organisation_id from involvements i join workers w using (worker_id) where w.name like 'Priya%' and i.state = 'alongside' and i.until_at is null
     ), together as (
       select b.person_id, b.place_id, b.worker_id as priya, b.organisation_id as hers, i.worker_id as other, i.organisation_id as theirs
       from beside b join involvements i on i.person_id = b.person_id and i.worker_id <> b.worker_id and i.state = 'alongside' and i.until_at is null limit 1
     ), act as (
       insert into protective_acts (person_id, act_id, place_id, what, said, reason, put_by, organisation_id, put_at)
       select person_id, gen_random_uuid(), place_id, 'conflict_link', 'Zorvald Quimbet', 'She is afraid.', priya, hers, moment() from together
       returning person_id, act_id, place_id
     ), dismissed as (
       insert into link_dismissals (person_id, dismissal_id, place_id, link_act_id, said, reason, done_by, organisation_id, done_at)
       select act.person_id, gen_random_uuid(), act.place_id, act_id, 'Millbrook Housing', 'He works there.', other, theirs, moment() from act cross join together
     ), written as (
       insert into entries (person_id, entry_id, place_id, conversation_id, kind, occurred_at, recorded_at, author_id, organisation_id, words, categories, shown_to_person,
         caution_state, caution_review_on, caution_second_id)
       select person_id, gen_random_uuid(), place_id, gen_random_uuid(), 'conversation', date_trunc('milliseconds', moment()), moment(), author, wrote_for, 'Go in twos.',
         '{staff_safety}', 'now', state, london_day(moment()) + days, second
       from together cross join lateral (values (other, theirs, 'draft', 30, priya), (priya, hers, 'active', 3, other)) note (author, wrote_for, state, days, second)
       returning person_id, entry_id, place_id
     )
     insert into caution_notes (person_id, entry_id, place_id, evidence, told, told_words)
     select person_id, entry_id, place_id, 'The dog bites.', true, 'At the door.' from written`,
  );
}

/** What protects is lifted: the Guardian's disclosure tells of a seal, another Guardian asks that it is opened to Joe, and Kelly's place is kept to those with her. */
async function liftsWhatProtects(database: TestDatabase, guardian: Worker): Promise<void> {
  const { workerId, organisationId, placeId } = guardian;
  const connector = await priya(database);
  const sealed = await aPerson().called('Tess Hale').withAlongside(connector).at(database, guardian);
  const [made, releaseId] = [uuidv7(), uuidv7()];
  await database.sql(
    `insert into protections (person_id, protection_id, place_id, kind, named)
     select $1::uuid, $2::uuid, $3::uuid, 'seal', array[$4::uuid]
     union all select person_id, gen_random_uuid(), place_id, 'protected_place', array_agg(worker_id) from involvements
       where person_id = (select p.person_id from people p where p.place_id = $3 and p.full_name = 'Kelly Marsden') group by person_id, place_id`,
    [sealed, made, placeId, connector.workerId],
  );
  await database.sql(
    `insert into protective_acts (person_id, act_id, place_id, what, made, said, reason, put_by, organisation_id, put_at)
     values ($1, $2, $3, 'seal_of_person', array[$4::uuid], 'Priya Nair', 'She is afraid.', $5, $6, moment())`,
    [sealed, uuidv7(), placeId, made, connector.workerId, organisationId],
  );
  await database.sql(
    `insert into override_invocations (override_id, place_id, worker_id, organisation_id, typed, ground, categories, reason, told, invoked_at, person_id, recipient)
     values ($1, $2, $3, $4, 'Tess Hale', 'legal', '{health}', 'The court asks.', 'No one.', moment(), $5, 'The coroner')`,
    [uuidv7(), placeId, workerId, organisationId, sealed],
  );
  await database.sql(
    `insert into release_acts (person_id, act_id, place_id, release_id, what, to_worker_id, until_at, reason, done_by, organisation_id, done_at)
     select $1, $2, $3, $2, 'ask', joe.worker_id, moment() + interval '7 days', 'He stands in.', helen.worker_id, $4, moment()
     from workers joe join workers helen on helen.name = 'Helen Frost' where joe.name = 'Joe Tanner'`,
    [sealed, releaseId, placeId, organisationId],
  );
}

async function organisationOf(database: TestDatabase, kind: string): Promise<Organisation> {
  const [row] = await database.sql<{ organisation_id: string; place_id: string; name: string }>(
    'select organisation_id, place_id, name from organisations where kind = $1 limit 1',
    [kind],
  );
  if (!row) throw new Error(`The demo place has no organisation of the kind ${kind}.`);
  return { organisationId: row.organisation_id, placeId: row.place_id, name: row.name };
}

/** Everyone is let in by the session that they have, works where they worked, and is beside those they were beside. */
async function freshen(database: TestDatabase, actors: readonly Actor[]): Promise<void> {
  await database.sql('update organisations set issuer = null where issuer is not null');
  for (const table of ['memberships', 'involvements', 'team_members', 'lead_workers'])
    await database.sql(`update ${table} set until_at = null where until_at > moment() - interval '1 hour'`);
  for (const { workerId, organisationId, role, sessionId } of actors) {
    await database.sql('update memberships set role = $3 where worker_id = $1 and organisation_id = $2', [workerId, organisationId, role]);
    await database.sql('update sessions set ended_at = null, seen_at = moment(), organisation_id = $2 where session_id = $1', [
      sessionId,
      organisationId,
    ]);
  }
}

/** Up to forty rows of each table, with their ids and versions: a new table is there by itself. */
async function rowsOf(database: TestDatabase): Promise<KnownRow[]> {
  const tables = await database.sql<{ name: string; columns: string[] }>(
    `select table_name::text as name, array_agg(column_name::text) as columns from information_schema.columns
     join information_schema.tables using (table_schema, table_name)
     where table_schema = 'public' and table_type = 'BASE TABLE' and (udt_name = 'uuid' or column_name = 'version') group by table_name order by table_name`,
  );
  const rows = await Promise.all(
    tables.map(({ name, columns }) => database.sql(`select ${columns.map((c) => `"${c}"`).join(', ')} from "${name}" limit 40`)),
  );
  return rows.flat().filter((row) => Object.keys(row).some((key) => key.endsWith('_id')));
}
