import { createHash } from 'node:crypto';
import { withClient } from '../../postgres/index.ts';
import type { Sizes } from '../dataset/sizes.ts';

/** A signed-in worker, and a person whom they are alongside. */
export interface Pair {
  readonly personId: string;
  readonly workerId: string;
  readonly organisationId: string;
  readonly placeId: string;
  readonly role: string;
  readonly sessionId: string;
  /** What the session's cookie holds. */
  readonly token: string;
}

/** Whose pages are opened, and about whom conversations are recorded. Nobody is in both: a page must not grow while it is measured. */
export interface Pairs {
  readonly open: readonly Pair[];
  readonly record: readonly Pair[];
}

type Chosen = Omit<Pair, 'sessionId' | 'token'>;

// md5 of the id is an order that is the same each time and has nothing to do with when somebody was added
const CHOOSE = `with some_people as (
  select person_id from entries group by person_id having count(*) between $1 and $2 order by md5(person_id::text) limit $4
)
select distinct on (i.person_id) i.person_id as "personId", i.worker_id as "workerId", i.organisation_id as "organisationId", i.place_id as "placeId", m.role
from some_people s
join involvements i on i.person_id = s.person_id
join memberships m on m.worker_id = i.worker_id and m.organisation_id = i.organisation_id and m.until_at is null
where i.state = 'alongside' and i.until_at is null
  and (select count(*) from entries e where e.person_id = i.person_id and (e.organisation_id = i.organisation_id or cardinality(e.categories) > 0
    and e.categories <@ array(select c.category from sharing_choices c where c.person_id = i.person_id and c.organisation_id = i.organisation_id
      and c.answer = 'yes' and c.withdrawn_at is null))) >= $3
order by i.person_id, i.from_at`;

/** Chooses who asks for whom, and signs them in: a session in the database for each, as sign-in would have made it. */
export async function choosePairs(adminUrl: string, sizes: Sizes, first: number): Promise<Pairs> {
  return withClient(adminUrl, async (client) => {
    const atMost = Math.min(2000, Math.floor(sizes.people / 20));
    // a page and one more, so that each page tells that there is another
    const open = await client.query<Chosen>(CHOOSE, [first + 1, 100_000, first + 1, atMost]);
    const record = await client.query<Chosen>(CHOOSE, [1, 40, 0, atMost]);
    const sessions = new Map<string, { pair: Pair; hash: Buffer }>();
    const signIn = (chosen: Chosen): Pair => {
      const key = `${chosen.workerId} ${chosen.organisationId}`;
      const known = sessions.get(key);
      if (known) return { ...known.pair, ...chosen };
      const token = createHash('sha256').update(`${key} ${sizes.seed}`).digest('base64url');
      const hash = createHash('sha256').update(token).digest();
      const pair = { ...chosen, token, sessionId: hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*/, '$1-$2-$3-$4-$5') };
      sessions.set(key, { pair, hash });
      return pair;
    };
    const pairs = { open: open.rows.map(signIn), record: record.rows.map(signIn) };
    await client.query('delete from sessions');
    const all = [...sessions.values()];
    await client.query(
      `insert into sessions (session_id, token_hash, place_id, worker_id, organisation_id, started_at, seen_at, ends_at)
       select s, h, p, w, o, now(), now(), now() + interval '12 hours'
       from unnest($1::uuid[], $2::bytea[], $3::uuid[], $4::uuid[], $5::uuid[]) u (s, h, p, w, o)`,
      [
        all.map(({ pair }) => pair.sessionId),
        all.map(({ hash }) => hash),
        all.map(({ pair }) => pair.placeId),
        all.map(({ pair }) => pair.workerId),
        all.map(({ pair }) => pair.organisationId),
      ],
    );
    await client.query('vacuum analyze sessions');
    return pairs;
  });
}
