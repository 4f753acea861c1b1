import { createHash } from 'node:crypto';
import {
  getNamedType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
  isLeafType,
  isNonNullType,
  isObjectType,
  isUnionType,
  Kind,
  type NamedTypeNode,
  OperationTypeNode,
  parse,
  typeFromAST,
} from 'graphql';
import { LIMITS, type Safelist, sizesOf } from '@alongside/platform/graphql';

/** What is asked for by a name, with its arguments: a root field, or an operation of the apps with its variables. */
export type Asked = Pick<GraphQLField<unknown, unknown>, 'name' | 'args'>;

/** A root field, with the documents that together select every field below it. */
export interface Root {
  readonly kind: 'Query' | 'Mutation';
  readonly field: Asked;
  readonly documents: readonly string[];
}

type Fields = readonly GraphQLField<unknown, unknown>[];

/** Fields inside one another in what the fuzz asks for. */
const DEEPEST = LIMITS.depth - 1;

/** Every root field of a schema, found from the schema alone: what is added to it is covered by itself. */
export function rootsOf(schema: GraphQLSchema): Root[] {
  return (['Query', 'Mutation'] as const).flatMap((kind) => {
    const type = schema.getType(kind) as GraphQLObjectType | undefined;
    return Object.values(type?.getFields() ?? {}).map((field) => ({ kind, field, documents: documentsOf(schema, kind, field) }));
  });
}

function documentsOf(schema: GraphQLSchema, kind: string, field: GraphQLField<unknown, unknown>): string[] {
  const name = field.name.charAt(0).toUpperCase() + field.name.slice(1);
  const declared = field.args.map(
    (arg) => `$${arg.name}: ${String(arg.type)}${arg.defaultValue === undefined ? '' : ` = ${JSON.stringify(arg.defaultValue)}`}`,
  );
  const passed = field.args.map((arg) => `${arg.name}: $${arg.name}`);
  const whole = (selection: string, n: number): string =>
    `${kind.toLowerCase()} ${name}${n}${declared.length ? `(${declared.join(', ')})` : ''} { ${field.name}${passed.length ? `(${passed.join(', ')})` : ''} ${selection} }`;
  const type = getNamedType(field.type);
  if (isLeafType(type)) return [whole('', 0)];
  const all = whole(selectionOf(schema, type, DEEPEST), 0);
  if (fits(schema, all)) return [all];
  // Too much for one document: one for each branch, with the leaves beside it.
  return fieldsBelow(type)
    .filter((branch) => !isLeafType(getNamedType(branch.type)))
    .map((branch, n) => whole(selectionOf(schema, type, DEEPEST, branch), n));
}

function fits(schema: GraphQLSchema, text: string): boolean {
  try {
    const [size] = sizesOf(schema, parse(text, { maxTokens: LIMITS.tokens })).values();
    return size !== undefined && size.cost <= LIMITS.cost && size.depth <= LIMITS.depth;
  } catch {
    return false;
  }
}

function fieldsBelow(type: GraphQLNamedType): Fields {
  if (isUnionType(type)) return type.getTypes().flatMap((one) => Object.values(one.getFields()));
  return isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
}

/** Everything of a type, down to a depth. `only` lets one branch through and leaves the others out. */
function selectionOf(schema: GraphQLSchema, type: GraphQLNamedType, depth: number, only?: GraphQLField<unknown, unknown>): string {
  if (isUnionType(type) || isInterfaceType(type)) {
    const parts = schema.getPossibleTypes(type).map((one) => `... on ${one.name} ${selectionOf(schema, one, depth, only)}`);
    return `{ __typename ${parts.join(' ')} }`;
  }
  if (!isObjectType(type)) return '';
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const below = getNamedType(field.type);
    if (field.args.some((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined)) return [];
    if (isLeafType(below)) return [field.name];
    if (depth <= 1 || (only && field !== only)) return [];
    return [`${field.name} ${selectionOf(schema, below, depth - 1)}`];
  });
  return `{ __typename ${fields.join(' ')} }`;
}

/** The operations that were built with the apps, with the root field that each begins with: some are answered by a faster way of their own. */
export function appOperations(schema: GraphQLSchema, list: Safelist): (Root & { readonly title: string })[] {
  return Object.values(list).flatMap(({ name, document }) => {
    const [operation] = parse(document).definitions;
    if (operation?.kind !== Kind.OPERATION_DEFINITION) return [];
    const [first] = operation.selectionSet.selections;
    const args = (operation.variableDefinitions ?? []).map(({ variable, type }) => ({
      name: variable.name.value,
      type: typeFromAST(schema, type as NamedTypeNode),
    }));
    const field = { name: first?.kind === Kind.FIELD ? first.name.value : name, args: args as unknown as Asked['args'] };
    return [
      {
        title: name,
        kind: operation.operation === OperationTypeNode.QUERY ? ('Query' as const) : ('Mutation' as const),
        field,
        documents: [document],
      },
    ];
  });
}

/** The id under which a document stands on the list. */
export const idOf = (document: string): string => createHash('sha256').update(document).digest('hex');

/** These roots' documents as the list of what may be asked, so that a test asks as production lets it. */
export const listOf = (roots: readonly Pick<Root, 'documents'>[]): Safelist =>
  Object.fromEntries(
    roots.flatMap(({ documents }) =>
      documents.map((document) => [idOf(document), { name: /\w+ (\w+)/.exec(document)?.[1] ?? '', document }]),
    ),
  );
