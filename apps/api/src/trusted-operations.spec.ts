import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TrustedOperations } from '@alongside/platform/graphql';
import { startApi } from '@alongside/platform/testing';
import { domains } from './domains.ts';
import operations from './operations.json' with { type: 'json' };

// An operation that skips GraphQL's execution is proven equal to it, byte by byte, by a spec of its domain. One without such a spec fails here.

/** Every trusted operation, and the spec that asks in both ways. */
const PROVEN: Readonly<Record<string, { readonly spec: string; readonly of: string }>> = {
  Person: { spec: 'libs/overview/api/src/open-person.spec.ts', of: 'OpenPerson' },
  RecordConversation: { spec: 'libs/conversations/api/src/record-trusted.spec.ts', of: 'RecordTrusted' },
};

/** What each of these specs must hold: how it goes, and that what it compares would tell. */
const PARTS: readonly (readonly [what: string, said: RegExp])[] = [
  ['it asks by the safelist in both ways', /'listed'[\s\S]*'normal'/],
  ['the answers are compared byte for byte', /expect\((both\.)?fast\.body\)\.toBe\((both\.)?slow\.body\)/],
  ['so are the lines of the access log', /expect\((both\.)?logged\)\.toEqual\((both\.)?loggedNormally\)/],
  ['a mutant without the allowance is noticed', /class Unallowed extends/],
];

const api = startApi(domains, { safelist: operations });
const trusted = domains.flatMap(({ trusted: types = [] }) => types);

describe('trusted operations', () => {
  it('are those that are proven, and no other', () => {
    const named = trusted.map((type) => ({ operation: api.app().get(type, { strict: false }).operation, of: type.name }));
    expect(named.sort((one, other) => one.operation.localeCompare(other.operation))).toEqual(
      Object.entries(PROVEN).map(([operation, { of }]) => ({ operation, of })),
    );
  });

  it('are on the safelist, and answered without GraphQL’s execution: a proof of one that never runs proves nothing', () => {
    for (const operation of Object.keys(PROVEN)) {
      const listed = Object.values(operations).filter(({ name }) => name === operation);
      expect(listed, operation).toHaveLength(1);
      const [{ document, name } = { document: '', name: '' }] = listed;
      expect(api.app().get(TrustedOperations).planFor({ query: document, operationName: name }), operation).toBeDefined();
    }
  });

  it.each(Object.entries(PROVEN))('%s has a spec that asks in both ways and would notice', (operation, { spec, of }) => {
    const file = new URL(`../../../${spec}`, import.meta.url);
    expect(existsSync(file), spec).toBe(true);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain(`'${operation}'`);
    expect(text).toMatch(new RegExp(`class Unallowed extends ${of}\\b`));
    for (const [what, said] of PARTS) expect(said.test(text), `${spec}: ${what}`).toBe(true);
    expect(text).not.toMatch(/\b(it|describe)\.(skip|only|todo)\b/);
  });
});
