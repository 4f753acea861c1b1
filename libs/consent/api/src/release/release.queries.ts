import { change, query } from '@alongside/platform/database';
import type { ReleaseState } from '@alongside/platform/graphql';

interface ReleaseRow {
  person_id: string;
  release_id: string;
  whom: string | null;
  to_worker_id: string;
  to_name: string;
  asked_by: string;
  asker_name: string;
  reason: string;
  asked_at: Date;
  until_at: Date;
  state: ReleaseState;
  mine: boolean;
  for_me: boolean;
}

/** What a Guardian may agree to lift, the newest first. Reading it is a look at whoever it is about. */
export const GUARDIAN_RELEASES = query<ReleaseRow, []>(
  'consent.guardian_releases',
  (rows) => [...new Set(rows.map(({ person_id }) => person_id))].map((personId) => ({ personId, kind: 'listed', rules: ['guardian'] })),
  `select person_id, release_id, whom, to_worker_id, to_name, asked_by, asker_name, reason, asked_at, until_at, state, mine, for_me
   from guardian_releases order by asked_at desc, release_id desc limit 50`,
);

/** Whoever asks, agrees or ends has looked at the person. */
export const RELEASE_LOOKED = query<{ person_id: string }, [personId: string]>(
  'consent.release_looked',
  (rows) => rows.map(({ person_id }) => ({ personId: person_id, kind: 'opened', rules: ['guardian'] })),
  'select $1::uuid as person_id',
);

/** What came of it. Nobody: no colleague, or several, of that name. Until: another day has to be chosen. */
export interface ReleaseCameOf {
  answer: 'asked' | 'hidden' | 'nobody' | 'until';
  /** For the log. */
  person_id: string | null;
}

export const ASK_RELEASE = change<[id: string, overrideId: string, until: string, reason: string], ReleaseCameOf>(
  'consent.ask_release',
  'select answer, person_id from ask_release($1, $2, $3, $4)',
);

export const PROPOSE_RELEASE = change<
  [id: string, personId: string, actId: string, name: string, until: string, reason: string],
  ReleaseCameOf
>('consent.propose_release', 'select answer, person_id from propose_release($1, $2, $3, $4, $5, $6)');

export const AGREE_TO_RELEASE = change<[id: string, releaseId: string, reason: string], ReleaseCameOf>(
  'consent.agree_to_release',
  'select answer, person_id from agree_to_release($1, $2, $3)',
);

export const END_RELEASE = change<[id: string, releaseId: string, reason: string], ReleaseCameOf>(
  'consent.end_release',
  'select answer, person_id from end_release($1, $2, $3)',
);
