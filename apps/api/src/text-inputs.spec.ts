import { randomInt } from 'node:crypto';
import { buildASTSchema, getNamedType, type GraphQLObjectType, isInputObjectType, isInterfaceType, isObjectType, parse } from 'graphql';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { logTo } from '@alongside/platform/logging';
import { startApi } from '@alongside/platform/testing';
import { domains } from './domains.ts';
import { naughtyStrings } from './testing/arguments.ts';
import { releaseCases } from './testing/text-cases-release.ts';
import { safetyCases } from './testing/text-cases-safety.ts';
import { placesCases } from './testing/text-cases-places.ts';
import { peopleCases } from './testing/text-cases.ts';
import { aTextWorld, type TextCase, type TextWorld } from './testing/text-world.ts';

// Every text of every mutation and question, found from the schema: kept and shown exactly as it was typed, or refused clearly. One that has no case
// fails here. Those that break programs go into each; of the Big List of Naughty Strings each gets others in each run.
// ALONGSIDE_TEXT_SEED=… sends the same again.

const seed = Number(process.env['ALONGSIDE_TEXT_SEED'] ?? randomInt(2 ** 31));
const LONGEST_SAMPLE = 120;
const ALWAYS = [
  '<script>alert(1)</script> \u202Egnp.exe',
  '=HYPERLINK("http://x","y")',
  ' a\u2066b\u2069c \u2028 spaced\t\n out ',
  "'; drop table people; -- $1 \\ %s {name} ${x}",
  'Zoë e\u0301 👩‍👩‍👧 ﷽',
];
const usable = naughtyStrings.filter((text) => text.length <= LONGEST_SAMPLE && !ALWAYS.includes(text));
/** Those of one field in this run. */
const sampleFor = (n: number): string[] => [
  ...ALWAYS,
  ...Array.from({ length: 3 }, (_, at) => usable[(seed + n * 3 + at) % usable.length] ?? ''),
];
/** What nothing keeps: PostgreSQL holds no NUL, and half a letter has no UTF-8. */
const UNKEEPABLE = ['a\0b', 'a\uD800b'];

const schema = buildASTSchema(parse(domains.map(({ sdl }) => sdl).join('\n')));
/** The paths of what is text, below the arguments of each field of a root. */
function textsOf(root: 'Mutation' | 'Query'): string[] {
  const below = (fields: readonly { name: string; type: Parameters<typeof getNamedType>[0] }[], path: string[]): string[] =>
    fields.flatMap(({ name, type }) => {
      const named = getNamedType(type);
      if (isInputObjectType(named)) return below(Object.values(named.getFields()), [...path, name]);
      return named?.name === 'String' ? [[...path, name].join('.')] : [];
    });
  return Object.values((schema.getType(root) as GraphQLObjectType).getFields()).flatMap(({ name, args }) => below(args, [name]));
}
const problem = schema.getType('Problem');
const problems = isInterfaceType(problem) ? schema.getPossibleTypes(problem).map(({ name }) => name) : [];

const api = startApi(domains);
const cases = [...placesCases, ...peopleCases, ...safetyCases, ...releaseCases];
let world: TextWorld;
const lines: string[] = [];

beforeAll(async () => {
  logTo((line) => lines.push(line));
  world = await aTextWorld(api);
});
beforeEach(() => {
  lines.length = 0;
});

const REFUSED = /node_modules|violates|relation \\"|"stack"|syntax error at/;
interface Came {
  readonly kept: boolean;
  readonly said: string;
}
/** Sends one text in one field, and what came of it: kept, or refused with words of ours. */
async function send({ mutation, by = 'priya' }: TextCase, input: object): Promise<Came> {
  const field = (schema.getType('Mutation') as GraphQLObjectType).getFields()[mutation];
  const result = field && getNamedType(field.type);
  const more = mutation === 'loadList' ? 'refusedLines' : '__typename';
  const document = `mutation M($input: ${String(field?.args[0]?.type)}) { done: ${mutation}(input: $input) { ${isObjectType(result) ? more : '__typename'} } }`;
  const { status, body, data, errors } = await api.ask<{ done: { __typename?: string; refusedLines?: number[] } } | null>(
    world[by],
    document,
    {
      input: { mutationId: uuidv7(), ...input },
    },
  );
  expect(status).toBeLessThan(500);
  expect(body).not.toMatch(REFUSED);
  const [error] = errors;
  if (error) expect(['BAD_INPUT', 'NOT_FOUND'], body).toContain(error.extensions?.code);
  const refused = Boolean(error) || problems.includes(data?.done.__typename ?? '') || (data?.done.refusedLines ?? []).length > 0;
  return { kept: !refused, said: body };
}

