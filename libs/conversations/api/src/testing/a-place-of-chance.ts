import { v7 as uuidv7 } from 'uuid';
import { categories } from '@alongside/consent/model';
import { aPerson } from '@alongside/people/api/testing';
import { type Actor, signIn, type TestDatabase } from '@alongside/platform/testing';
import { anOrganisation, aPlace, type Arranges, aWorker, type Organisation, type Worker } from '@alongside/teams/api/testing';
import type { Random } from '../../../../../libs/consent/model/src/testing/random.ts';

/** The purposes that settings are asked for. */
export const PURPOSES = ['support', 'safeguarding', 'emergency', 'supervision'] as const;
/** The kinds of its organisations. */
export const KINDS = ['health', 'housing', 'school', 'council', 'vcse_care', 'anchor'] as const;
const NAMES = categories.map(({ name }) => name);

/** What the person did: nothing; they were told of everything; they said yes to everything. */
export const DID = ['nothing', 'told', 'yes'] as const;

/** Somebody with one entry of each organisation and category: `organisation category` → its id. */
export interface Subject {
  readonly personId: string;
  readonly entries: ReadonlyMap<string, string>;
}

/** A place whose settings are left to chance, with persons who hold one entry of each organisation and category. */
export interface Arranged {
  readonly administrator: Actor;
  readonly protectedName: string;
  /** One worker of each role, of the administrator's organisation. */
  readonly workers: readonly (Actor & { readonly membershipId: string })[];
  /** By what the person did, and whether the workers are alongside: the person, and their entries by writer and category. */
  readonly persons: Readonly<Record<`${(typeof DID)[number]} ${'alongside' | 'apart'}`, Subject>>;
}

/** The membership of a worker who has one. */
export const membershipOf = async (database: Arranges, { workerId }: Worker): Promise<string> =>
  (await database.sql<{ id: string }>('select membership_id as id from memberships where worker_id = $1', [workerId]))[0]!.id;

/** Puts such a place into the database: its bases, needs, agreements and silent categories as chance has it. */
export async function aPlaceOfChance(database: TestDatabase, random: Random): Promise<Arranged> {
  const place = await aPlace(database);
  const all: Organisation[] = [];
  for (const kind of KINDS) {
    const organisation = anOrganisation().called(`The ${kind}`).ofKind(kind);
    all.push(await (random.in100(20) ? organisation.withoutAgreement() : organisation).at(database, place));
  }
  const haven = await anOrganisation().called('Safe Haven').protected().at(database, place);
  const own = random.pick(all);
  const writers = [];
  for (const organisation of [...all, haven]) writers.push(await aWorker().of(database, organisation));
  await database.sql('delete from sharing_bases where place_id = $1', [place.placeId]);
  await database.sql('delete from role_needs where place_id = $1', [place.placeId]);
  const mayTell = ['The health', 'The vcse_care'].includes(own.name);
  for (const category of NAMES) {
    for (const role of ['worker', 'supervisor'])
      if (random.in100(85))
        await database.sql('insert into role_needs (place_id, role, category, need) values ($1, $2, $3, $4)', [
          place.placeId,
          role,
          category,
          random.pick(['full', 'full', 'summary', 'none']),
        ]);
    for (const purpose of PURPOSES) {
      const restsOn = random.pick(['choice', 'telling', 'duty'] as const);
      if (random.in100(20) || (restsOn === 'telling' && !(mayTell && ['support', 'emergency'].includes(purpose)))) continue;
      await database.sql(
        `insert into sharing_bases (organisation_id, basis_id, place_id, purpose, category, state, rests_on, article, confidentiality, review_on)
         values ($1, gen_random_uuid(), $2, $3, $4, $5, $6, 'an article', 'a ground', london_day(moment()) - $7::integer)`,
        [
          own.organisationId,
          place.placeId,
          purpose,
          category,
          random.pick(['active', 'active', 'active', 'suspended', 'proposed']),
          restsOn,
          random.pick([0, 29, 30]),
        ],
      );
    }
  }
  await database.sql('update sharing_settings set silent = $2 where place_id = $1', [place.placeId, NAMES.filter(() => random.in100(40))]);
  const administrator = await signIn(database, await aWorker().whoAdministers().of(database, own));
  const workers = [];
  for (const role of ['worker', 'supervisor']) {
    const worker = await aWorker().called(`A ${role}`).inRole(role).of(database, own);
    workers.push({ ...worker, ...(await signIn(database, worker)), membershipId: await membershipOf(database, worker) });
  }
  const persons: Record<string, Subject> = {};
  for (const did of DID)
    for (const stands of ['alongside', 'apart']) {
      const builder = aPerson();
      if (stands === 'alongside') for (const worker of workers) builder.withAlongside({ ...worker, name: '' });
      const personId = await builder.at(database, place);
      const to = [personId, place.placeId, own.organisationId];
      if (did === 'yes')
        await database.sql(
          `insert into sharing_choices (person_id, choice_id, place_id, organisation_id, category, answer, given_by, given_at)
           select $1, gen_random_uuid(), $2, $3, category, 'yes', $1, moment() - interval '1 month' from unnest($4::text[]) category`,
          [...to, NAMES],
        );
      if (did === 'told')
        await database.sql(
          `insert into tellings (person_id, telling_id, place_id, organisation_id, told_person_id, categories, words, told_at)
           values ($1, gen_random_uuid(), $2, $3, $1, $4, 'All of it', moment() - interval '1 month')`,
          [...to, NAMES],
        );
      const entries = new Map<string, string>();
      persons[`${did} ${stands}`] = { personId, entries };
      for (const writer of writers)
        for (const category of NAMES) {
          const id = uuidv7();
          entries.set(`${writer.organisationId} ${category}`, id);
          await database.sql(
            `insert into entries (person_id, entry_id, place_id, conversation_id, kind, occurred_at, recorded_at, author_id, organisation_id, words, headline, categories,
               shown_to_person, caution_state, caution_review_on)
             values ($1, $2, $3, $2, 'conversation', date_trunc('milliseconds', moment()), moment(), $4, $5, 'All of it.', 'One sentence.', array[$6::text], 'now',
               case when $6 = 'staff_safety' then 'active' end, case when $6 = 'staff_safety' then london_day(moment()) end)`,
            [personId, id, place.placeId, writer.workerId, writer.organisationId, category],
          );
        }
    }
  return { administrator, protectedName: haven.name, workers, persons: persons as Arranged['persons'] };
}
