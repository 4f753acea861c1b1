import {
  type DocumentNode,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionNode,
} from 'graphql';

const leaves: Record<string, (value: unknown) => boolean> = {
  Int: (value) => Number.isInteger(value),
  Float: (value) => typeof value === 'number',
  Boolean: (value) => typeof value === 'boolean',
  Date: (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value),
  DateTime: (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(value),
};
const isText = (value: unknown): boolean => typeof value === 'string';

/** Where an answer is not what the schema promises, as paths; empty where it keeps its word. Whatever made it: Apollo or a faster way. */
export function brokenPromises(schema: GraphQLSchema, document: DocumentNode, data: Record<string, unknown>): string[] {
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  const root = operation && schema.getRootType(operation.operation);
  if (!root) return ['there is no operation'];
  const fragments = new Map(document.definitions.flatMap((d) => (d.kind === Kind.FRAGMENT_DEFINITION ? [[d.name.value, d] as const] : [])));

  /** What is asked of a type by its keys; a key that is asked for twice gets both selections. */
  const askedOf = (
    type: GraphQLObjectType,
    selections: readonly SelectionNode[],
    into = new Map<string, FieldNode>(),
  ): Map<string, FieldNode> => {
    for (const one of selections) {
      if (one.kind === Kind.FIELD) {
        const key = (one.alias ?? one.name).value;
        const both = [...(into.get(key)?.selectionSet?.selections ?? []), ...(one.selectionSet?.selections ?? [])];
        into.set(key, { ...one, ...(one.selectionSet ? { selectionSet: { kind: Kind.SELECTION_SET, selections: both } } : {}) });
        continue;
      }
      const fragment = one.kind === Kind.FRAGMENT_SPREAD ? fragments.get(one.name.value) : one;
      const on = fragment?.typeCondition && schema.getType(fragment.typeCondition.name.value);
      if (fragment && (!on || on === type || (isAbstractType(on) && schema.isSubType(on, type))))
        askedOf(type, fragment.selectionSet.selections, into);
    }
    return into;
  };

  const broken = (type: GraphQLOutputType, selections: readonly SelectionNode[], value: unknown, path: string): string[] => {
    if (isNonNullType(type))
      return value === null || value === undefined ? [`${path} is missing`] : broken(type.ofType, selections, value, path);
    if (value === undefined) return [`${path} is undefined`];
    if (value === null) return [];
    if (isListType(type))
      return Array.isArray(value)
        ? value.flatMap((one, n) => broken(type.ofType, selections, one, `${path}.${n}`))
        : [`${path} is no list`];
    if (isEnumType(type)) return type.getValues().some(({ name }) => name === value) ? [] : [`${path} is none of ${type.name}`];
    if (isLeafType(type)) return (leaves[type.name] ?? isText)(value) ? [] : [`${path} is no ${type.name}`];
    const own = isObjectType(type) ? type : schema.getType(String((value as { __typename?: unknown }).__typename));
    return isObjectType(own) ? brokenIn(own, selections, value as Record<string, unknown>, path) : [`${path} says no type of its own`];
  };

  const brokenIn = (
    type: GraphQLObjectType,
    selections: readonly SelectionNode[],
    row: Record<string, unknown>,
    path: string,
  ): string[] => {
    const asked = askedOf(type, selections);
    return [
      ...Object.keys(row)
        .filter((key) => !asked.has(key))
        .map((key) => `${path}.${key} was not asked for`),
      ...[...asked].flatMap(([key, field]) => {
        if (field.name.value === '__typename') return row[key] === type.name ? [] : [`${path}.${key} is not ${type.name}`];
        const known = type.getFields()[field.name.value];
        return known ? broken(known.type, field.selectionSet?.selections ?? [], row[key], `${path}.${key}`) : [];
      }),
    ];
  };

  return brokenIn(root, operation.selectionSet.selections, data, 'data');
}
