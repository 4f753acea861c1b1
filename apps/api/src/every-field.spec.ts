import { ModulesContainer } from '@nestjs/core';
import { buildASTSchema, type GraphQLEnumType, type GraphQLObjectType, type GraphQLSchema, getNamedType, parse } from 'graphql';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { startApi } from '@alongside/platform/testing';
import { domains } from './domains.ts';
import operations from './operations.json' with { type: 'json' };
import { idOf, listOf, rootsOf } from './testing/documents.ts';
import { FieldChanges } from './testing/field-changes.ts';
import { FieldLooks } from './testing/field-looks.ts';
import { FieldOracle } from './testing/field-oracle.ts';
import { type FieldQuestion, FieldQuestions } from './testing/field-questions.ts';
import { aFieldWorld, type Worker } from './testing/field-world.ts';
import { layOut } from './testing/lay-out-fields.ts';
import { lookMutants, withLookMutant } from './testing/mutate-looks.ts';
import { viewMutants, withMutant } from './testing/mutate-views.ts';
import { type Came, contentOf, differences, type Json, personalFields, reasonsOf } from './testing/personal-content.ts';

// Every field that returns personal content, as each role meets each basis, each choice and each standing: asked through GraphQL, and compared with
// the sharing decision of the model. The fields are found from the schema. One that no case shows and no case withholds fails here. And each answer is held
// against the access log: every person and entry in it is named there, and nobody else.

const sdl = domains.map(({ sdl: one }) => one).join('\n');
const schema = buildASTSchema(parse(sdl));
const roles = (schema.getType('Role') as GraphQLEnumType).getValues().map(({ name }) => name);
const roots = rootsOf(schema);
/** A person's page is answered by a faster way of its own: it is asked beside the others. */
const page = Object.values(operations).find(({ name }) => name === 'Person')?.document ?? '';
const api = startApi(domains, { safelist: { ...listOf(roots), ...operations } });
const came: Came = { shown: new Set(), withheld: new Set() };
const of = aFieldWorld(roles);
let oracle: FieldOracle;
let looks: FieldLooks;

beforeAll(async () => {
  oracle = new FieldOracle(of, await layOut(api.database, of));
  looks = new FieldLooks(api.database, oracle);
}, 120_000);

interface Asked extends FieldQuestion {
  readonly document: string;
}

/** The documents that together ask for every field below a root. A mutation that is sent again with them has one effect. */
function documentsFor(question: FieldQuestion): Asked[] {
  const documents = roots.find(({ field }) => field.name === question.root)?.documents ?? [];
  const asked = documents.map((document) => ({ ...question, document }));
  if (question.root !== 'person') return asked;
  return [...asked, { ...question, document: page, variables: { personId: question.variables['id'], first: 50 } }];
}

interface Left {
  /** What the root field gave. */
  readonly value: unknown;
  readonly codes: readonly string[];
  /** What the log says otherwise. */
  readonly unlogged: readonly string[];
}

/** Asks, and holds the log of it against the answer. */
async function ask(worker: Worker, { root, document, variables }: Asked, more: object = {}): Promise<Left> {
  const actor = oracle.laid.actorOf(of.workers.indexOf(worker));
  const { data, errors } = await api.ask<Record<string, unknown> | null>(actor, idOf(document), { ...variables, ...more });
  const value = data?.[root] ?? null;
  const operation = /\w+ (\w+)/.exec(document)?.[1] ?? '';
  const unlogged = looks.wrong(worker, { root, variables, operation, value }, await looks.since(actor));
  return { value, codes: errors.map(({ extensions }) => extensions?.code ?? ''), unlogged };
}

