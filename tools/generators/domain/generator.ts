import { formatFiles, names, readJson, writeJson, type Tree } from '@nx/devkit';

/** What `nx g domain <name>` asks for. */
export interface DomainOptions {
  name: string;
}

type Part = 'model' | 'api' | 'web';

interface BaseConfig {
  compilerOptions: { paths: Record<string, string[]> };
}

/** Makes libs/<name>/{model,api,web}, their aliases, and the domain's place in the list of who may import whom. */
export default async function domainGenerator(tree: Tree, { name }: DomainOptions): Promise<void> {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) throw new Error(`"${name}" is not kebab-case: small letters, with - between words.`);
  if (tree.exists(`libs/${name}`)) throw new Error(`libs/${name} is there already. Nothing was changed.`);
  addToOrder(tree, name);
  for (const part of ['model', 'api', 'web'] as const) {
    const folder = `libs/${name}/${part}`;
    writeJson(tree, `${folder}/project.json`, project(name, part));
    writeJson(tree, `${folder}/tsconfig.json`, part === 'web' ? webTsconfig : tsconfig(part));
    if (part !== 'web') tree.write(`${folder}/vitest.config.ts`, vitestConfig(part));
    tree.write(`${folder}/src/index.ts`, indexFile(name, part));
  }
  tree.write(`libs/${name}/api/src/${name}.graphql`, sdl(name));
  addAliases(tree, name);
  await formatFiles(tree);
}

function project(name: string, part: Part): object {
  const command = (line: string) => ({ command: line, options: { cwd: '{projectRoot}' } });
  const targets = { lint: command('eslint . --max-warnings 0') };
  return {
    name: `${name}-${part}`,
    $schema: '../../../node_modules/nx/schemas/project-schema.json',
    projectType: 'library',
    sourceRoot: `libs/${name}/${part}/src`,
    tags: [`type:${part}`, `scope:${name}`],
    // the web parts are compiled and tested with the app that shows them
    targets:
      part === 'web'
        ? targets
        : { typecheck: command('tsc -p tsconfig.json --noEmit'), ...targets, test: command('vitest run --passWithNoTests') },
  };
}

function tsconfig(part: Exclude<Part, 'web'>): object {
  const decorators = { experimentalDecorators: true, emitDecoratorMetadata: true, useDefineForClassFields: false };
  return {
    extends: '../../../tsconfig.base.json',
    compilerOptions: part === 'api' ? { types: ['node', 'vite/client'], ...decorators } : { types: ['node'] },
    include: ['src/**/*.ts', 'vitest.config.ts'],
  };
}

const webTsconfig = {
  extends: '../../../tsconfig.base.json',
  compilerOptions: {
    target: 'es2022',
    lib: ['es2023', 'dom', 'dom.iterable'],
    noPropertyAccessFromIndexSignature: true,
    types: ['vitest/globals'],
  },
  angularCompilerOptions: { strictTemplates: true, strictInjectionParameters: true, strictInputAccessModifiers: true },
  include: ['src/**/*.ts'],
};

const vitestConfig = (part: Part): string => `import { onServer } from '../../../tools/vitest/api.ts';

export default onServer(import.meta.dirname, { database: ${part === 'api'} });
`;

const PURPOSE: Record<Part, string> = {
  model: 'types and rules, without a framework: both sides use them.',
  api: 'SDL, resolvers, use cases, queries, migrations.',
  web: 'pages and parts.',
};

const indexFile = (name: string, part: Part): string => `// ${name}, ${part}: ${PURPOSE[part]}
export {};
`;

const sdl = (
  name: string,
): string => `# Another domain's type grows here with \`extend type\`, so that it need not know this one. Each root field has @Allow on its resolver.
"The first word of ${name}: name it as the glossary does."
type ${names(name).className} {
  id: ID!
}
`;

function addAliases(tree: Tree, name: string): void {
  const config = readJson<BaseConfig>(tree, 'tsconfig.base.json');
  for (const part of ['model', 'api', 'web'])
    config.compilerOptions.paths[`@alongside/${name}/${part}`] = [`./libs/${name}/${part}/src/index.ts`];
  writeJson(tree, 'tsconfig.base.json', config);
}

/** A new domain may use those before it in the list; overview, whose pages span all of them, stays last. */
function addToOrder(tree: Tree, name: string): void {
  const file = 'eslint.config.mjs';
  const text = tree.read(file, 'utf8') ?? '';
  const added = text.replace(/(const order = \[[^\]]*?)(,?\s*'overview')/, `$1, '${name}'$2`);
  if (added === text) throw new Error(`The list of domains (const order = [… 'overview']) was not found in ${file}. Nothing was changed.`);
  tree.write(file, added);
}
