import { v7 as uuidv7 } from 'uuid';
import { beforeEach } from 'vitest';
import { accessLogDomain } from '@alongside/access-log/api';
import { consentDomain } from '@alongside/consent/api';
import { conversationsDomain } from '@alongside/conversations/api';
import { anEntry } from '@alongside/conversations/api/testing';
import { peopleDomain } from '@alongside/people/api';
import { aPerson, aTown, type Town } from '@alongside/people/api/testing';
import { type Actor, signIn, startApi } from '@alongside/platform/testing';
import { teamsDomain } from '@alongside/teams/api';
import { anOrganisation, aWorker, type Organisation, type Worker } from '@alongside/teams/api/testing';
import { overviewDomain } from '../index.ts';

type At = Worker & Actor;

/** Kelly, whom Priya leads and Joe is beside; three Guardians of their organisation, one of housing, and a protected service. */
export interface Sealing {
  town: Town;
  haven: Organisation;
  priya: At;
  joe: At;
  helen: At;
  gail: At;
  nora: At;
  maya: At;
  kelly: string;
}

const PERSON = 'query Person($id: ID!) { person(id: $id) { id } }';

/** Opens the API for the spec that calls it, with what its Guardians may put, end and lift. Each test has a world of its own. */
export function sealing() {
  const api = startApi([teamsDomain, peopleDomain, consentDomain, accessLogDomain, conversationsDomain, overviewDomain]);
  const { database } = api;
  let of: Sealing;
  const join = async (who: ReturnType<typeof aWorker>, organisation: Organisation): Promise<At> => {
    const worker = await who.of(database, organisation);
    return { ...worker, ...(await signIn(database, worker)) };
  };
  beforeEach(async () => {
    await database.setClock('2026-11-24T10:00:00Z');
    const town = await aTown(database);
    const haven = await anOrganisation().called('Safe Haven').protected().at(database, town.place);
    const [priya, joe] = [await town.worker('Priya Nair'), await town.worker('Joe Tanner')];
    const guardian = (name: string, organisation = town.anchor) => join(aWorker().called(name).inRole('guardian'), organisation);
    const [helen, gail, nora] = [await guardian('Helen Frost'), await guardian('Gail Carr'), await guardian('Nora Finch')];
    const maya = await guardian('Maya Lowe', town.housing);
    const kelly = await aPerson()
      .called('Kelly Marsden')
      .bornOn('1992-02-14')
      .withAlongside(priya)
      .withAlongside(joe)
      .ledBy(priya)
      .at(database, town.place);
    await anEntry().about('health').saying('Kelly, your chest is tight.').writtenBy(database, priya, kelly);
    of = { town, haven, priya, joe, helen, gail, nora, maya, kelly };
  });

  const keepAway = (worker: Worker, id = uuidv7()) =>
    database.sql(
      "insert into conflict_links (person_id, link_id, place_id, worker_id, kind, from_at) values ($1, $2, $3, $4, 'ex', '2026-01-01Z')",
      [of.kelly, id, of.town.place.placeId, worker.workerId],
    );
  const act = (what: string, actId: string, made: string, by: Worker, organisation: Organisation) =>
    database.sql(
      `insert into protective_acts (person_id, act_id, place_id, what, made, said, reason, put_by, organisation_id, put_at)
       values ($1, $3, $2, $4, array[$5::uuid], 'Joe Tanner', 'She is afraid.', $6, $7, moment())`,
      [of.kelly, of.town.place.placeId, actId, what, made, by.workerId, organisation.organisationId],
    );
  return {
    api,
    database,
    world: () => of,
    join,
    keepAway,
    /** What came of a mutation: the kind of its result, or the code of its error. */
    send: async (actor: Actor, document: string, input: object): Promise<string> => {
      const { data, errors } = await api.ask<{ done: { __typename: string } } | null>(actor, document, {
        input: { mutationId: uuidv7(), id: uuidv7(), reason: 'The court asks.', ...input },
      });
      return errors[0]?.extensions?.code ?? data!.done.__typename;
    },
    opens: async (actor: Actor): Promise<boolean> => (await api.ask(actor, PERSON, { id: of.kelly })).errors.length === 0,
    /** A seal on Kelly that names Priya alone. */
    seal: async (by: Worker = of.helen, organisation: Organisation = of.town.anchor): Promise<string> => {
      const id = uuidv7();
      await database.sql(
        "insert into protections (person_id, protection_id, place_id, kind, named, from_at) values ($1, $3, $2, 'seal', array[$4::uuid], '2026-01-01Z')",
        [of.kelly, of.town.place.placeId, id, of.priya.workerId],
      );
      await act('seal_of_person', id, id, by, organisation);
      return id;
    },
    /** A link that keeps Joe away from Kelly. */
    link: async (organisation: Organisation, by: Worker): Promise<string> => {
      const [id, made] = [uuidv7(), uuidv7()];
      await keepAway(of.joe, made);
      await act('conflict_link', id, made, by, organisation);
      return id;
    },
  };
}
