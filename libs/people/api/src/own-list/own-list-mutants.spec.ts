import { beforeAll, expect, it } from 'vitest';
import { type Actor, signIn, startApi, withBrokenRule } from '@alongside/platform/testing';
import { teamsDomain } from '@alongside/teams/api';
import { anOrganisation, aWorker, type Organisation } from '@alongside/teams/api/testing';
import { peopleDomain } from '../index.ts';
import { aPerson, type ARow, aTown, listedId, load } from '../testing/index.ts';

// A rule that a test cannot see broken is not tested. Each mutant breaks one line of who finds, is proposed or may begin with whom;
// what a handful of workers of one world then see, or become, must differ.

const api = startApi([teamsDomain, peopleDomain]);
const { database } = api;
const NOW = '2026-11-24T10:00:00Z';
const actors: Record<string, Actor> = {};
const ids: string[] = [];
let before: Record<string, string[]>;

const row = (reference: string, fullName: string, more: Partial<ARow> = {}): ARow => ({
  reference,
  preferredName: fullName.split(' ')[0]!,
  fullName,
  known: `of ${fullName}`,
  ...more,
});

beforeAll(async () => {
  await database.setClock(NOW);
  const town = await aTown(database);
  const office = await anOrganisation().called('Harbour Homes').at(database, town.place);
  const other = await anOrganisation().called('Council').at(database, town.place);
  const join = async (key: string, name: string, { role = 'worker', at = office }: { role?: string; at?: Organisation } = {}) => {
    const worker = await aWorker().called(name).inRole(role).of(database, at);
    return (actors[key] = { ...worker, ...(await signIn(database, worker)) });
  };
  const maya = await join('maya', 'Maya Osei', { role: 'supervisor' });
  const second = await join('second', 'Ines Duarte', { role: 'administrator' });
  const priya = await join('priya', 'Priya Nair');
  await join('colleague', 'Sam Okafor');
  await join('namesake', 'Priya Nair', { at: other });
  const linked = await join('linked', 'Darren Hill');
  const kept = await join('keptAway', 'Ola Kept', { role: 'supervisor' });
  await join('twin', 'Joe Twin');
  await join('secondTwin', 'Joe Twin');
  const leaver = await join('leaver', 'Lee Gone');
  await join('lateTwin', 'Lee Gone');
  const own = await aPerson().called('Own Record').bornOn('1980-01-01').at(database, town.place);
  const self = await aWorker().called('Sel Fie').whoIs(own).of(database, office);
  actors['self'] = { ...self, ...(await signIn(database, self)) };
  actors['pretender'] = { ...priya, role: 'supervisor' };

  const rows = [
    row('1', 'Dee Hart', { worker: 'Priya Nair', birthDate: '1990-01-01' }),
    row('2', 'Not Mine', { worker: 'Priya Nair' }),
    row('3', 'With Already', { worker: 'Priya Nair' }),
    row('4', 'Was Parted', { worker: 'Priya Nair' }),
    row('5', 'Of Darren', { worker: 'Darren Hill', birthDate: '1991-01-01' }),
    row('6', 'Same Birth', { worker: 'Darren Hill', birthDate: '1992-01-01' }),
    row('7', 'Same Phone', { worker: 'Darren Hill', phone: '07700900101' }),
    row('8', 'Same Code', { worker: 'Darren Hill', postcode: 'ZZ991AA' }),
    row('9', 'Another Name', { worker: 'Darren Hill', birthDate: '1992-01-01', phone: '07700900101', postcode: 'ZZ991AA' }),
    row('10', 'Of Twins', { worker: 'Joe Twin' }),
    row('11', 'Of One Left', { worker: 'Lee Gone' }),
    row('12', 'Own Other', { worker: 'Sel Fie', birthDate: '1980-01-01' }),
    row('13', 'Maya Named', { worker: 'Maya Osei' }),
    row('14', 'Maya Alone', { worker: 'Maya Osei' }),
    row('15', 'Nobody Named'),
    row('16', 'Of Nobody', { worker: 'No Such' }),
  ];
  await load(api, maya, rows);
  await load(api, second, []);
  const lead = await join('lead', 'Una Quinn', { role: 'supervisor', at: other });
  await load(api, lead, [row('1', 'Dee Hart', { worker: 'Priya Nair' })]);
  for (const { fullName } of rows) ids.push(await listedId(api, office.organisationId, fullName!));
  const idOf = (name: string) => ids[rows.findIndex(({ fullName }) => fullName === name)]!;
  await database.sql('update memberships set until_at = $2 where worker_id = $1', [leaver.workerId, NOW]);
  const answered = (name: string, worker: Actor, answer: string) =>
    database.sql('insert into listed_answers values ($1, $2, $3, $4, $5, moment())', [
      office.organisationId,
      idOf(name),
      worker.workerId,
      town.place.placeId,
      answer,
    ]);
  await answered('Not Mine', priya, 'not_mine');
  await answered('With Already', priya, 'alongside');
  await answered('Dee Hart', actors['colleague']!, 'not_mine');
  const became = async (name: string, worker: Actor, state: string) => {
    await database.sql(
      "insert into people (person_id, place_id, preferred_name, full_name, added_by, added_at) values ($1, $2, 'x', $3, $4, moment()) on conflict do nothing",
      [idOf(name), town.place.placeId, name, maya.workerId],
    );
    await database.sql("insert into involvements values ($1, gen_random_uuid(), $2, $3, $4, $5, 'x', moment() - interval '1 day', null)", [
      idOf(name),
      town.place.placeId,
      worker.workerId,
      worker.organisationId,
      state,
    ]);
  };
  await became('With Already', priya, 'alongside');
  await became('Was Parted', priya, 'ended_by_the_person');
  await became('Maya Named', priya, 'alongside');
  await became('Of Darren', priya, 'alongside');
  await became('Of Twins', actors['colleague']!, 'starting');
  const conflict = (person: string) =>
    database.sql(
      "insert into conflict_links (person_id, link_id, place_id, worker_id, kind, from_at) select $1, gen_random_uuid(), $2, w, 'ex', moment() - interval '1 year' from unnest($3::uuid[]) w",
      [person, town.place.placeId, [linked.workerId, kept.workerId]],
    );
  await conflict(idOf('Of Darren'));
  for (const person of [
    aPerson().called('Zoë Birth').bornOn('1992-01-01'),
    aPerson().called('Zoë Phone').onPhone('07700900101'),
    aPerson().called('Zoë Code').livingAt('x', 'ZZ99 1AA'),
  ])
    await conflict(await person.at(database, town.place));
  // What an actor becomes when they begin with everyone: done, looked at, and taken back.
  await database.sql(`create function becomes(actor jsonb, picked uuid[]) returns text[] language plpgsql as $$
    declare states text[];
    begin
      begin
        perform set_config('app.' || key, value, true) from jsonb_each_text(actor);
        perform begin_from_list(picked, false);
        states := array(select coalesce(p.full_name, '') || ' ' || i.state || ' ' || i.why from involvements i join people p using (person_id)
          where i.worker_id = me_worker() and i.from_at = moment() order by 1)
          || array(select l.full_name || ' answered ' || a.answer from listed_answers a join listed_people l using (organisation_id, listed_id) where a.worker_id = me_worker() order by 1);
        raise exception 'back';
      exception when raise_exception then null;
      end;
      return states;
    end $$`);
});

