import { type Actor, signIn, type TestDatabase } from '@alongside/platform/testing';
import { anOrganisation, aPlace, aWorker, type Organisation, type Place, type Worker } from '@alongside/teams/api/testing';

/** A place with two partners, and a way to sign its workers in. */
export interface Town {
  readonly place: Place;
  readonly anchor: Organisation;
  readonly housing: Organisation;
  /** A new worker, signed in; the anchor's where nothing else is said. */
  worker(name: string, organisation?: Organisation): Promise<Worker & Actor>;
}

/** A town of the test's own. */
export async function aTown(database: TestDatabase): Promise<Town> {
  const place = await aPlace(database);
  const anchor = await anOrganisation().at(database, place);
  const housing = await anOrganisation().called('Millbrook Housing').ofKind('housing').at(database, place);
  return {
    place,
    anchor,
    housing,
    worker: async (name, organisation = anchor) => {
      const worker = await aWorker().called(name).workingAs(`${name}’s job`).of(database, organisation);
      return { ...worker, ...(await signIn(database, worker)) };
    },
  };
}
