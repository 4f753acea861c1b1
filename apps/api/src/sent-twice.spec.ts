import { buildASTSchema, parse } from 'graphql';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { startApi } from '@alongside/platform/testing';
import { domains } from './domains.ts';
import { aLivelyPlace, type LivelyPlace } from './testing/a-lively-place.ts';
import { fittingRows, plainArguments } from './testing/arguments.ts';
import { idOf, listOf, rootsOf } from './testing/documents.ts';

// A phone that lost its signal sends again, and two tabs send at once. Every mutation of the schema is one effect, found from the schema.

const AT_ONCE = 20;
/** Mutations that this spec has not had an effect with, and why. This list may only get shorter. */
const WITHOUT_EFFECT: Readonly<Record<string, string>> = {
  guardianLooked: 'it is asked with the ids of overrides, and none of them waits for this Guardian',
  startFromList: 'nobody in the demo place is on an own list',
  withdrawInvitation: 'no invitation of the demo place is open',
};
const mutations = rootsOf(buildASTSchema(parse(domains.map(({ sdl }) => sdl).join('\n')))).filter(({ kind }) => kind === 'Mutation');
const api = startApi(domains, { safelist: listOf(mutations) });
let place: LivelyPlace;
beforeAll(async () => {
  place = await aLivelyPlace(api.database);
});

/** Rows of each table, and the sum of their versions. Looks and sessions are written again at every asking, and a change is noted for each statement. Of an amendment the version is which of them it is. */
async function fingerprint(): Promise<Record<string, number>> {
  const tables = await api.database.sql<{ name: string; versioned: boolean }>(
    `select c.relname as name, c.relname <> 'entry_amendments' and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'version' and not a.attisdropped) as versioned
     from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r' and c.relname !~ '^(access_events|changes$|sessions|test_clock)'`,
  );
  const counts = await Promise.all(
    tables.map(async ({ name, versioned }) => {
      const [row] = await api.database.sql<{ n: string }>(
        `select ${versioned ? 'coalesce(sum(version), 0)' : 'count(*)'} as n from "${name}"`,
      );
      return [name, Number(row?.n)] as const;
    }),
  );
  return Object.fromEntries(counts);
}

describe('a mutation that is sent twenty times at once, and again', () => {
  const done = new Set<string>();

  it.each(mutations.map((root) => [root.field.name, root] as const))(
    'is one effect: %s',
    async (name, { field, documents: [document = ''] }) => {
      for (const actor of [place.actors.alongside, place.actors.administrator, place.actors.guardian])
        for (const row of fittingRows(field, place.rows).slice(0, 6)) {
          if (done.has(name)) return;
          await place.freshen();
          const variables = plainArguments(field, row);
          (variables['input'] as Record<string, unknown>)['mutationId'] = uuidv7();
          const burst = async (): Promise<Set<string>> =>
            new Set(
              (await Promise.all(Array.from({ length: AT_ONCE }, () => api.ask(actor, idOf(document), variables)))).map(({ body }) => body),
            );
          const before = await fingerprint();
          const answers = await burst();
          const after = await fingerprint();
          const grown = Object.entries(after).filter(([table, n]) => n - (before[table] ?? 0) > 1);
          expect(grown, `${name}: more than one row or version`).toEqual([]);
          expect(answers.size, [...answers].join('\n')).toBe(1);
          expect([...answers].join()).not.toContain('INTERNAL');
          if ((after['mutations'] ?? 0) > (before['mutations'] ?? 0)) {
            expect(await burst()).toEqual(answers);
            done.add(name);
          }
          expect(await fingerprint()).toEqual(after);
        }
    },
    60_000,
  );

  it('had an effect, but for those that are named', () => {
    const never = mutations.map(({ field }) => field.name).filter((name) => !done.has(name));
    expect(never.sort()).toEqual(Object.keys(WITHOUT_EFFECT).sort());
  });
});
