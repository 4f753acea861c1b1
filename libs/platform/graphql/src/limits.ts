import {
  type ASTVisitor,
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  GraphQLError,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  type InlineFragmentNode,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionNode,
  type SelectionSetNode,
  typeFromAST,
  type ValidationContext,
} from 'graphql';
import { LARGEST_PAGE } from './scalars.ts';

/** What one document may ask for. Each operation that was built with the apps passes with room; a test sees to it. */
export const LIMITS = {
  /** Words and signs of the text: parsing stops at the next one. */
  tokens: 1_000,
  /** Fields inside one another. */
  depth: 8,
  /** Values that the answer may hold at most. */
  cost: 5_000,
  aliases: 10,
  directives: 10,
  /** Root fields of a mutation: each is one effect and one transaction. */
  changes: 1,
} as const;

/** A list without `first` counts as this many: most of ours have twenty at most, and seldom more than a few. */
const LIST = 10;

/** What a selection comes to, with its fragments laid out in full. */
export interface Size {
  readonly depth: number;
  readonly cost: number;
  /** Fields at its own level. */
  readonly width: number;
}

const NOTHING: Size = { depth: 0, cost: 0, width: 0 };
const together = (a: Size, b: Size): Size => ({ depth: Math.max(a.depth, b.depth), cost: a.cost + b.cost, width: a.width + b.width });
const greater = (a: Size, b: Size): Size => ({
  depth: Math.max(a.depth, b.depth),
  cost: Math.max(a.cost, b.cost),
  width: Math.max(a.width, b.width),
});

/**
 * Measures the operations of a document without running it. A fragment is measured once, wherever it is spread:
 * the work grows with the text alone, also where fragments double one another a hundred times.
 * A `first` that comes by a variable counts as the largest page there is, so that no variables are needed.
 */
export function sizesOf(schema: GraphQLSchema, document: DocumentNode): Map<OperationDefinitionNode, Size> {
  const fragments = new Map(document.definitions.flatMap((d) => (d.kind === Kind.FRAGMENT_DEFINITION ? [[d.name.value, d] as const] : [])));
  const measured = new Map<string, Size>();

  const ofFragment = (name: string): Size => {
    const known = measured.get(name);
    if (known) return known;
    measured.set(name, NOTHING); // a fragment inside itself: another rule refuses it, and here it ends
    const fragment = fragments.get(name);
    const size = fragment ? ofSelection(fragment.selectionSet, composite(typeFromAST(schema, fragment.typeCondition))) : NOTHING;
    measured.set(name, size);
    return size;
  };

  const ofField = (field: FieldNode, parent: GraphQLCompositeType | undefined): Size => {
    if (field.name.value.startsWith('__')) return NOTHING; // introspection has its own switch
    const known = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[field.name.value] : undefined;
    if (!field.selectionSet) return { depth: 1, cost: 1, width: 1 };
    const below = ofSelection(field.selectionSet, composite(known && getNamedType(known.type)));
    return { depth: 1 + below.depth, cost: 1 + below.cost * timesOf(field, known), width: 1 };
  };

  const ofInline = ({ typeCondition, selectionSet }: InlineFragmentNode, parent: GraphQLCompositeType | undefined): Size =>
    ofSelection(selectionSet, typeCondition ? composite(typeFromAST(schema, typeCondition)) : parent);

  /** The one object type that a fragment is for. Undefined: a field, or a fragment that more than one type may have. */
  const onlyFor = (selection: SelectionNode): string | undefined => {
    if (selection.kind === Kind.FIELD) return undefined;
    const on = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value)?.typeCondition : selection.typeCondition;
    return on && isObjectType(typeFromAST(schema, on)) ? on.name.value : undefined;
  };

  const ofOne = (selection: SelectionNode, parent: GraphQLCompositeType | undefined): Size => {
    if (selection.kind === Kind.FIELD) return ofField(selection, parent);
    return selection.kind === Kind.FRAGMENT_SPREAD ? ofFragment(selection.name.value) : ofInline(selection, parent);
  };

  const ofSelection = ({ selections }: SelectionSetNode, parent: GraphQLCompositeType | undefined): Size => {
    let forAll = NOTHING;
    // an answer is of one type: of what is asked for each, the most counts
    const forEach = new Map<string, Size>();
    for (const selection of selections) {
      const size = ofOne(selection, parent);
      const only = onlyFor(selection);
      if (only === undefined) forAll = together(forAll, size);
      else forEach.set(only, together(forEach.get(only) ?? NOTHING, size));
    }
    return together(forAll, [...forEach.values()].reduce(greater, NOTHING));
  };

  const operations = document.definitions.filter((d) => d.kind === Kind.OPERATION_DEFINITION);
  return new Map(operations.map((o) => [o, ofSelection(o.selectionSet, schema.getRootType(o.operation) ?? undefined)]));
}

const composite = (type: unknown): GraphQLCompositeType | undefined => (isCompositeType(type) ? type : undefined);

/** How often what stands below a field may come. */
function timesOf(field: FieldNode, known: GraphQLField<unknown, unknown> | undefined): number {
  if (!known) return 1; // no such field: another rule refuses it
  const type = isNonNullType(known.type) ? known.type.ofType : known.type;
  const own = isListType(type);
  const first = known.args.find(({ name }) => name === 'first');
  if (!first) return own ? LIST : 1;
  const given = field.arguments?.find(({ name }) => name.value === 'first')?.value;
  const page = !given ? Number(first.defaultValue) : given.kind === Kind.INT ? Number(given.value) : LARGEST_PAGE;
  // A connection's list stands one level below, in `nodes`, and counts as LIST there.
  return own ? page : page / LIST;
}

/** A validation rule: refuses what is deeper, dearer or more than `LIMITS`. */
export function limitsRule(context: ValidationContext): ASTVisitor {
  let aliases = 0;
  let directives = 0;
  const refuse = (what: keyof typeof LIMITS): void => context.reportError(new GraphQLError(`Too much: ${what}, ${LIMITS[what]} at most.`));
  return {
    Field(field) {
      if (field.alias && ++aliases === LIMITS.aliases + 1) refuse('aliases');
    },
    Directive() {
      if (++directives === LIMITS.directives + 1) refuse('directives');
    },
    Document: {
      leave(document) {
        for (const [{ operation }, { depth, cost, width }] of sizesOf(context.getSchema(), document)) {
          if (depth > LIMITS.depth) refuse('depth');
          if (cost > LIMITS.cost) refuse('cost');
          if (operation === OperationTypeNode.MUTATION && width > LIMITS.changes) refuse('changes');
        }
      },
    },
  };
}
