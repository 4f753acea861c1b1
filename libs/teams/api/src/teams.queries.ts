import { change, query } from '@alongside/platform/database';
import type { Membership, Team } from '@alongside/platform/graphql';

const CURRENT = (row: string) => `${row}.from_at <= moment() and (${row}.until_at is null or moment() < ${row}.until_at)`;

const MEMBERSHIP_JSON = `jsonb_build_object('id', m.membership_id, 'role', m.role, 'jobTitle', m.job_title,
 'organisation', jsonb_build_object('id', o.organisation_id, 'name', o.name, 'kind', o.kind))`;

export interface MeRow {
  worker_id: string;
  worker_name: string;
  phone: string | null;
  place_id: string;
  place_name: string;
  demo: boolean;
  ends_at: Date;
  organisation_id: string;
  /** The first one joined comes first. */
  memberships: Membership[];
}

/** The signed-in worker. No row: the session ended while this ran. */
export const ME = query<MeRow, []>(
  'teams.me',
  'nobody',
  `select w.worker_id, w.name as worker_name, w.phone, p.place_id, p.name as place_name, p.demo, s.ends_at, me_organisation() as organisation_id,
   (select coalesce(jsonb_agg(${MEMBERSHIP_JSON} order by m.from_at, m.membership_id), '[]')
   from memberships m join organisations o on o.organisation_id = m.organisation_id
   where m.worker_id = me_worker() and ${CURRENT('m')}) as memberships
   from workers w
   join places p on p.place_id = w.place_id
   cross join my_session s
   where w.worker_id = me_worker()`,
);

/** The key of what this worker keeps on a device: theirs, or `fresh` where they have none yet. */
export const DEVICE_KEY = query<{ key: Buffer }, [fresh: Buffer]>('teams.device_key', 'nobody', 'select my_device_key($1) as key');

/** The teams that the worker is in for the organisation they act for, and who is in them. */
export const MY_TEAMS = query<Team, []>(
  'teams.my_teams',
  'nobody',
  `select t.team_id as id, t.name, (
   select jsonb_agg(jsonb_build_object('worker', jsonb_build_object('id', w.worker_id, 'name', w.name), 'jobTitle', m.job_title,
   'organisation', jsonb_build_object('id', o.organisation_id, 'name', o.name, 'kind', o.kind)) order by w.name, w.worker_id, o.name)
   from team_members tm
   join workers w on w.worker_id = tm.worker_id
   join organisations o on o.organisation_id = tm.organisation_id
   join lateral (select m.job_title from memberships m
   where m.worker_id = tm.worker_id and m.organisation_id = tm.organisation_id and ${CURRENT('m')} order by m.from_at, m.membership_id limit 1) m on true
   where tm.team_id = t.team_id and ${CURRENT('tm')}) as members
   from teams t
   where t.team_id = any (array(select mine.team_id from team_members mine
   where mine.worker_id = me_worker() and mine.organisation_id = me_organisation() and ${CURRENT('mine')}))
   order by t.name, t.team_id`,
);

/** The worker's place in one organisation. */
export const MY_MEMBERSHIP = query<{ membership: Membership }, [organisationId: string]>(
  'teams.my_membership',
  'nobody',
  `select ${MEMBERSHIP_JSON} as membership
   from memberships m join organisations o on o.organisation_id = m.organisation_id
   where m.worker_id = me_worker() and m.organisation_id = $1 and ${CURRENT('m')}
   order by m.from_at, m.membership_id limit 1`,
);

/** Moves this session to another organisation; `moved` is false where the worker has no place in it. */
export const ACT_FOR = change<[organisationId: string], { moved: boolean }>('teams.act_for', 'select act_for($1) as moved');