/** What is wrong with one answer, or with the log of it. */
async function wrongWith(worker: Worker, asked: Asked, noted: Came): Promise<string[]> {
  const { root, should, paged } = asked;
  const { value, codes, unlogged } = await ask(worker, asked);
  const found = roots.find(({ field }) => field.name === root);
  const field = found && (schema.getType(found.kind) as GraphQLObjectType).getFields()[root];
  if (!field) return [`${root} is not there`];
  const below = personalFields(schema, [getNamedType(field.type)]);
  if (value !== null) noted.shown.add(`${found.kind}.${root}`);
  if (value === null || (Array.isArray(value) && value.length === 0)) for (const one of below) noted.withheld.add(one);
  if (should === undefined) {
    const refused = value === null && ['NOT_FOUND', 'FORBIDDEN'].includes(codes[0] ?? '');
    return [...(refused ? [] : [`is shown: ${JSON.stringify(value)}`]), ...unlogged];
  }
  if (value === null && should !== null) return [`is nothing, for ${codes.join(', ') || 'no reason'}`, ...unlogged];
  const is = contentOf(schema, field, value, noted);
  if (!paged || unlogged.length > 0) return [...(paged ? [] : differences(is, should, root)), ...unlogged];
  const came = [...nodesOf(is)];
  for (let after = nextAfter(value); after !== undefined;) {
    const page = await ask(worker, asked, { after });
    if (page.value === null) return [`has no page after ${after}, for ${page.codes.join(', ') || 'no reason'}`];
    if (page.unlogged.length > 0) return [...page.unlogged];
    came.push(...nodesOf(contentOf(schema, field, page.value, noted)));
    after = nextAfter(page.value);
  }
  return notAmong(came, nodesOf(should));
}

type Node = Record<string, Json>;
const nodesOf = (one: Json): Node[] => (one as unknown as { nodes: Node[] }).nodes;

/** Where the next page begins, if there is one. */
function nextAfter(page: unknown): string | undefined {
  const { pageInfo } = page as { pageInfo: { hasNextPage: boolean; endCursor: string } };
  return pageInfo.hasNextPage ? pageInfo.endCursor : undefined;
}

/** All pages of a list, in whatever order: each once, and nothing else. */
function notAmong(came: readonly Node[], should: readonly Node[]): string[] {
  const wanted = new Map(should.map((node) => [node['id'], node]));
  if (came.length !== wanted.size) return [`has ${came.length} of ${wanted.size}`];
  return came.flatMap((node) => differences(node, wanted.get(node['id']) ?? null, 'a node'));
}

const queriesOf = (worker: Worker): FieldQuestion[] => new FieldQuestions(oracle, worker, roles).all();
const editsOf = (worker: Worker): FieldQuestion[] => new FieldChanges(oracle, worker, roles).edits();
const additionsOf = (worker: Worker): FieldQuestion[] => new FieldChanges(oracle, worker, roles).additions();

const nothingNoted = (): Came => ({ shown: new Set(), withheld: new Set() });

/** The first that is wrong to connectors: what they may read is the whole of some words, and a sentence of others. */
const firstWrong = (): Promise<string[]> => wrongFor('connector', { noted: nothingNoted(), most: 1 });

/** All that is wrong with what the workers of a role are answered. */
async function wrongFor(role: string, { noted = came, most = Number.MAX_SAFE_INTEGER, asksOf = queriesOf } = {}): Promise<string[]> {
  const wrong: string[] = [];
  const asks = async (worker: Worker): Promise<void> => {
    for (const asked of asksOf(worker).flatMap(documentsFor)) {
      if (wrong.length >= most) return;
      const what = await wrongWith(worker, asked, noted);
      wrong.push(...what.map((one) => `${worker.id} asks ${asked.root} ${JSON.stringify(asked.variables)}: ${one}`));
    }
  };
  await Promise.all(of.workers.filter((worker) => worker.role === role).map(asks));
  return wrong.slice(0, most);
}

