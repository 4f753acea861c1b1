import { buildASTSchema, type GraphQLObjectType, isObjectType, Kind, parse } from 'graphql';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { anEntry } from '@alongside/conversations/api/testing';
import { aPerson, aTown, type Town } from '@alongside/people/api/testing';
import { type Actor, signIn, startApi } from '@alongside/platform/testing';
import { aPlace, aWorker, type Worker } from '@alongside/teams/api/testing';
import { domains } from './domains.ts';
import operations from './operations.json' with { type: 'json' };
import { idPaths, plainArguments } from './testing/arguments.ts';
import { idOf, listOf, rootsOf } from './testing/documents.ts';

// Whoever asks for somebody who is hidden from them, or for nobody, is in the log, in the same words for both. Every field of the schema that takes an
// id stands in the table, and every document that is asked is found from the schema and from the apps.

/** What an id names. `beside`: somebody or an entry beside those whom it is about; those have cases of their own. */
type Names =
  | 'person'
  | 'entry'
  | 'beside'
  | 'made by the client'
  | 'neither a person nor an entry'
  | 'somebody, and the answer is the same whoever it is';

const IDS: Readonly<Record<string, Names>> = {
  ...each('person', [
    'person.id',
    'cautionNotes.personId',
    'protectiveActs.personId',
    'standingLines.personId',
    'whoCanSeePerson.personId',
  ]),
  ...each('person', ['entry.personId', 'entryParts.personId', 'whoCanSeeEntry.personId']),
  ...each('entry', ['entry.id', 'entryParts.id', 'whoCanSeeEntry.id']),
  // an override that is another's is written down by its own id, as one that fits nobody is
  ...each('person', ['emergencyLook.id', 'safeguardingLook.id', 'disclosureLook.id']),
  ...inputs('person', ['recordConversation', 'sortEntry', 'amendEntry', 'markEntry', 'setApart', 'sayWhatMatters'], 'personId'),
  ...inputs(
    'person',
    ['putCaution', 'agreeCaution', 'continueCaution', 'endCaution', 'putConflictLink', 'putProtection', 'endProtection'],
    'personId',
  ),
  ...inputs('person', ['startFromList'], 'id'),
  ...inputs(
    'entry',
    ['sortEntry', 'amendEntry', 'markEntry', 'setApart', 'agreeCaution', 'continueCaution', 'endCaution', 'putProtection'],
    'entryId',
  ),
  ...inputs('person', ['dismissLink', 'proposeRelease', 'markWhere'], 'personId'),
  ...inputs('entry', ['markWhere'], 'entryIds.0'),
  ...each('beside', ['markEntry.input.passages.0.aboutId', 'setApart.input.toPersonId', 'answerProposals.input.answers.0.id']),
  ...each('somebody, and the answer is the same whoever it is', ['addPerson.input.answers.0.personId']),
  ...inputs(
    'made by the client',
    ['amendEntry', 'sayWhatMatters', 'putCaution', 'continueCaution', 'putConflictLink', 'putProtection', 'endProtection', 'dismissLink'],
    'id',
  ),
  ...inputs('made by the client', ['askForCallBack', 'invokeOverride', 'guardianProtect', 'addOrganisation', 'addTeam', 'invite'], 'id'),
  ...inputs('made by the client', ['inviteAgain', 'askRelease', 'proposeRelease', 'agreeToRelease', 'endRelease'], 'id'),
  ...each('made by the client', ['recordConversation.input.entryId', 'recordConversation.input.conversationId', 'setApart.input.partId']),
  ...each('made by the client', ['addPerson.input.personId', 'loadList.input.loadId']),
  ...inputs('neither a person nor an entry', ['endOverride', 'personTold', 'askNotYet', 'answerNotYet'], 'overrideId'),
  ...inputs('neither a person nor an entry', ['agreeToRenewal', 'refuseRenewal', 'reviewOverride', 'askRelease'], 'overrideId'),
  ...inputs('neither a person nor an entry', ['agreeToRelease', 'endRelease'], 'releaseId'),
  ...each('neither a person nor an entry', ['proposeRelease.input.actId', 'dismissLink.input.actId', 'dismissLink.input.agreesTo']),
  ...inputs('neither a person nor an entry', ['actFor', 'changeOrganisation', 'invite', 'joinTeam', 'leaveTeam'], 'organisationId'),
  ...inputs('neither a person nor an entry', ['renameTeam', 'joinTeam', 'leaveTeam'], 'teamId'),
  ...inputs('neither a person nor an entry', ['joinTeam', 'leaveTeam'], 'workerId'),
  ...inputs('neither a person nor an entry', ['changeMembership', 'endMembership', 'inviteAgain'], 'membershipId'),
  ...each('neither a person nor an entry', ['seeAs.membershipId', 'callBackDone.input.callBackId', 'guardianLooked.input.id']),
  ...each('neither a person nor an entry', [
    'endProtection.input.actId',
    'putProtection.input.namedIds.0',
    'putCaution.input.secondId',
    'continueCaution.input.secondId',
  ]),
  ...each('neither a person nor an entry', ['sayWhatMatters.input.insteadOf', 'withdrawInvitation.input.invitationId']),
};

