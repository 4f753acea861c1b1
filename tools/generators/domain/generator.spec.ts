import { readJson } from '@nx/devkit';
import { createTree } from '@nx/devkit/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import domainGenerator from './generator.ts';

const workspace = () => {
  const tree = createTree();
  tree.write('.prettierrc.json', '{ "singleQuote": true }');
  tree.write('eslint.config.mjs', "const order = ['teams', 'people', 'overview'];\n");
  tree.write('tsconfig.base.json', '{ "compilerOptions": { "paths": { "@alongside/ui": ["./libs/ui/src/index.ts"] } } }');
  return tree;
};

describe('nx g domain', () => {
  let tree = workspace();
  beforeEach(() => {
    tree = workspace();
  });

  it('makes the three libs with their tags', async () => {
    await domainGenerator(tree, { name: 'huddles' });
    for (const part of ['model', 'api', 'web']) {
      const project = readJson<{ name: string; tags: string[] }>(tree, `libs/huddles/${part}/project.json`);
      expect(project).toMatchObject({ name: `huddles-${part}`, tags: [`type:${part}`, 'scope:huddles'] });
      expect(tree.exists(`libs/huddles/${part}/src/index.ts`)).toBe(true);
      expect(tree.exists(`libs/huddles/${part}/tsconfig.json`)).toBe(true); // without it typed lint fails
    }
    expect(tree.exists('libs/huddles/api/src/huddles.graphql')).toBe(true);
    expect(tree.read('libs/huddles/api/vitest.config.ts', 'utf8')).toContain('database: true');
  });

  it('gives the libs their names for imports and keeps those of others', async () => {
    await domainGenerator(tree, { name: 'huddles' });
    const { compilerOptions } = readJson<{ compilerOptions: { paths: Record<string, string[]> } }>(tree, 'tsconfig.base.json');
    expect(compilerOptions.paths).toMatchObject({
      '@alongside/ui': ['./libs/ui/src/index.ts'],
      '@alongside/huddles/model': ['./libs/huddles/model/src/index.ts'],
      '@alongside/huddles/web': ['./libs/huddles/web/src/index.ts'],
    });
  });

  it('puts the domain after those that it may use, before overview', async () => {
    await domainGenerator(tree, { name: 'huddles' });
    expect(tree.read('eslint.config.mjs', 'utf8')?.replaceAll('"', "'")).toBe(
      "const order = ['teams', 'people', 'huddles', 'overview'];\n",
    );
  });

  it.each(['Huddles', 'huddle board', '../huddles', ''])('refuses the name "%s" and changes nothing', async (name) => {
    await expect(domainGenerator(tree, { name })).rejects.toThrow('kebab-case');
    expect(tree.exists('libs')).toBe(false);
  });

  it('refuses a domain that is there already', async () => {
    await domainGenerator(tree, { name: 'huddles' });
    await expect(domainGenerator(tree, { name: 'huddles' })).rejects.toThrow('there already');
  });
});
