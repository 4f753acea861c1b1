import type { Involvement, OrganisationKind } from '@alongside/platform/graphql';

/** Someone alongside or leading, as the views `beside` and `leads` give them. */
export interface InvolvementRow {
  worker_id: string;
  worker_name: string;
  organisation_id: string;
  organisation_name: string;
  organisation_kind: OrganisationKind;
  job_title: string;
  since: Date;
  is_me: boolean;
}

/** The columns of an involvement. */
export const INVOLVEMENT_COLUMNS = 'worker_id, worker_name, organisation_id, organisation_name, organisation_kind, job_title, since, is_me';

/** An involvement of the API from its row. */
export function toInvolvement(row: InvolvementRow): Involvement {
  return {
    worker: { id: row.worker_id, name: row.worker_name },
    organisation: { id: row.organisation_id, name: row.organisation_name, kind: row.organisation_kind },
    jobTitle: row.job_title,
    since: row.since.toISOString(),
    isMe: row.is_me,
  };
}
