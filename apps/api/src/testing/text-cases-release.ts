import { v7 as uuidv7 } from 'uuid';
import {
  did,
  type Input,
  inDays,
  KELLY,
  kelly,
  override,
  read,
  row,
  someone,
  type Stands,
  type TextCase,
  type TextWorld,
  trimmed,
} from './text-world.ts';

const reasonIn = async (world: TextWorld, id: unknown): Promise<Stands> => {
  const query = 'query R { guardianReleases { id reason } }';
  const { guardianReleases } = await read<{ guardianReleases: { id: string; reason: string }[] }>(world, world.gail, query);
  return { reason: guardianReleases.find((release) => release.id === id)?.reason };
};
const reasonOfAct = (world: TextWorld, id: unknown) => row(world, 'select reason from release_acts where act_id = $1', id);

/** A seal that names those beside the person, and what a Guardian proposes of it for a colleague. */
const proposal = async (world: TextWorld): Promise<Input> => {
  const [personId, actId] = [await someone(world), uuidv7()];
  const sealed = { id: actId, personId, kind: 'seal_of_person', namedIds: [world.priya.workerId], reason: 'She is afraid.' };
  await did(world, world.priya, 'putProtection', sealed);
  return { id: uuidv7(), personId, actId, name: 'Joe Bird', until: inDays(7), reason: 'He stands in.' };
};
/** What the other Guardian proposed, as it is answered. */
const proposed = async (world: TextWorld): Promise<Input> => {
  const release = await proposal(world);
  await did(world, world.helen, 'proposeRelease', release);
  return { id: uuidv7(), releaseId: release['id'], reason: 'I rang her.' };
};

/** Every mutation by which Guardians lift what protects a person, and that takes text. */
export const releaseCases: readonly TextCase[] = [
  {
    mutation: 'askRelease',
    by: 'gail',
    input: async (world) => {
      const { priya, gail } = world;
      const personId = await kelly(world);
      const sealed = { id: uuidv7(), personId, kind: 'seal_of_person', namedIds: [priya.workerId], reason: 'She is afraid.' };
      await did(world, priya, 'putProtection', sealed);
      const disclosure = { ...override(KELLY), ground: 'legal', recipient: 'The coroner' };
      await did(world, gail, 'invokeOverride', disclosure);
      return { id: uuidv7(), overrideId: disclosure.id, until: inDays(7), reason: 'The court asks.' };
    },
    stands: (world, { id }) => reasonIn(world, id),
    texts: { reason: trimmed },
  },
  {
    mutation: 'proposeRelease',
    by: 'gail',
    input: proposal,
    stands: (world, { id }) => reasonIn(world, id),
    // a colleague's name is looked up, and is not kept
    texts: { name: 'a shape', reason: trimmed },
  },
  {
    mutation: 'agreeToRelease',
    by: 'gail',
    input: proposed,
    stands: (world, { id }) => reasonOfAct(world, id),
    texts: { reason: trimmed },
    unread: { reason: 'that it is open is shown; why somebody agreed stands in the record of the release' },
  },
  {
    mutation: 'endRelease',
    by: 'gail',
    input: proposed,
    stands: (world, { id }) => reasonOfAct(world, id),
    texts: { reason: trimmed },
    unread: { reason: 'that it is over is shown; why somebody ended it stands in the record of the release' },
  },
];