/** What each worker finds, is proposed and is told; whom they may begin with, and what they become. */
async function whatAllSee(): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const [name, actor] of Object.entries(actors)) {
    const rows = await database.as(actor).sees<{ line: string }>(
      `select 'finds ' || f.name || ' ' || f.names_me as line from unnest($1::text[]) w (word) cross join lateral find_on_own_list(array[w.word], null, null, 50) f
       union all select 'is proposed ' || name from my_proposals
       union all select 'knows ' || known from known_on_list
       union all select 'loads ' || coalesce(added::text, 'some') || ' by ' || loader_name from own_list_loads
       union all select 'of ' || given || ' ' || workers || ' ' || people from own_list_workers
       order by 1`,
      [['dee', 'mine', 'already', 'parted', 'darren', 'same', 'another', 'twins', 'left', 'own', 'maya', 'nobody']],
    );
    const not = await database.as(actor).sees<{ n: number }>('select not_mine_on_list($1) as n', [ids]);
    const named = await database.as(actor).sees<{ id: string }>('select person_id as id from begin_from_list($1, true)', [ids]);
    const context = {
      worker_id: actor.workerId,
      organisation_id: actor.organisationId,
      place_id: actor.placeId,
      role: actor.role,
      session_id: actor.sessionId,
      purpose: 'support',
    };
    const [became] = await database.sql<{ states: string[] }>('select becomes($1, $2) as states', [context, ids]);
    all[name] = [
      ...rows.map(({ line }) => line),
      `not mine ${not[0]?.n}`,
      ...named.map(({ id }) => `may begin with ${ids.indexOf(id) + 1}`).sort(),
      ...(became?.states ?? []),
    ];
  }
  return all;
}

