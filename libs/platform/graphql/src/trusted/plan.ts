import {
  type FieldNode,
  getArgumentValues,
  getVariableValues,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isNonNullType,
  Kind,
  OperationTypeNode,
  parse,
  validate,
} from 'graphql';
import type { Given, TrustedOperation } from './trusted-operation.ts';
import { type Frame, NotPlain, type Write, writerOf } from './writer.ts';

/** How one document of a trusted operation is answered. */
export interface Plan {
  readonly operation: TrustedOperation;
  /** The root field, and the key that it is answered under. */
  readonly field: string;
  readonly key: string;
  readonly mutation: boolean;
  readonly write: Write;
  /** The arguments of each field that has some; undefined where the variables do not fit, which the normal way then says. */
  given(variables: unknown): Given | undefined;
}

interface Asked {
  readonly path: string;
  readonly field: GraphQLField<unknown, unknown>;
  readonly node: FieldNode;
}

/** The plan of a document, or undefined where it asks for more than the trusted operation fills. */
export function planOf(operation: TrustedOperation, schema: GraphQLSchema, document: string): Plan | undefined {
  const parsed = parse(document);
  if (validate(schema, parsed).length) return undefined;
  const { definitions } = parsed;
  const [asked, ...others] = definitions.flatMap((one) => (one.kind === Kind.OPERATION_DEFINITION ? [one] : []));
  const [root, ...more] = asked?.selectionSet.selections ?? [];
  if (!asked || others.length || more.length || root?.kind !== Kind.FIELD || root.directives?.length) return undefined;
  const mutation = asked.operation === OperationTypeNode.MUTATION;
  const type = mutation ? schema.getMutationType() : schema.getQueryType();
  const field = type?.getFields()[root.name.value];
  if (!type || !field || !isNonNullType(field.type)) return undefined;

  const fields: Asked[] = [{ path: root.name.value, field, node: root }];
  const frame: Frame = {
    schema,
    fragments: new Map(definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : []))),
    fills: operation.fills,
    lacks: operation.lacks,
    onField: (path, on, node) => {
      if (node.alias || fields.some((one) => one.path === path)) throw new NotPlain(path); // one set of arguments for a path
      fields.push({ path, field: fieldOf(on, node), node });
    },
  };
  try {
    return {
      operation,
      field: root.name.value,
      key: root.alias?.value ?? root.name.value,
      mutation,
      write: writerOf(frame, field.type, [root], root.name.value),
      given: (variables) => {
        const { coerced } = getVariableValues(schema, asked.variableDefinitions ?? [], (variables ?? {}) as Record<string, unknown>);
        try {
          return coerced && Object.fromEntries(fields.map((one) => [one.path, getArgumentValues(one.field, one.node, coerced)]));
        } catch {
          return undefined;
        }
      },
    };
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

const fieldOf = (type: GraphQLObjectType, node: FieldNode): GraphQLField<unknown, unknown> =>
  type.getFields()[node.name.value] as GraphQLField<unknown, unknown>;
