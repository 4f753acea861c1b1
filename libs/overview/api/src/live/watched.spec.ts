import { expect, it } from 'vitest';
import { testDatabase } from '@alongside/platform/testing';

// What a screen may show rests on rows. A table that nobody watches would leave a screen open on what was withdrawn.

const database = testDatabase();

/** Tables whose rows change nothing that is seen on a person's pages, each with its reason. */
const STILL: Readonly<Record<string, string>> = {
  access_events: 'the log of looks',
  access_events_default: 'the log of looks',
  administration_events: 'the log of administration',
  call_backs: 'on Today alone',
  changes: 'itself',
  default_bases: 'of organisations that are yet to join',
  device_keys: 'of a device',
  duties_to_tell: 'on Today alone',
  entry_amendments: 'comes with a new version of its entry',
  guardian_alerts: 'the Guardian’s queue alone',
  guardian_marks: 'the Guardian’s queue alone',
  incidents: 'the Guardian’s queue alone',
  invitations: 'of a worker to be',
  known_browsers: 'sign-in',
  link_dismissals: 'the link that it lets go is watched itself',
  list_loads: 'an own list',
  listed_answers: 'an own list',
  listed_people: 'an own list',
  log_leaves: 'the seals',
  log_seals: 'the seals',
  log_watch: 'the seals',
  looks: 'the resident’s list of looks',
  match_answers: 'an own list',
  migrations: 'of the schema',
  mutations: 'what was sent before',
  not_yet_wishes: 'on Today and in the Guardian’s queue',
  not_yets: 'when the resident is told',
  override_invocations: 'comes with its override',
  passkey_challenges: 'sign-in',
  passkeys: 'sign-in',
  places: 'a name of the place',
  posture_epochs: 'comes with a setting',
  postures: 'compiled from settings',
  release_acts: 'the release that they make is watched itself',
  resident_sessions: 'the resident’s door',
  sessions: 'asked about by themselves',
  set_up_codes: 'sign-in',
  settings_changes: 'the history of settings',
  settings_looks: 'administration',
  sign_in_attempts: 'sign-in',
  team_members: 'opens nothing',
  teams: 'opens nothing',
  test_clock: 'of the tests',
  worker_identities: 'sign-in',
  worker_marks: 'comes with what it marks',
};

interface Watched {
  readonly name: string;
  readonly events: number;
}

const tables = () =>
  database.sql<Watched>(
    `select c.relname as name, (select count(*)::int from pg_trigger t where t.tgrelid = c.oid and t.tgname ~ '^changes_on_(insert|update|delete)$' and t.tgenabled in ('O', 'A')) as events
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname !~ '^access_events_[0-9]' order by c.relname`,
  );

it('watches every table but those that change nothing on a screen', async () => {
  for (const { name, events } of await tables()) expect([name, events], name).toEqual([name, name in STILL ? 0 : 3]);
});

it('knows of every time at which something begins or ends by itself', async () => {
  const [row] = await database.sql<{ text: string }>("select pg_get_functiondef('edges_since(timestamptz, uuid[])'::regprocedure) as text");
  const watched = (await tables()).filter(({ events }) => events > 0).map(({ name }) => name);
  const columns = await database.sql<{ table: string; column: string }>(
    `select table_name::text as "table", column_name::text as "column" from information_schema.columns
     where table_schema = 'public' and data_type = 'timestamp with time zone' and table_name = any ($1)
       and column_name ~ '^(from|until|starts|written_up|woken|withdrawn|superseded|given|invoked|noted)_at$'`,
    [watched],
  );
  // those are said, and hold from then on
  const said = new Set(['competence_notes.noted_at']);
  const parts = (row?.text ?? '').split('union all');
  const missing = columns
    .filter(({ table, column }) => !said.has(`${table}.${column}`))
    .filter(
      ({ table, column }) => !parts.some((part) => new RegExp(`from ${table}\\b`).test(part) && new RegExp(`\\.${column}\\b`).test(part)),
    );
  expect(missing).toEqual([]);
  expect(columns.length).toBeGreaterThan(25);
});

it('tells the application of nobody’s changes but theirs whom it names', async () => {
  await expect(database.outside('select * from changes')).rejects.toThrow('permission denied');
  await expect(database.outside('insert into changes (place_id) values (gen_random_uuid())')).rejects.toThrow('permission denied');
});

it('forgets changes after ten minutes', async () => {
  await database.sql(
    "insert into changes (place_id, made_at) values (gen_random_uuid(), statement_timestamp() - interval '11 minutes'), (gen_random_uuid(), statement_timestamp())",
  );
  await database.outside('select forget_changes()');
  expect(await database.sql('select 1 from changes')).toHaveLength(1);
});