/** view or function, what stands, what the mutant puts in its place */
const mutants: readonly (readonly [name: string, stands: string, instead: string])[] = [
  ['own_list', 'l.organisation_id = me.organisation_id\nwhere', 'true\nwhere'],
  ['own_list', 'l.listed_id <> all (me.conflicted) and', ''],
  ['own_list', '(me.conflicted || me.own_person_id)', '(me.conflicted)'],
  ['own_list', '(me.conflicted || me.own_person_id)', "('{}'::uuid[] || me.own_person_id)"],
  ['own_list', 'p.birth_date = l.birth_date or ', ''],
  ['own_list', 'p.phone = l.phone or ', ''],
  ['own_list', ' or p.postcode = l.postcode', ''],
  [
    'own_list',
    "and string_to_array(name_key(concat_ws(' ', p.full_name, p.preferred_name)), ' ') && string_to_array(name_key(concat_ws(' ', l.full_name, l.preferred_name)), ' ')",
    '',
  ],
  ['own_list', 'and not exists (select from memberships m', 'and true or not exists (select from memberships m'],
  ['own_list', 'm.organisation_id = me.organisation_id and m.worker_id', 'm.worker_id'],
  ['own_list', 'and m.worker_id <> me.worker_id', ''],
  ['own_list', 'and (m.until_at is null or moment() < m.until_at)', ''],
  ['own_list', 'l.worker_key = (select name_key(w.name) from workers w where w.worker_id = me.worker_id)', 'l.worker_key is not null'],
  ['my_proposals', ' and o.names_me', ''],
  ['my_proposals', 'o.worker_key = (select name_key(w.name) from workers w where w.worker_id = me_worker()) and o.names_me', 'true'],
  [
    'my_proposals',
    '  and not exists (select from listed_answers a where a.organisation_id = o.organisation_id and a.listed_id = o.listed_id and a.worker_id = o.worker_id)\n',
    '',
  ],
  ['my_proposals', ' and a.worker_id = o.worker_id', ''],
  [
    'my_proposals',
    '  and not exists (select from involvements i where i.person_id = o.listed_id and i.worker_id = o.worker_id and i.organisation_id = o.organisation_id)',
    '',
  ],
  ['my_proposals', ' and i.worker_id = o.worker_id', ''],
  ['known_on_list', 's.alongside and ', ''],
  ['own_list_loads', "where me_role() in ('administrator', 'supervisor')", ''],
  ['own_list_loads', 'l.organisation_id = me.organisation_id', 'true'],
  ['own_list_workers', "where me_role() in ('administrator', 'supervisor')", ''],
  ['own_list_workers', 'l.organisation_id = me.organisation_id and', ''],
  ['own_list_workers', 'm.organisation_id = me.organisation_id and', ''],
  ['own_list_workers', 'and (m.until_at is null or moment() < m.until_at)', ''],
  ['own_list_loads', 'case when l.loaded_by = me.worker_id then l.added end as added', 'l.added'],
  ['own_list_workers', ' and l.listed_id <> all (array(select k.listed_id from kept_off_own_list k))', ''],
  ['kept_off_own_list', ' and l.listed_id = any (me.conflicted || me.own_person_id)', ' and false'],
  ['kept_off_own_list', 'p.person_id = any (me.conflicted || me.own_person_id)', 'false'],
  ['kept_off_own_list', 'p.birth_date = l.birth_date or ', ''],
  ['kept_off_own_list', 'p.phone = l.phone or ', ''],
  ['kept_off_own_list', ' or p.postcode = l.postcode', ''],
  ['find_on_own_list', 'and not exists (select from my_people m where m.person_id = o.listed_id)', ''],
  ['begin_from_list', '(o.names_me or not named_only)', 'true'],
  ['begin_from_list', 'o.names_me and (o.named_by <> me_worker() or p.person_id is null)', 'o.names_me'],
  ['begin_from_list', 'o.named_by <> me_worker() or p.person_id is null', 'o.named_by <> me_worker()'],
  [
    'begin_from_list',
    "and not exists (select from involvements i where i.person_id = o.listed_id and i.worker_id = me_worker() and i.organisation_id = me_organisation() and i.state <> 'starting')",
    '',
  ],
  ['begin_from_list', "where listed_answers.answer = 'not_mine' or excluded.answer = 'alongside'", ''],
  ['begin_from_list', "(i.state = 'alongside' or i.state = 'starting' and not a.named)", 'false'],
  ['not_mine_on_list', ' where m.listed_id = any (picked)', ' where false'],
];

it('shows each worker what they may see, and those who may see nothing nothing', async () => {
  before = await whatAllSee();
  expect(before).toMatchSnapshot();
});

it.each(mutants)('%s without "%s" is seen', async (...mutant) => {
  expect(await withBrokenRule(database, mutant, () => whatAllSee().catch(() => 'failed'))).not.toEqual(before);
});
