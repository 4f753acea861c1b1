import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import {
  buildASTSchema,
  type GraphQLObjectType,
  isObjectType,
  parse,
  specifiedRules,
  validate,
  visit,
  TypeInfo,
  visitWithTypeInfo,
} from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { ApiError, type ErrorCode } from '@alongside/platform/context';
import { limitsRule } from '@alongside/platform/graphql';
import { logTo } from '@alongside/platform/logging';
import { type Actor, startApi } from '@alongside/platform/testing';
import { domains } from './domains.ts';
import operations from './operations.json' with { type: 'json' };
import { aLivelyPlace, type LivelyPlace } from './testing/a-lively-place.ts';
import { argumentsOf, fittingRows, idPaths, neededArguments, plainArguments } from './testing/arguments.ts';
import { brokenPromises } from './testing/conforms.ts';
import { appOperations, idOf, listOf, type Root, rootsOf } from './testing/documents.ts';

// Every field of the schema, found from the schema: asked for as anyone might, with what fits, what nearly fits and what is meant to break it.
// ALONGSIDE_FUZZ_SECONDS=600 looks longer; ALONGSIDE_FUZZ_SEED=… looks at the same again. Each failure tells its seed.

const seconds = Number(process.env['ALONGSIDE_FUZZ_SECONDS'] ?? 45);
const seed = Number(process.env['ALONGSIDE_FUZZ_SEED'] ?? randomInt(2 ** 31));

/** Root fields that are refused to everyone here, whatever fitting is asked, and why. This list may only get shorter. */
const REFUSED: Readonly<Record<string, string>> = {
  'Mutation.guardianLooked': 'it is asked with the ids of overrides, and none of them waits for this Guardian',
  'Mutation.startFromList': 'nobody in the demo place is on an own list',
  'Mutation.withdrawInvitation': 'no invitation of the demo place is open',
  'Query.emergencyLook': 'nobody here has a record open in an emergency',
};

const schema = buildASTSchema(parse(domains.map(({ sdl }) => sdl).join('\n')));
const roots = rootsOf(schema);
const apps = appOperations(schema, operations);
const share = (seconds * 1_000) / (roots.length + apps.length);
// As in production: listed operations alone, and errors without a word of ours for developers.
const api = startApi(domains, { safelist: { ...listOf(roots), ...operations } });
const lines: string[] = [];
let place: LivelyPlace;
beforeAll(async () => {
  logTo((line) => lines.push(line));
  place = await aLivelyPlace(api.database);
});

const codes: readonly ErrorCode[] = ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'BAD_INPUT', 'CONFLICT'];
const fixedWords = Object.fromEntries(codes.map((code) => [code, new ApiError(code).message]));

interface Answered {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly unknown[];
    readonly extensions: { readonly code: string };
  }[];
}

async function ask(actor: Actor | null, document: string, variables: unknown): Promise<Answered> {
  const { statusCode, body } = await api.app().inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', 'x-alongside': '1', ...(actor ? { cookie: `__Host-worker=${actor.token}` } : {}) },
    payload: JSON.stringify({ documentId: idOf(document), variables }),
  });
  expect(statusCode).toBeLessThan(500);
  if (statusCode === 413) return {}; // more than 100 kB
  const answer = JSON.parse(body) as Answered;
  if (actor && answer.errors?.[0]?.extensions.code === 'UNAUTHENTICATED') await place.freshen(); // an administrator had ended what they were
  return answer;
}

/** What may never be in an answer, whoever asks for whatever. */
function holdsItsPromises(document: string, { data, errors }: Answered): void {
  for (const error of errors ?? []) {
    expect(Object.keys(error).filter((key) => !['message', 'path', 'extensions'].includes(key))).toEqual([]);
    expect(Object.keys(error.extensions)).toEqual(['code']);
    expect(codes).toContain(error.extensions.code);
    expect(error.message).toBe(fixedWords[error.extensions.code]);
  }
  if (data) expect(brokenPromises(schema, parse(document), data)).toEqual([]);
}

describe('what the fuzz asks for', () => {
  it('is every field of every type that can be reached', () => {
    const asked = new Set<string>();
    for (const { documents } of roots)
      for (const document of documents) {
        const ast = parse(document);
        expect(validate(schema, ast, [...specifiedRules, limitsRule])).toEqual([]);
        const info = new TypeInfo(schema);
        visit(
          ast,
          visitWithTypeInfo(info, { Field: () => void asked.add(`${String(info.getParentType())}.${info.getFieldDef()?.name ?? ''}`) }),
        );
      }
    const all = Object.values(schema.getTypeMap())
      .filter((type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'))
      .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));
    expect(all.filter((field) => !asked.has(field))).toEqual([]);
  });
});

