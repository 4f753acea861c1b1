import { buildASTSchema, type FragmentDefinitionNode, isListType, isNonNullType, isObjectType, parse, validate } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { LIMITS, limitsRule, sizesOf } from '@alongside/platform/graphql';
import { type Actor, aBareActor, startApi } from '@alongside/platform/testing';
import { domains } from './domains.ts';
import operations from './operations.json' with { type: 'json' };

// What one document may ask for, where any document is let in: development. In production the safelist stands before it.

const api = startApi(domains);
const schema = buildASTSchema(parse(domains.map(({ sdl }) => sdl).join('\n')));
let worker: Actor;
beforeAll(async () => {
  worker = await aBareActor(api.database);
});

const times = (count: number, part: (n: number) => string): string => Array.from({ length: count }, (_, n) => part(n)).join(' ');
const nested = (depth: number): string => '{ me '.repeat(1) + '{ worker '.repeat(depth) + '{ name }' + ' }'.repeat(depth + 1);

describe('every operation that was built with the apps', () => {
  it.each(Object.values(operations).map(({ name, document }) => [name, document] as const))('%s passes with room', (_name, text) => {
    const document = parse(text, { maxTokens: LIMITS.tokens / 2 });
    expect(validate(schema, document, [limitsRule])).toEqual([]);
    for (const { depth, cost } of sizesOf(schema, document).values()) {
      expect(depth).toBeLessThan(LIMITS.depth);
      expect(cost).toBeLessThanOrEqual(LIMITS.cost / 2);
    }
  });
});

describe('a page of a list', () => {
  it('is asked for by PageSize, wherever there is a `first`', () => {
    const fields = Object.values(schema.getTypeMap()).flatMap((type) => (isObjectType(type) ? Object.values(type.getFields()) : []));
    const firsts = fields.flatMap(({ args }) => args.filter(({ name }) => name === 'first'));
    expect(firsts.length).toBeGreaterThan(0);
    expect(new Set(firsts.map(({ type }) => String(type)))).toEqual(new Set(['PageSize!']));
  });

  it.each([0, -1, 51, 1e9, 2.5, '5', null])('has no %s', async (first) => {
    const ask = 'query Q($first: PageSize!) { person(id: "x") { story(first: $first) { nodes { id } } } }';
    const { errors } = await api.ask(worker, ask, { first });
    expect(errors.map(({ extensions }) => extensions?.code)).toEqual(['BAD_INPUT']);
    const literal = await api.ask(worker, `{ person(id: "x") { story(first: ${JSON.stringify(first)}) { nodes { id } } } }`);
    expect(literal.errors[0]?.extensions?.code).toBe('BAD_INPUT');
  });
});

describe('the cost of a document', () => {
  const costOf = (text: string): number => [...sizesOf(schema, parse(text)).values()][0]?.cost ?? 0;

  it('is how many values the answer may hold, a page times what stands on it', () => {
    expect(costOf('{ me { phone } }')).toBe(2);
    expect(costOf('{ person(id: "x") { story(first: 3) { nodes { id words } } } }')).toBe(2 + 0.3 * (1 + 10 * 2));
    const wide = costOf('query Q($n: PageSize!) { person(id: "x") { story(first: $n) { nodes { id words } } } }');
    expect(wide).toBe(costOf('{ person(id: "x") { story { nodes { id words } } } }'));
    expect(wide).toBe(2 + 5 * (1 + 10 * 2));
  });

  it('counts a fragment each time it is spread', () => {
    const once = costOf('{ me { ...A } } fragment A on Me { worker { id name } }');
    expect(costOf('{ me { ...A ...A ...A } } fragment A on Me { worker { id name } }')).toBe(1 + 3 * (once - 1));
  });

  it('is that of the dearest type, where an answer is one of several, and all that is asked for a type', () => {
    const mutation = (asked: string) => costOf(`mutation { renameTeam(input: {}) { __typename ${asked} } }`);
    const [done, refused] = [
      '... on AdministrationChanged { id administration { looksAfterPlace } }',
      '... on ChangedMeanwhile { id message }',
    ];
    expect(mutation(done)).toBe(4);
    expect(mutation(`${done} ${refused}`)).toBe(4);
    expect(mutation(`${done} ... on AdministrationChanged { id }`)).toBe(5);
    // an interface is no type of its own: more than one answer may have it
    expect(mutation(`${done} ${refused} ... on Problem { message }`)).toBe(5);
  });

  it('leaves no list out: each is counted as many', () => {
    const lists = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ type }) =>
      isListType(isNonNullType(type) ? type.ofType : type),
    );
    for (const { name, args } of lists)
      expect(costOf(`{ ${name}${args.length ? `(${args.map((a) => `${a.name}: $v`).join()})` : ''} { __typename id } }`), name).toBe(11);
  });
});

