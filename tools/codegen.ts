// Makes what is generated from the SDL and the web documents: `npm run codegen`, or `--check` to fail when something is stale.
//   schema.graphql                                   the whole API on one page, a golden file
//   libs/platform/graphql/src/generated.ts           its types, for resolvers
//   <web lib>/src/operations.generated.ts            types of each operation and fragment, and its documentId
//   apps/api/src/operations.json                     the safelist: documentId → document
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import * as operations from '@graphql-codegen/typescript-operations';
import {
  buildASTSchema,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  lexicographicSortSchema,
  OperationTypeNode,
  parse,
  print,
  printSchema,
  validate,
  visit,
} from 'graphql';
import { format, resolveConfig } from 'prettier';

const root = join(import.meta.dirname, '..');
const sorted = (pattern: string): string[] => globSync(pattern, { cwd: root }).sort();
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const scalars = { ID: 'string', Date: 'string', DateTime: 'string', PageSize: 'number' };
const shared = {
  scalars,
  useTypeImports: true,
  enumsAsTypes: true,
  enumType: 'string-literal',
  avoidOptionals: false,
  namingConvention: 'keep',
};

const outputs = new Map<string, string>();

// ---- the schema ----
const sdl = parse(sorted('libs/*/api/src/*.graphql').map(read).join('\n'));
const schema = lexicographicSortSchema(buildASTSchema(sdl));
outputs.set('schema.graphql', printSchema(schema) + '\n');
outputs.set(
  'libs/platform/graphql/src/generated.ts',
  await codegen({
    filename: 'generated.ts',
    schema: parse(printSchema(schema)),
    documents: [],
    config: { ...shared, scalars: { ...scalars }, immutableTypes: true },
    plugins: [{ typescript: {} }],
    pluginMap: { typescript },
  }),
);

// ---- the documents of the web ----
const files = sorted('libs/{*/web,client}/src/**/*.graphql').map((file) => ({ file, document: parse(read(file)) }));
const fragments = new Map<string, FragmentDefinitionNode>();
for (const { document } of files)
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      if (fragments.has(definition.name.value)) throw new Error(`Two fragments are called ${definition.name.value}.`);
      fragments.set(definition.name.value, definition);
    }

/** The operation with every fragment that it reaches, each once. */
function whole(document: DocumentNode): DocumentNode {
  const reached = new Map<string, FragmentDefinitionNode>();
  const walk = (node: DocumentNode | FragmentDefinitionNode): void => {
    visit(node, {
      FragmentSpread(spread) {
        const fragment = fragments.get(spread.name.value);
        if (!fragment) throw new Error(`No fragment is called ${spread.name.value}.`);
        if (reached.has(spread.name.value)) return;
        reached.set(spread.name.value, fragment);
        walk(fragment);
      },
    });
  };
  const own = document.definitions.filter((definition) => definition.kind !== Kind.FRAGMENT_DEFINITION);
  walk({ kind: Kind.DOCUMENT, definitions: own });
  return { kind: Kind.DOCUMENT, definitions: [...own, ...[...reached.values()].sort((a, b) => a.name.value.localeCompare(b.name.value))] };
}

const manifest: Record<string, { name: string; document: string }> = {};
const names = new Set<string>();
const libs = new Map<string, typeof files>();
for (const entry of files) {
  const lib = entry.file.slice(0, entry.file.indexOf('/src/'));
  libs.set(lib, [...(libs.get(lib) ?? []), entry]);
}

for (const [lib, own] of libs) {
  const documents: string[] = [];
  const ownFragments = own.flatMap(({ document }) => document.definitions.filter((d) => d.kind === Kind.FRAGMENT_DEFINITION));
  const needed = new Map<string, FragmentDefinitionNode>();
  const operationsOfLib: DocumentNode[] = [];
  for (const { document } of own)
    for (const definition of document.definitions) {
      if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
      if (!definition.name) throw new Error(`${lib}: an operation has no name.`);
      const name = definition.name.value;
      if (names.has(name)) throw new Error(`Two operations are called ${name}.`);
      names.add(name);
      const complete = whole({ kind: Kind.DOCUMENT, definitions: [definition] });
      const problems = validate(schema, complete);
      if (problems.length) throw new Error(`${name}: ${problems.map((p) => p.message).join(' ')}`);
      for (const d of complete.definitions) if (d.kind === Kind.FRAGMENT_DEFINITION) needed.set(d.name.value, d);
      const text = print(complete);
      const id = createHash('sha256').update(text).digest('hex');
      manifest[id] = { name, document: text };
      operationsOfLib.push({ kind: Kind.DOCUMENT, definitions: [definition] });
      const kind = definition.operation === OperationTypeNode.MUTATION ? 'Mutation' : 'Query';
      documents.push(
        `export const ${name}Document: Operation<${name}${kind}, ${name}${kind}Variables> = { kind: 'Document', definitions: [], documentId: '${id}', name: '${name}' };`,
      );
    }
  for (const fragment of ownFragments)
    whole({ kind: Kind.DOCUMENT, definitions: [{ ...fragment }] }).definitions.forEach((d) => {
      if (d.kind === Kind.FRAGMENT_DEFINITION) needed.set(d.name.value, d);
    });
  for (const fragment of ownFragments) {
    needed.set(fragment.name.value, fragment);
    visit(fragment, { FragmentSpread: (spread) => void needed.set(spread.name.value, fragments.get(spread.name.value)!) });
  }
  const types = await codegen({
    filename: 'operations.generated.ts',
    schema: parse(printSchema(schema)),
    documents: [
      ...operationsOfLib.map((document) => ({ document })),
      {
        document: {
          kind: Kind.DOCUMENT as const,
          definitions: [...needed.values()].sort((a, b) => a.name.value.localeCompare(b.name.value)),
        },
      },
    ],
    config: { ...shared, inlineFragmentTypes: 'inline', skipTypename: false, nonOptionalTypename: false, avoidOptionals: { field: true } },
    plugins: [{ operations: {} }],
    pluginMap: { operations },
    skipDocumentsValidation: true,
  });
  const from = lib === 'libs/client' ? './graph/operation.ts' : '@alongside/client';
  outputs.set(
    `${lib}/src/operations.generated.ts`,
    [
      `// Made by tools/codegen.ts from the .graphql files of this library. Do not edit.`,
      documents.length ? `import type { Operation } from '${from}';` : '',
      types,
      ...documents,
    ].join('\n'),
  );
}
outputs.set(
  'apps/api/src/operations.json',
  JSON.stringify(Object.fromEntries(Object.entries(manifest).sort(([, a], [, b]) => a.name.localeCompare(b.name))), null, 2) + '\n',
);

// ---- write, or compare ----
const check = process.argv.includes('--check');
const stale: string[] = [];
for (const [file, raw] of outputs) {
  const path = join(root, file);
  const text = await format(raw, { ...(await resolveConfig(path)), filepath: path });
  if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
  stale.push(file);
  if (!check) {
    if (!existsSync(dirname(path))) throw new Error(`There is no folder for ${file}.`);
    writeFileSync(path, text);
  }
}
if (check && stale.length) {
  console.error(`Stale, run "npm run codegen": ${stale.join(', ')}`);
  process.exit(1);
}
if (!check) console.log(stale.length ? `Written: ${stale.join(', ')}` : 'Nothing to write.');