describe('every root field, plainly asked', () => {
  /** By everyone here, about what fits it, with what may be left out and without. */
  const isAnswered = async ({ field, documents }: Root): Promise<boolean> => {
    for (const actor of Object.values(place.actors))
      for (const row of fittingRows(field, place.rows).slice(0, 12))
        for (const document of documents)
          for (const bare of [false, true]) {
            await place.freshen();
            const variables = plainArguments(field, row);
            const answer = await ask(actor, document, bare ? neededArguments(field, variables) : variables);
            if (answer.data?.[field.name] != null) return true;
          }
    return false;
  };

  // Whatever a field that is always refused is sent, it keeps its promises: there the fuzz below shows little.
  it('is answered, and not refused throughout, but for those that are named', async () => {
    const refused: string[] = [];
    for (const root of roots) if (!(await isAnswered(root))) refused.push(`${root.kind}.${root.field.name}`);
    expect(refused.sort()).toEqual(Object.keys(REFUSED).sort());
  }, 480_000);
});

describe(`every root field, whatever it is sent (seed ${seed})`, () => {
  const look = async (_name: string, root: Root, ownSeed: number): Promise<void> => {
    await place.freshen();
    lines.length = 0;
    const rows = fc.oneof(fc.constantFrom(...fittingRows(root.field, place.rows)), fc.constantFrom(...place.rows, ...place.hidden));
    const asked = rows.chain((row) =>
      fc.tuple(fc.constantFrom('nobody', ...Object.keys(place.actors)), fc.nat(root.documents.length - 1), argumentsOf(root.field, row)),
    );
    const promise = fc.asyncProperty(asked, async ([who, n, variables]) => {
      const actors: Readonly<Record<string, Actor>> = place.actors;
      const actor = actors[who] ?? null;
      const document = root.documents[n] ?? '';
      const answer = await ask(actor, document, variables);
      expect(lines.filter((line) => /error|fail/.test(line))).toEqual([]);
      holdsItsPromises(document, answer);
      if (!actor) expect(answer.data ?? null).toBeNull();
    });
    // Once at least, however busy the machine is; then as often as its share of the time allows.
    // A shorter example would be of another database: what was sent before is in it by now.
    await fc.assert(promise, { seed: ownSeed, numRuns: 1, endOnFailure: true });
    const timed = await fc.check(promise, { seed: ownSeed, numRuns: 100_000, interruptAfterTimeLimit: share, endOnFailure: true });
    if (timed.failed && timed.counterexample) throw new Error(await fc.asyncDefaultReportMessage(timed));
  };

  it.each(roots.map((root, n) => [`${root.kind}.${root.field.name}`, root, seed + n] as const))(
    '%s keeps its promises',
    look,
    seconds * 1_000 + 30_000,
  );
  it.each(apps.map((root, n) => [root.title, root, seed + 1_000 + n] as const))(
    'the apps’ %s keeps its promises',
    look,
    seconds * 1_000 + 30_000,
  );
});

describe('what is hidden', () => {
  /** An answer without what differs from one asking to the next. */
  const bare = (answer: Answered): string =>
    JSON.stringify(answer)
      .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, 'id')
      .replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, 'instant');
  const withId = (args: object, path: readonly string[], id: unknown): Record<string, unknown> => {
    const copy = structuredClone(args) as Record<string, unknown>;
    let at = copy as Record<string, never>;
    for (const key of path.slice(0, -1)) at = at[key] ?? {};
    (at as Record<string, unknown>)[path.at(-1) ?? ''] = id;
    const input = copy['input'] as Record<string, unknown> | undefined;
    if (input && 'mutationId' in input) input['mutationId'] = uuidv7();
    return copy;
  };
  /** Ids that this worker may not know: of the other place, and of people here whom they are not beside. */
  const unseen = async (actor: Actor, column: string): Promise<string[]> => {
    const mine = await api.database.as(actor).sees<{ person_id: string }>('select person_id from my_people');
    const people = new Set(mine.map((row) => row.person_id));
    const strangers = column === 'person_id' ? place.rows.filter((row) => !people.has(String(row[column]))).slice(0, 40) : [];
    return [...new Set([...place.hidden, ...strangers].flatMap((row) => (typeof row[column] === 'string' ? [row[column]] : [])))];
  };
  const paths = roots.flatMap((root) => idPaths(root.field).map((id) => [`${root.field.name} ${id.path.join('.')}`, root, id] as const));

  it.each(paths)('is answered like what is not there: %s', async (_name, { field, documents }, { path, column }) => {
    const [document = ''] = documents;
    await place.freshen();
    const rows = fittingRows(field, place.rows).filter((row) => row[column]);
    for (const who of ['alongside', 'beside nobody', 'administrator'] as const)
      for (const id of (await unseen(place.actors[who], column)).slice(0, 5))
        for (const row of rows.slice(0, 3)) {
          const missing = await ask(place.actors[who], document, withId(plainArguments(field, row), path, uuidv7()));
          if (missing.data) continue; // an id that the client makes: whatever it is, something new stands under it
          const hidden = await ask(place.actors[who], document, withId(plainArguments(field, row), path, id));
          expect(bare(hidden), `${who} ${id}`).toBe(bare(missing));
        }
  });
});