function each(names: Names, paths: readonly string[]): Record<string, Names> {
  return Object.fromEntries(paths.map((path) => [path, names]));
}
function inputs(names: Names, fields: readonly string[], id: string): Record<string, Names> {
  return each(
    names,
    fields.map((field) => `${field}.input.${id}`),
  );
}

/** What else has to be said for the ids to be asked for at all. */
const SAID: Readonly<Record<string, object>> = {
  putConflictLink: { name: 'Zorvald Quimbet' },
  putProtection: { kind: 'seal_of_entry', namedIds: [] },
  setApart: { toPersonId: null },
  markEntry: { passages: [] },
};

/** A place in a list. */
const PLACE = Buffer.from('2026-11-24T10:00:00.000Z 01920000-0000-7000-8000-000000000000').toString('base64url');

const schema = buildASTSchema(parse(domains.map(({ sdl }) => sdl).join('\n')));
const roots = rootsOf(schema);
const fieldOf = (root: string) => roots.find(({ field }) => field.name === root)?.field ?? { name: root, args: [] };
const pathsOf = (root: string) => idPaths(fieldOf(root)).map(({ path }) => ({ path, key: [root, ...path].join('.') }));
const namedBy = (root: string, what: Names) => pathsOf(root).filter(({ key }) => IDS[key] === what);

interface Asked {
  readonly title: string;
  readonly document: string;
  /** The root fields, and the variable that each argument is. */
  readonly fields: readonly { readonly root: string; readonly variables: Readonly<Record<string, string>> }[];
}

function asked(title: string, document: string): Asked {
  const operation = parse(document).definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  const fields = (operation?.selectionSet.selections ?? []).flatMap((one) => {
    if (one.kind !== Kind.FIELD) throw new Error(`${title}: a root that is no field.`);
    const variables = (one.arguments ?? []).flatMap(({ name, value }) =>
      value.kind === Kind.VARIABLE ? [[name.value, value.name.value] as const] : [],
    );
    return [{ root: one.name.value, variables: Object.fromEntries(variables) }];
  });
  return { title, document, fields };
}

const everything: Asked[] = [
  ...roots.flatMap(({ field, documents }) => documents.map((document, n) => asked(`${field.name} ${n}`, document))),
  ...Object.values(operations).map(({ name, document }) => asked(name, document)),
];
const about = (what: Names): Asked[] => everything.filter(({ fields }) => fields.some(({ root }) => namedBy(root, what).length));

interface Ids {
  readonly person: string;
  readonly entry: string;
}

/** The variables of a document that asks for these. */
function variablesFor({ fields }: Asked, ids: Ids, more: object = {}): Record<string, unknown> {
  const all: Record<string, unknown> = { after: PLACE };
  for (const { root, variables } of fields) {
    const values: Record<string, unknown> = { ...plainArguments(fieldOf(root), {}), after: PLACE };
    if ('input' in values) values['input'] = { ...(values['input'] as object), ...SAID[root] };
    for (const { path } of namedBy(root, 'person')) put(values, path, ids.person);
    for (const { path } of namedBy(root, 'entry')) put(values, path, ids.entry);
    if ('input' in values) values['input'] = { ...(values['input'] as object), ...more };
    for (const [arg, variable] of Object.entries(variables)) all[variable] = values[arg];
  }
  return all;
}

function put(into: Record<string, unknown>, [first = '', ...rest]: readonly string[], value: string): void {
  if (rest.length) put(into[first] as Record<string, unknown>, rest, value);
  else into[first] = value;
}

interface Left {
  readonly person_id: string;
  readonly entry_ids: string[];
  readonly result: string;
  readonly operation: string;
}

const api = startApi(domains, { safelist: { ...listOf(roots), ...operations } });
const { database } = api;
let town: Town;
let priya: Worker & Actor;
let guardian: Worker & Actor;
let known: string;
/** Somebody whom neither may see, each for a reason of its own, with an entry about them. */
let hidden: Readonly<Record<string, Ids>>;
/** An entry about somebody whom Priya sees, which she does not. */
let unseen: string;
let own: string;

beforeAll(async () => {
  town = await aTown(database);
  const joe = await town.worker('Joe Tanner');
  priya = await town.worker('Priya Nair', town.housing);
  const gail = await aWorker().called('Gail Carr').inRole('guardian').of(database, town.housing);
  guardian = { ...gail, ...(await signIn(database, gail)) };
  const withEntry = async (person: string): Promise<Ids> => ({
    person,
    entry: await anEntry().about('life').writtenBy(database, joe, person),
  });
  const elsewhere = await aPlace(database, 'Elsewhere');
  hidden = {
    'somebody else is alongside': await withEntry(await aPerson().withAlongside(joe).at(database, town.place)),
    'a link keeps away': await withEntry(
      await aPerson().withAlongside(joe).withAlongside(priya).withConflict(priya).withConflict(guardian).at(database, town.place),
    ),
    'of another place': await withEntry(await aPerson().at(database, elsewhere)),
  };
  known = await aPerson().withAlongside(joe).withAlongside(priya).at(database, town.place);
  unseen = await anEntry().writtenBy(database, joe, known);
  own = await anEntry().about('life').saying('The boiler works.').writtenBy(database, priya, known);
});

