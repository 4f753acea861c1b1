import { v7 as uuidv7 } from 'uuid';
import { anOrganisation, aTeam } from '@alongside/teams/api/testing';
import { tidied } from '@alongside/teams/model';
import { asSent, read, row, type Stands, type TextCase, type TextWorld, token } from './text-world.ts';

interface Managed {
  readonly administration: {
    readonly organisations: readonly {
      readonly id: string;
      readonly name: string;
      readonly issuer: string | null;
      readonly members: readonly { readonly id: string; readonly jobTitle: string }[];
      readonly invitations: readonly { readonly id: string; readonly name: string; readonly jobTitle: string }[];
    }[];
    readonly teams: readonly { readonly id: string; readonly name: string }[];
  };
}
const managed = async (world: TextWorld) =>
  (
    await read<Managed>(
      world,
      world.ada,
      'query A { administration { organisations { id name issuer members { id jobTitle } invitations { id name jobTitle } } teams { id name } } }',
    )
  ).administration;
const organisationOf = async (world: TextWorld, id: unknown): Promise<Stands> => {
  const found = (await managed(world)).organisations.find((one) => one.id === id);
  return { name: found?.name, issuer: found?.issuer };
};
const teamOf = async (world: TextWorld, id: unknown): Promise<Stands> => ({
  name: (await managed(world)).teams.find((one) => one.id === id)?.name,
});
/** Names are taken once. */
let names = 0;
const unlike = (text: string): string => `${text} ${names++ % 2 ? 'x' : 'y'}${names}`;

/** Every mutation by which an administrator looks after a place or a list, and that takes text. */
export const placesCases: readonly TextCase[] = [
  {
    mutation: 'addOrganisation',
    by: 'ada',
    input: () => ({ id: uuidv7(), name: `Housing ${names++}`, kind: 'housing', protectedService: false }),
    stands: (world, { id }) => organisationOf(world, id),
    texts: { name: tidied, issuer: 'a shape' },
    sent: { name: unlike },
  },
  {
    mutation: 'changeOrganisation',
    by: 'ada',
    input: async ({ api, anchor }) => ({
      organisationId: (await anOrganisation().called(`Housing ${names++}`).ofKind('housing').at(api.database, anchor)).organisationId,
      ...{ expectedVersion: 1, name: `Housing ${names++}`, kind: 'housing', protectedService: false },
    }),
    stands: (world, { organisationId }) => organisationOf(world, organisationId),
    texts: { name: tidied, issuer: 'a shape' },
    sent: { name: unlike },
  },
  {
    mutation: 'addTeam',
    by: 'ada',
    input: () => ({ id: uuidv7(), name: `Team ${names++}` }),
    stands: (world, { id }) => teamOf(world, id),
    texts: { name: tidied },
    sent: { name: unlike },
  },
  {
    mutation: 'renameTeam',
    by: 'ada',
    input: async ({ api, priya }) => ({
      teamId: await aTeam(api.database, `Team ${names++}`, priya),
      expectedVersion: 1,
      name: `Team ${names++}`,
    }),
    stands: (world, { teamId }) => teamOf(world, teamId),
    texts: { name: tidied },
    sent: { name: unlike },
  },
  {
    mutation: 'changeMembership',
    by: 'ada',
    input: async ({ api, joe }) => {
      const [one] = await api.database.sql<{ membership_id: string; version: number }>(
        'select membership_id, version from memberships where worker_id = $1',
        [joe.workerId],
      );
      return { membershipId: one?.membership_id, expectedVersion: one?.version, role: 'worker', jobTitle: 'Worker of the evening' };
    },
    stands: async (world, { membershipId }) => ({
      jobTitle: (await managed(world)).organisations.flatMap(({ members }) => members).find(({ id }) => id === membershipId)?.jobTitle,
    }),
    texts: { jobTitle: tidied },
  },
  {
    mutation: 'invite',
    by: 'ada',
    input: ({ anchor }) => ({
      ...{ id: uuidv7(), organisationId: anchor.organisationId, name: `Nell ${names++}`, jobTitle: 'Worker', role: 'worker' },
      tokenHash: token(),
    }),
    stands: async (world, { id }) => {
      const found = (await managed(world)).organisations.flatMap(({ invitations }) => invitations).find((one) => one.id === id);
      return { name: found?.name, jobTitle: found?.jobTitle };
    },
    texts: { name: tidied, jobTitle: tidied, tokenHash: 'a shape' },
    sent: { name: unlike },
  },
  {
    mutation: 'inviteAgain',
    by: 'ada',
    input: async ({ api, joe }) => {
      const [one] = await api.database.sql<{ membership_id: string }>('select membership_id from memberships where worker_id = $1', [
        joe.workerId,
      ]);
      return { id: uuidv7(), membershipId: one?.membership_id, tokenHash: token() };
    },
    stands: () => Promise.resolve({}),
    texts: { tokenHash: 'a shape' },
  },
  {
    mutation: 'loadList',
    by: 'ada',
    input: () => ({
      ...{ loadId: uuidv7(), source: 'A list', referenceIsOnePerson: false, refused: 0 },
      fields: ['reference', 'preferred_name', 'full_name', 'birth_date', 'postcode', 'phone', 'street', 'worker', 'known'],
      rows: [
        {
          ...{ line: 2, reference: `R${names++}`, preferredName: `Wanda ${names}`, fullName: `Wanda Byrne ${names}`, postcode: 'M145RT' },
          ...{ phone: '07700900142', street: '1 Mill Lane', worker: 'Priya', known: 'She likes tea.', knownFrom: 'Letter' },
        },
      ],
    }),
    stands: async (world, { loadId }) => ({
      ...(await row(
        world,
        `select reference as "rows.reference", preferred_name as "rows.preferredName", full_name as "rows.fullName", street as "rows.street",
           worker as "rows.worker", known as "rows.known", known_from as "rows.knownFrom" from listed_people where load_id = $1`,
        loadId,
      )),
      source: (
        await read<{ ownList: { loads: { id: string; source: string }[] } }>(
          world,
          world.ada,
          'query L { ownList { loads { id source } } }',
        )
      ).ownList.loads.find(({ id }) => id === loadId)?.source,
    }),
    texts: {
      ...{ 'rows.reference': asSent, 'rows.preferredName': asSent, 'rows.fullName': asSent, 'rows.street': asSent, 'rows.worker': asSent },
      ...{ 'rows.known': asSent, 'rows.knownFrom': asSent, 'rows.phone': 'a shape', 'rows.postcode': 'a shape' },
      source: (text) => text.normalize('NFC').replace(/\s+/g, ' ').trim(),
    },
    unread: Object.fromEntries(
      ['reference', 'preferredName', 'fullName', 'street', 'worker', 'known', 'knownFrom'].map((field) => [
        `rows.${field}`,
        'a list is private: who it names is read when somebody begins with them',
      ]),
    ),
  },
];
