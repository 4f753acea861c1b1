import { createHash } from 'node:crypto';
import { withClient } from '../../postgres/index.ts';

/** Somebody who is hidden from a worker, and somebody whom nobody ever heard of, in the same shape. */
export interface Subject {
  /** The worker's session. */
  readonly token: string;
  readonly hidden: Whom;
  readonly invented: Whom;
}

export interface Whom {
  readonly personId: string;
  readonly entryId: string;
  /** The whole name and a birth date, as somebody types who knows both. */
  readonly typed: string;
}

interface Row {
  readonly worker_id: string;
  readonly organisation_id: string;
  readonly place_id: string;
  readonly person_id: string;
  readonly entry_id: string;
  readonly full_name: string;
  readonly birth_date: string;
}

// People whom a worker was never beside, never wrote of and does not lead: one in four kept from them by a conflict link, where there are so many. md5 of
// the ids is an order that is the same each time and has nothing to do with when somebody was added.
const CHOOSE = `with linked as (
  select c.worker_id, c.person_id from conflict_links c where c.worker_id is not null and c.until_at is null order by md5(c.person_id::text) limit $1 / 4
), strangers as (
  select w.worker_id, p.person_id
  from (select person_id, row_number() over (order by md5(person_id::text || 'asked')) as n from people where full_name is not null and birth_date is not null limit $1 * 2) p
  join (select worker_id, row_number() over (order by md5(worker_id::text)) as n from (select distinct worker_id from memberships where until_at is null and role = 'worker') m limit 400) w
    on w.n = 1 + p.n % least(400, (select count(distinct worker_id) from memberships where until_at is null and role = 'worker'))
), chosen as (select * from linked union all select * from strangers)
select distinct on (c.person_id) m.worker_id, m.organisation_id, m.place_id, c.person_id, e.entry_id, p.full_name, p.birth_date::text
from chosen c
join lateral (select * from memberships m where m.worker_id = c.worker_id and m.until_at is null and m.role = 'worker' order by m.from_at, m.membership_id limit 1) m on true
join people p on p.person_id = c.person_id and p.full_name is not null and p.birth_date is not null
join lateral (select entry_id from entries e where e.person_id = c.person_id order by e.occurred_at desc limit 1) e on true
where not exists (select from involvements i where i.person_id = c.person_id and i.worker_id = c.worker_id)
  and not exists (select from entries e where e.person_id = c.person_id and e.author_id = c.worker_id)
order by c.person_id`;

/** Chooses so many, shuffled by the seed, and signs their workers in. Throws where the dataset has too few. */
export async function chooseSubjects(adminUrl: string, count: number, seed: number): Promise<Subject[]> {
  return withClient(adminUrl, async (client) => {
    const { rows } = await client.query<Row>(CHOOSE, [count]);
    if (rows.length < 20) throw new Error(`Only ${rows.length} people of this dataset are hidden from anyone.`);
    const order = (row: Row): string => md5(`${seed} ${row.person_id}`);
    const shuffled = [...rows].sort((a, b) => (order(a) < order(b) ? -1 : 1)).slice(0, count);
    const sessions = new Map(shuffled.map((row) => [`${row.worker_id} ${row.organisation_id}`, row] as const));
    await client.query('delete from sessions');
    const tokenOf = (row: Row): string =>
      createHash('sha256').update(`${row.worker_id} ${row.organisation_id} ${seed}`).digest('base64url');
    for (const row of sessions.values())
      await client.query(
        `insert into sessions (session_id, token_hash, place_id, worker_id, organisation_id, started_at, seen_at, ends_at)
         values ($1, $2, $3, $4, $5, now(), now(), now() + interval '12 hours')`,
        [
          inventedNear(row.worker_id, `session ${seed}`),
          createHash('sha256').update(tokenOf(row)).digest(),
          row.place_id,
          row.worker_id,
          row.organisation_id,
        ],
      );
    await client.query('vacuum analyze sessions');
    const names = new Set(rows.map(({ full_name, birth_date }) => `${full_name} ${birth_date}`));
    return shuffled.map((row, at) => ({
      token: tokenOf(row),
      hidden: { personId: row.person_id, entryId: row.entry_id, typed: `${row.full_name} ${row.birth_date}` },
      invented: {
        personId: inventedNear(row.person_id, `person ${seed}`),
        entryId: inventedNear(row.entry_id, `entry ${seed}`),
        typed: `${row.full_name} ${anotherDate(shuffled, at, names)}`,
      },
    }));
  });
}

/** An id of the same moment that nobody has: it stands at the same place of an index. */
function inventedNear(id: string, salt: string): string {
  const hex = md5(`${id} ${salt}`);
  return `${id.slice(0, 15)}${hex.slice(0, 3)}-a${hex.slice(3, 6)}-${hex.slice(6, 18)}`;
}

/** The birth date of somebody, so that a name as frequent and a date as frequent are typed, and nobody has both. */
function anotherDate(rows: readonly Row[], at: number, names: ReadonlySet<string>): string {
  for (let step = 1; step < rows.length; step++) {
    const date = rows[(at + step) % rows.length]?.birth_date;
    if (date && !names.has(`${rows[at]?.full_name} ${date}`)) return date;
  }
  throw new Error('Everybody was born on one day.');
}

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