const nobody = (): Ids => ({ person: uuidv7(), entry: uuidv7() });

/** The denied looks that asking leaves, with names for ids; what was answered; and the statements that ran. */
async function ask(actor: Actor, one: Asked, ids: Ids, more: object = {}) {
  const rows = () =>
    database.sql<Left & { event_id: string }>(
      'select event_id, person_id, entry_ids, result, operation from access_events where session_id = $1 order by at, event_id',
      [actor.sessionId],
    );
  const before = new Set((await rows()).map(({ event_id }) => event_id));
  api.statements();
  const variables = variablesFor(one, ids, more);
  const { body, errors } = await api.ask(actor, idOf(one.document), variables);
  const statements = api.statements().map(({ name }) => name);
  const named = (id: string) =>
    id === ids.person ? 'the person' : id === ids.entry ? 'the entry' : id === known ? 'known' : `an id: ${id}`;
  const denied = (await rows())
    .filter(({ event_id, result }) => !before.has(event_id) && result === 'denied')
    .map(({ person_id, entry_ids, operation }) => ({ who: named(person_id), entries: entry_ids.map(named).sort(), operation }));
  return { denied, statements, body: body.replaceAll(ids.person, 'the person').replaceAll(ids.entry, 'the entry'), errors };
}

const operationOf = ({ document }: Asked): string => /^\w+ (\w+)/.exec(document)?.[1] ?? '';
/** What asking for somebody who is not there is written down as. */
const deniedOf = (one: Asked) => [
  {
    who: 'the person',
    entries: one.fields.some(({ root }) => namedBy(root, 'entry').length) ? ['the entry'] : [],
    operation: operationOf(one),
  },
];

it('knows of every id that the schema takes what it names', () => {
  const paths = roots.flatMap(({ field }) => pathsOf(field.name).map(({ key }) => key));
  expect(Object.keys(IDS).sort()).toEqual([...paths].sort());
  const below = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && !['Query', 'Mutation'].includes(type.name));
  const taking = (below as GraphQLObjectType[]).flatMap((type) => Object.values(type.getFields())).filter((field) => idPaths(field).length);
  expect(
    taking.map(({ name }) => name),
    'a field that is no root and takes an id',
  ).toEqual([]);
});

it.each(about('person').map((one) => [one.title, one] as const))(
  'leaves the same denied look of whoever is hidden and of nobody: %s',
  async (_title, one) => {
    for (const actor of [priya, guardian]) {
      const none = await ask(actor, one, nobody());
      expect(none.denied).toEqual(deniedOf(one));
      for (const [why, ids] of Object.entries(hidden)) expect(await ask(actor, one, ids), why).toEqual(none);
    }
  },
);

describe('an entry that is hidden, about somebody who is seen', () => {
  it.each(about('entry').map((one) => [one.title, one] as const))('leaves the denied look that none leaves: %s', async (_title, one) => {
    const none = await ask(priya, one, { person: known, entry: uuidv7() });
    expect(none.denied).toEqual(deniedOf(one));
    expect(await ask(priya, one, { person: known, entry: unseen })).toEqual(none);
  });
});

describe('somebody named beside those whom a change is about', () => {
  const besides: Record<string, (id: string) => object> = {
    setApart: (id) => ({ personId: known, entryId: own, toPersonId: id, from: 4, length: 6 }),
    markEntry: (id) => ({
      ...{ personId: known, entryId: own },
      passages: [{ aboutId: id, from: 4, length: 6, agreed: false, needed: false }],
    }),
    answerProposals: (id) => ({ answers: [{ id, answer: 'alongside' }] }),
  };

  it('is asked for here, of each', () => {
    const named = roots.map(({ field }) => field.name).filter((root) => namedBy(root, 'beside').length);
    expect(Object.keys(besides).sort()).toEqual(named.sort());
  });

  it.each(about('beside').map((one) => [one.title, one] as const))('leaves the denied look that nobody leaves: %s', async (_title, one) => {
    const more = besides[one.fields[0]?.root ?? ''];
    const askFor = (ids: Ids) => ask(priya, one, ids, more?.(ids.person));
    const none = await askFor(nobody());
    expect(none.denied).toEqual([{ who: 'the person', entries: [], operation: operationOf(one) }]);
    for (const [why, ids] of Object.entries(hidden)) expect(await askFor(ids), why).toEqual(none);
  });
});

it('gives no answer where it cannot be written: not that there is nothing, either', async () => {
  await database.sql('revoke insert on access_events from alongside_app');
  try {
    for (const one of about('person')) {
      const { errors, body, denied } = await ask(priya, one, nobody());
      expect(denied).toEqual([]);
      expect(body, one.title).not.toContain('NOT_FOUND');
      expect([...new Set(errors.map(({ extensions }) => extensions?.code))], one.title).toEqual(['INTERNAL']);
    }
  } finally {
    await database.sql('grant insert on access_events to alongside_app');
  }
});