/** The fields of a schema that no case has shown, and those that none has withheld. */
function lacking(ofSchema: GraphQLSchema): Record<keyof Came, string[]> {
  const below = [...personalFields(ofSchema)];
  const asked = rootsOf(ofSchema)
    .filter(({ kind, field }) => leadsToContent(ofSchema, kind, field.name))
    .map(({ kind, field }) => `${kind}.${field.name}`);
  return {
    shown: [...below, ...asked].filter((field) => !came.shown.has(field)),
    withheld: below.filter((field) => !came.withheld.has(field)),
  };
}

function leadsToContent(ofSchema: GraphQLSchema, kind: string, root: string): boolean {
  const field = (ofSchema.getType(kind) as GraphQLObjectType).getFields()[root];
  return field !== undefined && personalFields(ofSchema, [getNamedType(field.type)]).size > 0;
}

describe('every field with personal content', () => {
  it.each(roles)(
    'is answered to a %s as the sharing decision says, whatever the basis and the choice',
    { timeout: 120_000 },
    async (role) => {
      expect((await wrongFor(role)).slice(0, 20)).toEqual([]);
    },
  );

  it('is told apart from what is none by a mark that says why', () => {
    const reasons = reasonsOf(schema);
    expect(reasons.length).toBeGreaterThan(30);
    for (const reason of reasons) expect(reason.length).toBeGreaterThan(15);
  });
});

describe('a mistake is noticed', () => {
  it.each(viewMutants)('in a view: $title', { timeout: 120_000 }, async (mutant) => {
    await withMutant(api.database, mutant, async () => {
      expect(await firstWrong()).toHaveLength(1);
    });
  });

  it.each(lookMutants)('in the log: $title', { timeout: 120_000 }, async (mutant) => {
    await withLookMutant(api, mutant, async () => {
      const asksOf = (worker: Worker) => queriesOf(worker).filter(({ root }) => root === mutant.root);
      const wrong = await wrongFor(mutant.role, { noted: nothingNoted(), most: 1, asksOf });
      expect(wrong).toHaveLength(1);
      expect(wrong[0]).toMatch(/\b(a|no) look\b/);
    });
  });

  it('in a resolver: one that reads around the views', async () => {
    const providers = [...api.app().get(ModulesContainer).values()].flatMap((module) => [...module.providers.values()]);
    const reader = providers.find(({ name }) => name === 'ReadStory')?.instance as {
      entry: (person: string, id: string) => Promise<object>;
    };
    const right = reader.entry.bind(reader);
    const spied = vi.spyOn(reader, 'entry').mockImplementation(async (person, id) => {
      const [row] = await api.database.sql<{ words: string }>('select words from entries where entry_id = $1', [id]);
      return { ...(await right(person, id)), ...row };
    });
    expect(await firstWrong()).toHaveLength(1);
    spied.mockRestore();
  });
});

// these come last: from here on there is more than the world says
describe('what a change gives back', () => {
  it.each(roles)('to a %s is what they may read', { timeout: 120_000 }, async (role) => {
    expect((await wrongFor(role, { asksOf: editsOf })).slice(0, 20)).toEqual([]);
    expect((await wrongFor(role, { asksOf: additionsOf })).slice(0, 20)).toEqual([]);
  });
});

describe('a field with personal content', () => {
  it('was shown to some, and withheld from others', () => {
    expect(lacking(schema)).toEqual({ shown: [], withheld: [] });
  });

  it('fails this where it is new, and no case asks for it', () => {
    const more = `
      type Rumour { words: String! }
      extend type Entry { gossip: String, rumours: [Rumour!]! }
      extend type PersonCard { seenBy: Worker }
      extend type Query { everyone: [Person!]!, deskName: String! @impersonal(because: "the name of the duty desk") }`;
    const added = ['Entry.gossip', 'PersonCard.seenBy', 'Rumour.words'];
    const { shown, withheld } = lacking(buildASTSchema(parse(sdl + more)));
    expect(shown.sort()).toEqual([...added, 'Query.everyone'].sort());
    expect(withheld.sort()).toEqual(added);
  });
});
