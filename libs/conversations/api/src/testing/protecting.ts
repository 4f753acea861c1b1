import { v7 as uuidv7 } from 'uuid';
import { beforeAll } from 'vitest';
import { consentDomain } from '@alongside/consent/api';
import { aSharingChoice } from '@alongside/consent/api/testing';
import { peopleDomain } from '@alongside/people/api';
import { aPerson } from '@alongside/people/api/testing';
import { signIn, startApi, type TestDatabase } from '@alongside/platform/testing';
import { teamsDomain } from '@alongside/teams/api';
import { anOrganisation, aPlace, aWorker, type Organisation, type Place, type Worker } from '@alongside/teams/api/testing';
import { conversationsDomain } from '../index.ts';
import { anEntry } from './an-entry.ts';

const STORY = 'query Story($id: ID!) { person(id: $id) { story { nodes { words } } } }';
const RESULT = '{ __typename ... on CannotProtect { message } }';
const LINK = `mutation Link($input: PutConflictLinkInput!) { putConflictLink(input: $input) ${RESULT} }`;
const PUT = `mutation Put($input: PutProtectionInput!) { putProtection(input: $input) ${RESULT} }`;
const END = `mutation End($input: EndProtectionInput!) { endProtection(input: $input) ${RESULT} }`;
const ACTS =
  'query Acts($personId: ID!) { protectiveActs(personId: $personId) { id kind said reason putBy { name } endAsked endAskedByMe ended } }';

/** Something that was put in place, as those see it who may. */
export interface Act {
  id: string;
  kind: string;
  said: string;
  endAsked: boolean;
  ended: boolean;
}

/** A place with two partners and a protected service, and those who work there. */
export interface Protecting {
  place: Place;
  anchor: Organisation;
  housing: Organisation;
  priya: Worker;
  joe: Worker;
  sam: Worker;
  darren: Worker;
  nadia: Worker;
  guardian: Worker;
  stranger: Worker;
}

/** Opens the API for the spec that calls it, with a place and what its workers may try to protect somebody. */
export function protecting() {
  const api = startApi([teamsDomain, peopleDomain, consentDomain, conversationsDomain]);
  const { database } = api;
  let town: Protecting;
  beforeAll(async () => {
    await database.setClock('2026-11-24T10:00:00Z');
    town = await lay(database);
  });

  /** What came of a mutation: the kind of its result, or the code of its error. */
  const send = async (worker: Worker, document: string, input: object): Promise<string> => {
    const { data, errors } = await api.ask<Record<string, { __typename: string }> | null>(await signIn(database, worker), document, {
      input: { mutationId: uuidv7(), id: uuidv7(), reason: 'Kelly is afraid of him.', ...input },
    });
    return errors[0]?.extensions?.code ?? Object.values(data!)[0]!.__typename;
  };

  return {
    database,
    town: () => town,
    /** What a worker gets for a document, or the code of the error. */
    ask: async <T>(worker: Worker, document: string, variables: object): Promise<T | string> => {
      const { data, errors } = await api.ask<T | null>(await signIn(database, worker), document, { ...variables });
      return errors[0]?.extensions?.code ?? data!;
    },
    /** Kelly with five workers alongside, whose story housing reads about life, and two entries: one that tells where, and one that does not. */
    aWorld: async () => {
      const { place, housing, priya, joe, sam, darren, nadia } = town;
      const kelly = await [priya, joe, sam, darren, nadia]
        .reduce((person, worker) => person.withAlongside(worker), aPerson())
        .at(database, place);
      await aSharingChoice().yesTo(housing).about('life').by(database, kelly);
      const entry = await anEntry().saying('one').about('life').writtenBy(database, priya, kelly);
      const where = await anEntry().saying('where').about('abuse_and_whereabouts').writtenBy(database, priya, kelly);
      await aSharingChoice().yesTo(housing).about('abuse_and_whereabouts').by(database, kelly);
      return { kelly, entry, where };
    },
    /** The words of the story that a worker reads, or the code of the error. */
    reads: async (worker: Worker, personId: string): Promise<string[] | string> => {
      const { data, errors } = await api.ask<{ person: { story: { nodes: { words: string }[] } } } | null>(
        await signIn(database, worker),
        STORY,
        { id: personId },
      );
      return errors[0]?.extensions?.code ?? data!.person.story.nodes.map(({ words }) => words).sort();
    },
    link: (worker: Worker, personId: string, change: object = {}) =>
      send(worker, LINK, { personId, name: 'Darren Holt', kind: 'ex', ...change }),
    put: (worker: Worker, personId: string, kind: string, change: object = {}) =>
      send(worker, PUT, { personId, kind, namedIds: [], ...change }),
    end: (worker: Worker, personId: string, actId: string, change: object = {}) => send(worker, END, { personId, actId, ...change }),
    /** What a worker sees in place, newest first, or the code of the error. */
    acts: async (worker: Worker, personId: string): Promise<Act[] | string> => {
      const { data, errors } = await api.ask<{ protectiveActs: Act[] } | null>(await signIn(database, worker), ACTS, { personId });
      return errors[0]?.extensions?.code ?? data!.protectiveActs;
    },
  };
}

async function lay(database: TestDatabase): Promise<Protecting> {
  const place = await aPlace(database);
  const anchor = await anOrganisation().at(database, place);
  const housing = await anOrganisation().called('Millbrook Housing').ofKind('housing').at(database, place);
  const haven = await anOrganisation().called('Safe Haven').protected().at(database, place);
  const worker = (name: string, organisation = anchor) => aWorker().called(name).of(database, organisation);
  return {
    ...{ place, anchor, housing },
    priya: await worker('Priya Nair'),
    joe: await worker('Joe Tanner'),
    sam: await worker('Sam Okafor', housing),
    darren: await worker('Darren Holt', housing),
    nadia: await worker('Nadia Rahman', haven),
    guardian: await aWorker().called('Grace Guardian').inRole('guardian').of(database, anchor),
    stranger: await worker('Alex Moore'),
  };
}