/** The input with another text at a path: `rows.known` is that of the first row. */
function withText(input: Readonly<Record<string, unknown>>, path: string, text: string): Record<string, unknown> {
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) return { ...input, [first]: text };
  const below = input[first] as Record<string, unknown> | Record<string, unknown>[];
  return {
    ...input,
    [first]: Array.isArray(below) ? [withText(below[0] ?? {}, rest.join('.'), text)] : withText(below, rest.join('.'), text),
  };
}

describe('every text that the schema takes', () => {
  it('has a case, and no case is of one that is gone', () => {
    const known = cases.flatMap(({ mutation, texts }) => Object.keys(texts).map((path) => `${mutation}.input.${path}`));
    expect([...new Set(known)].sort()).toEqual(textsOf('Mutation').sort());
  });
});

const fields = cases.flatMap((one) => Object.entries(one.texts).map(([path, kept]) => ({ one, path, kept })));

describe(`each text of a mutation (seed ${seed})`, () => {
  it.each(fields.map((field, n) => [`${field.one.mutation}.${field.path}`, field, n] as const))(
    '%s is kept and shown exactly, or refused clearly',
    async (_name, { one, path, kept }, n) => {
      // What means well is taken: a case that is refused whatever is sent would prove nothing.
      const fine = await send(one, await one.input(world));
      expect(fine.kept, fine.said).toBe(true);
      let taken = 0;
      for (const sample of sampleFor(n)) {
        const text = one.sent?.[path]?.(sample) ?? sample;
        const input = withText(await one.input(world), path, text);
        const came = await send(one, input);
        if (kept === 'a shape') continue; // `send` looked at how it was refused, or it is of the shape
        const asKept = kept(text);
        if (came.kept) {
          expect((await one.stands(world, input))[path] ?? '', `${JSON.stringify(text)} ${came.said}`).toBe(asKept);
          taken++;
        } else if (path.startsWith('rows.'))
          expect(came.said).toContain('refusedLines'); // a row says which line it is, and stays in the file
        else expect(asKept, `${JSON.stringify(text)} was refused: ${came.said}`).toBe('');
      }
      if (kept !== 'a shape') expect(taken, 'enough is kept').toBeGreaterThan(1);
      expect(lines.filter((line) => /error|fail/.test(line))).toEqual([]);
      for (const text of UNKEEPABLE)
        expect(await send(one, withText(await one.input(world), path, text)), JSON.stringify(text)).toMatchObject({ kept: false });
      const long = withText(await one.input(world), path, 'x'.repeat(30_000));
      const came = await send(one, long);
      if (came.kept && kept !== 'a shape') expect((await one.stands(world, long))[path]).toBe('x'.repeat(30_000));
    },
    30_000,
  );

  it('is named only where nothing gives it back', () => {
    for (const { unread = {}, texts } of cases) expect(Object.keys(texts)).toEqual(expect.arrayContaining(Object.keys(unread)));
  });
});

const questions: Readonly<Record<string, string>> = {
  'findPeople.text': 'query Q($text: String!) { findPeople(text: $text) { id } }',
  'findWhomToAsk.text': 'query Q($text: String!) { findWhomToAsk(text: $text) { __typename } }',
  'findOnOwnList.text': 'query Q($text: String!) { findOnOwnList(text: $text) { id } }',
  ...Object.fromEntries(
    ['fullName', 'phone', 'postcode', 'preferredName', 'street'].map((field) => [
      `possibleMatches.details.${field}`,
      `query Q($text: String!) { possibleMatches(details: { ${field === 'preferredName' ? '' : 'preferredName: "Kel", '}${field}: $text }) { __typename } }`,
    ]),
  ),
  'guardianAlerts.after': 'query Q($text: String!) { guardianAlerts(after: $text) { __typename } }',
  'guardianQueue.after': 'query Q($text: String!) { guardianQueue(after: $text) { __typename } }',
  'myProposals.after': 'query Q($text: String!) { myProposals(after: $text) { __typename } }',
  ...Object.fromEntries(
    ['disclosureLook', 'emergencyLook', 'safeguardingLook'].map((root) => [
      `${root}.after`,
      `query Q($text: String!) { ${root}(id: "${uuidv7()}", after: $text) { __typename } }`,
    ]),
  ),
};

describe(`each text of a question (seed ${seed})`, () => {
  it('has a case', () => {
    expect(Object.keys(questions).sort()).toEqual(textsOf('Query').sort());
  });

  it.each(Object.entries(questions))('%s is answered or refused clearly, and keeps nothing', async (_name, document) => {
    for (const [n, text] of [...sampleFor(7), ...UNKEEPABLE, 'x'.repeat(30_000)].entries()) {
      const actor = [world.priya, world.gail, world.ada][n % 3] ?? world.priya;
      const { status, body, errors } = await api.ask(actor, document, { text });
      expect(status).toBeLessThan(500);
      expect(body).not.toMatch(REFUSED);
      for (const { extensions } of errors) expect(['BAD_INPUT', 'NOT_FOUND', 'FORBIDDEN']).toContain(extensions?.code);
    }
  });
});
