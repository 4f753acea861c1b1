import {
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLLeafType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';

/** Writes a value as the JSON that a document asks for. */
export type Write = (value: unknown) => string;

/** What a document’s selections stand for. */
export interface Frame {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Fields with a resolver of their own that the value already holds, and the arguments that were heeded: `{ 'Person.story': ['first'] }`. */
  readonly fills: Readonly<Record<string, readonly string[]>>;
  /** Plain fields that the value does not hold, as `Entry.earlier`. */
  readonly lacks: readonly string[];
  /** Told of each field with arguments, by its path. */
  readonly onField: (path: string, type: GraphQLObjectType, node: FieldNode) => void;
}

/** The document asks for something that only GraphQL’s own execution can answer. */
export class NotPlain extends Error {}

/** The writer of one field’s value. Throws NotPlain where a selection needs a resolver, a directive or an argument that nobody fills. */
export function writerOf(frame: Frame, type: GraphQLOutputType, nodes: readonly FieldNode[], path: string): Write {
  if (isNonNullType(type)) {
    const write = nullable(frame, type.ofType as GraphQLOutputType, nodes, path);
    return (value) => {
      if (value === null || value === undefined) throw new Error(`${path} has no value.`);
      return write(value);
    };
  }
  const write = nullable(frame, type, nodes, path);
  return (value) => (value === null || value === undefined ? 'null' : write(value));
}

function nullable(frame: Frame, type: GraphQLOutputType, nodes: readonly FieldNode[], path: string): Write {
  if (isListType(type)) {
    const item = writerOf(frame, type.ofType as GraphQLOutputType, nodes, path);
    return (value) => {
      let text = '';
      for (const one of value as readonly unknown[]) text += (text && ',') + item(one);
      return `[${text}]`;
    };
  }
  const named = getNamedType(type);
  if (isLeafType(named)) return leaf(named);
  const selections = nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
  if (isObjectType(named)) return object(frame, named, selections, path);
  if (!isAbstractType(named)) throw new NotPlain(path);
  const writers = new Map(
    frame.schema.getPossibleTypes(named).map((possible) => [possible.name, object(frame, possible, selections, path)]),
  );
  return (value) => {
    const write = writers.get((value as { __typename: string }).__typename);
    if (!write) throw new Error(`${path} is of no known type.`);
    return write(value);
  };
}

function leaf(type: GraphQLLeafType): Write {
  return (value) => JSON.stringify(type.serialize(value));
}

function object(frame: Frame, type: GraphQLObjectType, selections: readonly SelectionSetNode[], path: string): Write {
  const fields = new Map<string, FieldNode[]>();
  for (const selection of selections) collect(frame, type, selection, fields);
  const parts = [...fields].map(([key, nodes], at) => ({
    before: `${at ? ',' : ''}${JSON.stringify(key)}:`,
    ...part(frame, type, nodes, path),
  }));
  return (value) => {
    let text = '{';
    for (const { before, name, write } of parts) text += before + write((value as Record<string, unknown>)[name]);
    return `${text}}`;
  };
}

/** How one field of an object is written. */
function part(frame: Frame, type: GraphQLObjectType, nodes: readonly FieldNode[], path: string): { name: string; write: Write } {
  const [node] = nodes as [FieldNode];
  const name = node.name.value;
  if (name === '__typename') return { name, write: () => JSON.stringify(type.name) };
  const below = `${path}.${name}`;
  const field = type.getFields()[name];
  const heeded = frame.fills[`${type.name}.${name}`];
  if (!field || (field.resolve && !heeded) || frame.lacks.includes(`${type.name}.${name}`)) throw new NotPlain(below);
  if (node.arguments?.some((argument) => !heeded?.includes(argument.name.value))) throw new NotPlain(below);
  if (field.args.length) frame.onField(below, type, node);
  return { name, write: writerOf(frame, field.type, nodes, below) };
}

/** The fields of a selection in the order of their first mention, as GraphQL answers them. */
function collect(frame: Frame, type: GraphQLObjectType, { selections }: SelectionSetNode, into: Map<string, FieldNode[]>): void {
  for (const node of selections) {
    if (node.directives?.length) throw new NotPlain('a directive');
    if (node.kind === Kind.FIELD) {
      const key = node.alias?.value ?? node.name.value;
      into.set(key, [...(into.get(key) ?? []), node]);
      continue;
    }
    const fragment = node.kind === Kind.FRAGMENT_SPREAD ? frame.fragments.get(node.name.value) : node;
    if (!fragment || fragment.directives?.length) throw new NotPlain('a fragment');
    const on = fragment.typeCondition ? frame.schema.getType(fragment.typeCondition.name.value) : type;
    if (fits(frame.schema, type, on)) collect(frame, type, fragment.selectionSet, into);
  }
}

const fits = (schema: GraphQLSchema, type: GraphQLObjectType, on: GraphQLNamedType | undefined): boolean =>
  on === type || (isAbstractType(on) && schema.isSubType(on, type));
