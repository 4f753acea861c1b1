import {
  getNamedType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
} from 'graphql';

// What of a schema is personal content is told by the schema: all that can be reached and does not carry @impersonal.

type Field = GraphQLField<unknown, unknown>;
type Marked = { readonly astNode?: GraphQLObjectType['astNode'] | Field['astNode'] };
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const isMarked = ({ astNode }: Marked): boolean => astNode?.directives?.some(({ name }) => name.value === 'impersonal') ?? false;

/** Of a type, or of an interface that it carries out. */
const fieldIsMarked = (type: GraphQLObjectType, field: Field): boolean =>
  isMarked(field) || type.getInterfaces().some((one) => isMarked(one.getFields()[field.name] ?? {}));

const partsOf = (schema: GraphQLSchema, type: GraphQLNamedType): readonly GraphQLObjectType[] =>
  isAbstractType(type) ? schema.getPossibleTypes(type) : isObjectType(type) ? [type] : [];

/** Whether all of what a field leads to is no personal content. */
const leadsOut = (schema: GraphQLSchema, field: Field): boolean => {
  const parts = partsOf(schema, getNamedType(field.type));
  return parts.length > 0 && parts.every(isMarked);
};

/** Every reason that is given for a mark. */
export function reasonsOf(schema: GraphQLSchema): string[] {
  const objects = Object.values(schema.getTypeMap()).flatMap((type) =>
    'getFields' in type ? [type as Marked, ...(Object.values(type.getFields()) as Marked[])] : [],
  );
  return objects.flatMap(({ astNode }) =>
    (astNode?.directives ?? [])
      .filter(({ name }) => name.value === 'impersonal')
      .map(({ arguments: given }) => {
        const value = given?.[0]?.value;
        return value?.kind === Kind.STRING ? value.value : '';
      }),
  );
}

/**
 * Every field with personal content below a type, as `Entry.words`: what holds a value, or tells who or which organisation. A field that leads to
 * more personal content is told by the fields there.
 */
export function personalFields(schema: GraphQLSchema, from: readonly GraphQLNamedType[] = rootTypes(schema)): ReadonlySet<string> {
  const found = new Set<string>();
  const been = new Set<GraphQLObjectType>();
  const visit = (type: GraphQLObjectType): void => {
    if (been.has(type) || isMarked(type)) return;
    been.add(type);
    const isRoot = rootTypes(schema).includes(type);
    for (const field of Object.values(type.getFields())) {
      if (fieldIsMarked(type, field)) continue;
      const below = getNamedType(field.type);
      const toldHere = isLeafType(below) || (leadsOut(schema, field) && !isRoot && !isPage(below));
      if (toldHere) found.add(`${type.name}.${field.name}`);
      if (!leadsOut(schema, field)) partsOf(schema, below).forEach(visit);
    }
  };
  from.flatMap((type) => partsOf(schema, type)).forEach(visit);
  return found;
}

const rootTypes = (schema: GraphQLSchema): GraphQLObjectType[] =>
  [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter((type) => type != null);

/** Where a page of a list ends says nothing that the list does not. */
const isPage = (type: GraphQLNamedType): boolean => type.name === 'PageInfo';

/** Which fields came with something, and which came empty. */
export interface Came {
  readonly shown: Set<string>;
  readonly withheld: Set<string>;
}

const isEmpty = (value: unknown): boolean => value == null || (Array.isArray(value) && value.length === 0);

/** An answer's personal content alone: of a worker or organisation the id stays. What came, and what came empty, is noted. */
export function contentOf(schema: GraphQLSchema, field: Field, value: unknown, came: Came): Json {
  return ofType(schema, field.type, value, came);
}

function ofType(schema: GraphQLSchema, type: Field['type'], value: unknown, came: Came): Json {
  if (value == null) return null;
  if (isNonNullType(type)) return ofType(schema, type.ofType as Field['type'], value, came);
  if (isListType(type)) return (value as unknown[]).map((one) => ofType(schema, type.ofType, one, came));
  const named = getNamedType(type);
  if (isLeafType(named)) return value as Json;
  const row = value as Record<string, unknown>;
  const object = isObjectType(named) ? named : partsOf(schema, named).find(({ name }) => name === row['__typename']);
  if (!object) return null;
  const content: Record<string, Json> = {};
  for (const [name, field] of Object.entries(object.getFields())) {
    const below = getNamedType(field.type);
    if (!(name in row) || fieldIsMarked(object, field) || isPage(below)) continue;
    const told = `${object.name}.${name}`;
    if (isLeafType(below) || leadsOut(schema, field)) (isEmpty(row[name]) ? came.withheld : came.shown).add(told);
    else if (isEmpty(row[name])) for (const one of personalFields(schema, [below])) came.withheld.add(one);
    content[name] = leadsOut(schema, field) ? idsOf(row[name]) : ofType(schema, field.type, row[name], came);
  }
  return content;
}

const idsOf = (value: unknown): Json =>
  Array.isArray(value) ? value.map(idsOf) : value == null ? null : ((value as { id?: string }).id ?? null);

const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where an answer differs from what it should hold. Lists are compared without their order; what was not asked for is not missed. */
export function differences(is: Json, should: Json | undefined, path: string): string[] {
  if (Array.isArray(is) && Array.isArray(should)) {
    const [some, wanted] = [sorted(is), sorted(should as readonly Json[])];
    if (some.length !== wanted.length) return [`${path} has ${some.length} of ${wanted.length}`];
    return some.flatMap((one, at) => differences(one, wanted[at], `${path}[${at}]`));
  }
  if (isObject(is) && isObject(should))
    return Object.entries(is).flatMap(([key, value]) =>
      key in should ? differences(value, should[key], `${path}.${key}`) : [`${path}.${key} has no case`],
    );
  return JSON.stringify(is) === JSON.stringify(should) ? [] : [`${path} is ${JSON.stringify(is)}, not ${JSON.stringify(should)}`];
}

/** By what tells two of a list apart, which both sides have. */
const sorted = (list: readonly Json[]): Json[] => [...list].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
function keyOf(one: Json): string {
  if (!isObject(one)) return JSON.stringify(one);
  const told = ['id', 'category', 'organisation', 'worker', 'words', 'from'].flatMap((key) =>
    isObject(one[key]) || one[key] === undefined ? [] : [one[key]],
  );
  const [entry, person, act] = [one['entry'], one['person'], one['act']];
  return JSON.stringify([
    ...told,
    isObject(entry) ? entry['id'] : null,
    isObject(person) ? person['id'] : null,
    isObject(act) ? act['id'] : null,
  ]);
}
