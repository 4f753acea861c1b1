import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { anEntry } from '@alongside/conversations/api/testing';
import { aPerson } from '@alongside/people/api/testing';
import { type Actor, signIn, type TestApi } from '@alongside/platform/testing';
import { anOrganisation, aPlace, aWorker, type Organisation, type Worker } from '@alongside/teams/api/testing';

/** Who sends text, and about whom. */
export interface TextWorld {
  readonly api: TestApi;
  readonly anchor: Organisation;
  readonly priya: Worker & Actor;
  readonly joe: Worker & Actor;
  readonly gail: Worker & Actor;
  /** Where two Guardians are needed, the other one. */
  readonly helen: Worker & Actor;
  readonly ada: Worker & Actor;
}

/** What stands afterwards, by the path of the field. */
export type Stands = Readonly<Record<string, string | null | undefined>>;

/** What a mutation is sent. */
export type Input = Readonly<Record<string, unknown>>;

/** One mutation, with all of its texts. */
export interface TextCase {
  readonly mutation: string;
  /** What a worker who means well sends. */
  input(world: TextWorld): Promise<Input> | Input;
  readonly by?: 'priya' | 'gail' | 'ada';
  /** What stands, as the product shows it; by a row where `unread` says why nothing shows it. */
  stands(world: TextWorld, input: Input): Promise<Stands>;
  /** The texts, each with what is kept of what was sent; `'a shape'` is refused where it is not of one. */
  readonly texts: Readonly<Record<string, ((text: string) => string) | 'a shape'>>;
  /** Texts that no field of the schema gives back, and why. */
  readonly unread?: Readonly<Record<string, string>>;
  /** What stands around the text, where it must be part of something longer. */
  readonly sent?: Readonly<Record<string, (text: string) => string>>;
}

export async function aTextWorld(api: TestApi): Promise<TextWorld> {
  const place = await aPlace(api.database);
  const anchor = await anOrganisation().lookingAfterThePlace().at(api.database, place);
  const at = async (name: string, role = 'worker') => {
    const worker = await aWorker().called(name).inRole(role).of(api.database, anchor);
    return { ...worker, ...(await signIn(api.database, worker)) };
  };
  return {
    ...{ api, anchor, priya: await at('Priya Nair'), joe: await at('Joe Bird'), gail: await at('Gail Carr', 'guardian') },
    ...{ helen: await at('Helen Frost', 'guardian'), ada: await at('Ada Minister', 'administrator') },
  };
}

/** As a box keeps it: without the white space at its ends. */
export const trimmed = (text: string): string => text.trim();
/** As it came, every sign of it. */
export const asSent = (text: string): string => text;

/** All that is asked of someone in danger. */
export const KELLY = 'Kelly Marsden 14/2/1992';
/** The day that many days from today. */
export const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
/** Of a link that nobody has. */
export const token = () => randomBytes(32).toString('base64url');
/** A person whom Priya and Joe are alongside. */
export const someone = ({ api, priya, joe, anchor }: TextWorld) =>
  aPerson().withAlongside(priya).withAlongside(joe).at(api.database, anchor);
/** The one human of that name: those before her have another by now. */
export const kelly = async ({ api, priya, joe, anchor }: TextWorld): Promise<string> => {
  await api.database.sql("update people set full_name = 'Somebody Else', version = version + 1 where full_name = 'Kelly Marsden'");
  return aPerson().called('Kelly Marsden').bornOn('1992-02-14').withAlongside(priya).withAlongside(joe).at(api.database, anchor);
};
/** An entry that Priya wrote about somebody. */
export const entryOf = async (world: TextWorld, about = ['life']) => {
  const personId = await someone(world);
  const entryId = await anEntry()
    .about(...(about as never[]))
    .saying('She told me.')
    .writtenBy(world.api.database, world.priya, personId);
  return { personId, entryId };
};
/** Held back, with the reason. */
export const held = { categories: ['life'], inConfidence: false, shownToPerson: 'held', heldBecause: 'Not yet.' };

/** What the product shows. Throws where it shows nothing. */
export async function read<Data>(world: TextWorld, actor: Actor, query: string, variables: Input = {}): Promise<Data> {
  const { data, errors } = await world.api.ask<Data>(actor, query, variables);
  if (errors.length) throw new Error(`${query}: ${JSON.stringify(errors)}`);
  return data;
}
/** The first row, where no field of the schema gives what stands. */
export const row = async ({ api }: TextWorld, sql: string, ...values: unknown[]): Promise<Stands> =>
  (await api.database.sql<Stands>(sql, values))[0] ?? {};

/** Does something by GraphQL that must come about before. */
export async function did(world: TextWorld, actor: Actor, mutation: string, input: Input): Promise<void> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const { body, data, errors } = await world.api.ask<Record<string, { __typename: string }>>(
    actor,
    `mutation M($input: ${type}!) { ${mutation}(input: $input) { __typename } }`,
    { input: { mutationId: uuidv7(), ...input } },
  );
  if (errors.length || /^(Cannot|Override?Incomplete|NotYetInc)/.test(data[mutation]?.__typename ?? ''))
    throw new Error(`${mutation}: ${body}`);
}
/** What opens a record in danger. */
export const override = (typed = KELLY) => ({
  id: uuidv7(),
  typed,
  ground: 'emergency',
  categories: ['health'],
  reason: 'She fell.',
  told: 'No one.',
});
/** Opens Kelly’s record in danger, and gives the override’s id. */
export const opened = async (world: TextWorld): Promise<string> => {
  const invoked = override();
  await kelly(world);
  await did(world, world.priya, 'invokeOverride', invoked);
  return invoked.id;
};
