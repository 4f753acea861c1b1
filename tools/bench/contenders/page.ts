/** Who asks whose page: what the product works out from a session, the yardsticks are simply told. */
export interface PageRequest {
  readonly personId: string;
  readonly workerId: string;
  readonly organisationId: string;
  readonly placeId: string;
  readonly role: string;
  readonly sessionId: string;
  readonly first: number;
}

const involvement = `json_build_object('worker', json_build_object('id', w.worker_id, 'name', w.name),
  'organisation', json_build_object('id', o.organisation_id, 'name', o.name), 'jobTitle', m.job_title, 'since', i.from_at,
  'isMe', i.worker_id = $2)`;

const others = `join workers w on w.worker_id = i.worker_id
  join organisations o on o.organisation_id = i.organisation_id
  join memberships m on m.worker_id = i.worker_id and m.organisation_id = i.organisation_id and m.until_at is null
  where i.person_id = $1 and i.from_at <= now() and (i.until_at is null or now() < i.until_at)
    and (not o.protected_service or o.organisation_id = $3)`;

/**
 * The page as somebody would write it by hand who trusts the caller: base tables, no row-level security, and of the sharing decision only
 * what these rows need. One row more than asked for tells whether there is another page.
 */
export const PAGE = {
  name: 'page',
  text: `select json_build_object('id', p.person_id, 'name', coalesce(p.full_name, p.preferred_name), 'preferredName', p.preferred_name,
  'standing', 'alongside',
  'age', date_part('year', age((now() at time zone 'Europe/London')::date::timestamp, p.birth_date::timestamp))::integer,
  'safeContact', (select json_build_object('how', how, 'when', when_to, 'number', number, 'never', never)
    from safe_contacts where person_id = $1 order by said_at desc, safe_contact_id desc limit 1),
  'communicationNeed', (select json_build_object('need', need, 'detail', detail)
    from communication_needs where person_id = $1 order by said_at desc, communication_need_id desc limit 1),
  'whatMatters', (select json_build_object('id', t.what_matters_id, 'words', t.words, 'saidAt', t.said_at,
      'writtenBy', json_build_object('id', w.worker_id, 'name', w.name))
    from what_matters t join workers w on w.worker_id = t.written_by
    where t.person_id = $1 and (t.organisation_id = $3 or 'about_me' = any (agreed.categories))
    order by t.said_at desc, t.what_matters_id desc limit 1),
  'lead', (select ${involvement} from lead_workers i ${others} order by i.from_at desc limit 1),
  'alongside', (select json_agg(${involvement} order by w.name, w.worker_id, o.name) from involvements i ${others} and i.state = 'alongside'),
  'story', (select json_build_object('nodes', json_agg(e.entry) filter (where e.place <= $4), 'pageInfo', json_build_object('hasNextPage', count(*) > $4))
    from (select row_number() over () as place, json_build_object('id', e.entry_id, 'personId', e.person_id, 'kind', e.kind,
        'occurredAt', e.occurred_at, 'where', e.happened_where, 'author', json_build_object('id', w.worker_id, 'name', w.name),
        'organisation', json_build_object('id', o.organisation_id, 'name', o.name),
        'words', case when e.amended_at is null then e.words else (select a.words from entry_amendments a
          where a.person_id = e.person_id and a.entry_id = e.entry_id order by a.version desc limit 1) end,
        'categories', e.categories, 'unsorted', cardinality(e.categories) = 0, 'mine', e.author_id = $2, 'version', e.version,
        'amendedAt', e.amended_at, 'source', e.source) as entry
      from (select * from entries e
        where e.person_id = $1 and (e.organisation_id = $3 or cardinality(e.categories) > 0 and e.categories <@ agreed.categories)
        order by e.occurred_at desc, e.entry_id desc limit $4 + 1) e
      join workers w on w.worker_id = e.author_id
      join organisations o on o.organisation_id = e.organisation_id
      order by e.occurred_at desc, e.entry_id desc) e))::text as page
from people p
cross join (select array(select c.category from sharing_choices c where c.person_id = $1 and c.organisation_id = $3 and c.answer = 'yes'
    and c.given_at > now() - interval '12 months' and c.withdrawn_at is null and c.superseded_at is null)
  -- what rests on telling: told, and never answered
  || array(select b.category from sharing_bases b where b.organisation_id = $3 and b.purpose = 'support' and b.rests_on = 'telling' and b.state = 'active'
    and exists (select from tellings t where t.person_id = $1 and t.organisation_id = $3 and b.category = any (t.categories))
    and not exists (select from sharing_choices c where c.person_id = $1 and c.organisation_id = $3 and c.category = b.category)) as categories) agreed
where p.person_id = $1 and exists (select from involvements i where i.person_id = $1 and i.worker_id = $2 and i.organisation_id = $3
  and i.state = 'alongside' and i.from_at <= now() and (i.until_at is null or now() < i.until_at))`,
};

/** The values of PAGE. */
export const pageValues = ({ personId, workerId, organisationId, first }: PageRequest) => [personId, workerId, organisationId, first];
