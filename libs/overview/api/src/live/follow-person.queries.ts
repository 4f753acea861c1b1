import { query } from '@alongside/platform/database';

interface Followed {
  /** Null: nothing is seen of them, or they are not there. */
  readonly fingerprint: string | null;
}

// A fingerprint of the answers that the pages would give to the same worker, from the same views. It holds no content, so that it is no look.
const FINGERPRINT = `with page as (select page::text as text from page_lines where person_id = $1 and line = 0),
  parts as (select md5(string_agg(s::text, ',' order by s.entry_id)) as text from story s where s.person_id = $1),
  notes as (select md5(string_agg(n::text, ',' order by n.entry_id)) as text from cautions_for_me n where n.person_id = $1),
  acts as (select md5(string_agg(a::text, ',' order by a.act_id)) as text from my_protective_acts a where a.person_id = $1),
  lines as (select md5(string_agg(l::text, ',' order by l.organisation_id)) as text from standing_lines l where l.person_id = $1)
select md5(concat_ws('|', page.text, parts.text, notes.text, acts.text, lines.text, who_can_see_person($1)::text)) as fingerprint
from page, parts, notes, acts, lines`;

/** The first time: who asks for someone who is hidden or not there is written down, as with any other read. */
export const FOLLOWED_FIRST = query<Followed, [personId: string]>(
  'overview.followed_first',
  ([row], [personId]) => (row?.fingerprint ? [] : [{ personId, kind: 'opened', result: 'denied' }]),
  FINGERPRINT,
);

/** Each time that something may have changed. Nothing of the person leaves. */
export const FOLLOWED_AGAIN = query<Followed, [personId: string]>('overview.followed_again', 'nobody', FINGERPRINT);
