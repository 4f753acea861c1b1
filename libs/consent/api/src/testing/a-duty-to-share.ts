import type { Category } from '@alongside/consent/model';
import type { Arranges, Organisation } from '@alongside/teams/api/testing';

/** From now on an organisation reads a category on a duty, for each purpose for which it could read it before. */
export async function aDutyToShare(database: Arranges, organisation: Organisation, category: Category): Promise<void> {
  await database.sql(
    `with ended as (
       update sharing_bases set state = 'ended' where organisation_id = $1 and category = $2 and state = 'active' returning organisation_id, place_id, purpose, category
     )
     insert into sharing_bases (organisation_id, basis_id, place_id, purpose, category, state, rests_on, article, confidentiality)
     select organisation_id, gen_random_uuid(), place_id, purpose, category, 'active', 'duty', '6(1)(c)', 'a duty' from ended`,
    [organisation.organisationId, category],
  );
}
