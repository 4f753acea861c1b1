import { createHash, randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Actor, TestApi } from '@alongside/platform/testing';

export interface Outcome {
  readonly __typename: string;
  readonly id?: string;
  readonly message?: string;
}

/** A hash as the browser sends it. */
export const aTokenHash = (): string => createHash('sha256').update(randomBytes(32).toString('base64url')).digest('base64url');

/** They have no Problem among their results. */
const NEVER_REFUSED = ['withdrawInvitation', 'joinTeam', 'leaveTeam'];

/** `change(actor, 'addTeam', { name })` as the screens send it; gives the outcome, or the code of the error. */
export const changing =
  (api: TestApi) =>
  async (actor: Actor, field: string, input: Record<string, unknown>): Promise<Outcome | string> => {
    const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
    const { data, errors } = await api.ask<Record<string, Outcome> | null>(
      actor,
      `mutation Change($input: ${type}!) { ${field}(input: $input) { __typename ... on AdministrationChanged { id } ${NEVER_REFUSED.includes(field) ? '' : '... on Problem { message }'} } }`,
      { input: { mutationId: uuidv7(), ...input } },
    );
    return errors[0]?.extensions?.code ?? data?.[field] ?? 'nothing';
  };

/** The statements since the last call, but for the door's own: those stand in the snapshots of `me`. */
export const ownStatements = (api: TestApi) => api.statements().filter(({ name }) => !name.startsWith('door.'));

/** Every event of a place, oldest first: what, about what, and who did it for whom. */
export const eventsOf = (api: TestApi, placeId: string) =>
  api.database.sql<{
    what: string;
    worker_id: string;
    organisation_id: string;
    about_organisation_id: string | null;
    about_worker_id: string | null;
    about_team_id: string | null;
    detail: Record<string, unknown>;
  }>('select * from administration_events where place_id = $1 order by at, event_id', [placeId]);
