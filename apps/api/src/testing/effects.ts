import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '@alongside/platform/testing';
import { anOrganisation, aTeam, aWorker } from '@alongside/teams/api/testing';
import { placesCases } from './text-cases-places.ts';
import { releaseCases } from './text-cases-release.ts';
import { safetyCases } from './text-cases-safety.ts';
import { peopleCases } from './text-cases.ts';
import { did, type Input, type TextCase, type TextWorld, token } from './text-world.ts';

/** What one mutation is sent by a worker who means well: it is taken, and changes something. */
export interface Effect {
  readonly mutation: string;
  readonly by: NonNullable<TextCase['by']>;
  /** Lays out what it needs, and gives what it is sent. */
  input(world: TextWorld): Promise<Input> | Input;
}

/** Somebody on the list of the worker's own organisation, with Priya named as who is alongside them. Gives their id there. */
async function onTheList(world: TextWorld): Promise<string> {
  const loadId = uuidv7();
  const row = { ...{ line: 2, reference: loadId, preferredName: 'Wanda', fullName: `Wanda ${loadId}` }, worker: 'Priya Nair' };
  const load = {
    loadId,
    source: 'A list',
    referenceIsOnePerson: false,
    refused: 0,
    fields: ['reference', 'preferred_name', 'full_name', 'worker'],
  };
  await did(world, world.ada, 'loadList', { ...load, rows: [row] });
  const [one] = await world.api.database.sql<{ listed_id: string }>('select listed_id from listed_people where load_id = $1', [loadId]);
  return one?.listed_id ?? '';
}

/** Those that take no text: the cases of the others are those of their texts. */
const withoutText: readonly Effect[] = [
  {
    mutation: 'actFor',
    by: 'priya',
    input: async ({ api, anchor, priya }) => {
      const other = await anOrganisation().called('Another').at(api.database, anchor);
      await aWorker().alsoOf(api.database, priya, other);
      return { organisationId: other.organisationId };
    },
  },
  {
    mutation: 'joinTeam',
    by: 'ada',
    input: async ({ api, priya, joe, anchor }) => ({
      ...{ teamId: await aTeam(api.database, `Team ${uuidv7()}`, priya), workerId: joe.workerId, organisationId: anchor.organisationId },
    }),
  },
  {
    mutation: 'withdrawInvitation',
    by: 'ada',
    input: async (world) => {
      const invitationId = uuidv7();
      const invited = { name: 'Nell Newcome', jobTitle: 'Worker', role: 'worker', tokenHash: token() };
      await did(world, world.ada, 'invite', { id: invitationId, organisationId: world.anchor.organisationId, ...invited });
      return { invitationId };
    },
  },
  {
    mutation: 'answerProposals',
    by: 'priya',
    input: async (world) => ({ answers: [{ id: await onTheList(world), answer: 'alongside' }] }),
  },
  { mutation: 'startFromList', by: 'priya', input: async (world) => ({ id: await onTheList(world) }) },
];

/** The first case of a mutation, where there is one. */
export const effectOf = (mutation: string): Effect | undefined => {
  const texts = [...placesCases, ...peopleCases, ...safetyCases, ...releaseCases].map(({ by = 'priya', ...one }) => ({ ...one, by }));
  return [...withoutText, ...texts].find((one) => one.mutation === mutation);
};

/** Who sends it. */
export const senderOf = (world: TextWorld, { by }: Effect): Actor => world[by];