const bomb = (levels: number): string =>
  `{ me { ...F0 } } ${times(levels, (n) => `fragment F${n} on Me { ...F${n + 1} ...F${n + 1} }`)} fragment F${levels} on Me { phone }`;

describe('a document that asks for too much', () => {
  it.each([
    ['a thousand words and one', `{ me { ${times(1_000, () => 'phone')} } }`],
    ['deep nesting', nested(9)],
    [
      'nesting by fragments',
      `{ me { ...F0 } } ${times(12, (n) => `fragment F${n} on Me { worker { ...F${n + 1} } }`)} fragment F12 on Me { phone }`,
    ],
    ['fragments that double one another', bomb(60)],
    ['a fragment inside itself', '{ me { ...A } } fragment A on Me { phone ...A }'],
    ['fragments in a ring', `{ me { ...F0 } } ${times(90, (n) => `fragment F${n} on Me { ...F${(n + 1) % 90} }`)}`],
    ['eleven aliases', `{ ${times(11, (n) => `a${n}: me { phone }`)} }`],
    ['aliases behind a fragment', `{ ...A } fragment A on Query { ${times(11, (n) => `a${n}: me { phone }`)} }`],
    ['eleven directives', `{ me { phone ${times(11, () => '@include(if: true)')} } }`],
    ['directives that nobody knows', `{ me { phone ${times(200, (n) => `@a${n}`)} } }`],
    [
      'lists in lists',
      '{ today { people { id } } me { teams { members { worker { id } organisation { id name kind } jobTitle } } } ...A ...B } fragment A on Query { a: me { teams { members { worker { id } organisation { id name kind } } } } b: me { teams { members { worker { id } organisation { id name kind } } } } } fragment B on Query { c: me { teams { members { worker { id } organisation { id name kind } jobTitle } } } d: me { teams { members { worker { id } organisation { id name kind } } } } e: me { teams { members { worker { id } organisation { id name kind } } } } f: me { teams { members { worker { id } organisation { id name kind } } } } g: me { teams { members { worker { id } organisation { id name kind } } } } h: me { teams { members { worker { id } organisation { id name kind } } } } i: me { teams { members { worker { id } organisation { id name kind } } } } }',
    ],
    ['two changes at once', 'mutation M($a: CallBackDoneInput!) { a: callBackDone(input: $a) { id } b: callBackDone(input: $a) { id } }'],
    [
      'two changes behind a fragment',
      'mutation M($a: CallBackDoneInput!) { ...A } fragment A on Mutation { a: callBackDone(input: $a) { id } b: callBackDone(input: $a) { id } }',
    ],
    ['a thousand operations', times(300, (n) => `query Q${n} { me }`)],
    ['a thousand variables', `query Q(${times(300, (n) => `$v${n}: ID`)}) { me { phone } }`],
    ['lists in a list', `{ possibleMatches(details: ${'['.repeat(400)}${']'.repeat(400)}) { name } }`],
    ['a directive on a directive', '{ me { phone @include(if: @skip(if: true)) } }'],
    ['no word', ''],
    ['only a comment', `# ${'a'.repeat(90_000)}`],
    ['one long word', `{ ${'a'.repeat(90_000)} }`],
    ['a text without end', `{ findPeople(text: "${'a'.repeat(90_000)}`],
  ])('is refused and not run: %s', async (_what, document) => {
    const { errors, data, body } = await api.ask(worker, document);
    expect(new Set(errors.map(({ extensions }) => extensions?.code))).toEqual(new Set(['BAD_INPUT']));
    expect(data ?? null).toBeNull();
    expect(body.length).toBeLessThan(100_000);
    expect(api.statements().filter(({ name }) => name !== 'session.resume')).toEqual([]);
  });

  it('is weighed by looking at each fragment once, however often it would be laid out', () => {
    const document = parse(bomb(100));
    let looks = 0;
    for (const fragment of document.definitions.slice(1) as FragmentDefinitionNode[]) {
      const { selectionSet } = fragment;
      Object.defineProperty(fragment, 'selectionSet', { get: () => ((looks += 1), selectionSet) });
    }
    const [size] = sizesOf(schema, document).values();
    expect(size?.cost).toBeGreaterThanOrEqual(2 ** 100);
    expect(looks).toBe(101);
  });
});
