import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createProjectGraphAsync } from '@nx/devkit';
import { ESLint } from 'eslint';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../start/settings.ts';

/** Lints a text as if it stood in a file of the project, and gives the rules about imports that it breaks. */
async function rulesBrokenBy(text: string, file: string): Promise<string[]> {
  expect(existsSync(join(ROOT, file)), file).toBe(true);
  const [result] = await eslint.lintText(`${text}\n`, { filePath: join(ROOT, file) });
  const rules = result?.messages.map(({ ruleId }) => ruleId ?? 'not read') ?? ['not read'];
  return [...new Set(rules)].filter((rule) => /boundaries|restricted-imports|not read/.test(rule));
}

const eslint = new ESLint({ cwd: ROOT });
const uses = (path: string) => `import * as other from '${path}';\nvoid other;`;

describe('a forbidden import is a lint error', () => {
  // the rule reads Nx's map of the projects, and says nothing without one
  beforeAll(async () => {
    process.env['NX_DAEMON'] = 'false';
    await createProjectGraphAsync({ exitOnError: false });
  });

  it.each([
    ['a model that uses an api', '@alongside/people/api', 'libs/people/model/src/index.ts'],
    ['a model that uses a framework', '@nestjs/common', 'libs/people/model/src/index.ts'],
    ['an api that uses a page', '@alongside/people/web', 'libs/people/api/src/index.ts'],
    ['an earlier domain that uses a later one', '@alongside/conversations/api', 'libs/people/api/src/index.ts'],
    ['a page that uses an api', '@alongside/people/api', 'libs/people/web/src/index.ts'],
    ['the platform that knows a domain', '@alongside/people/model', 'libs/platform/context/src/index.ts'],
    ['a component that knows a domain', '@alongside/people/model', 'libs/ui/src/index.ts'],
    ['the worker app that uses an api', '@alongside/people/api', 'apps/web/src/main.ts'],
  ])('%s', async (_words, path, file) => {
    expect(await rulesBrokenBy(uses(path), file)).toContain('@nx/enforce-module-boundaries');
  });

  it.each([
    ['a second door to the database', uses('pg'), 'libs/people/api/src/index.ts'],
    ['a data source of its own', "import { DataSource } from 'typeorm';\nvoid DataSource;", 'libs/people/api/src/index.ts'],
    ['a part that asks the server', "import { Graph } from '@alongside/client';\nvoid Graph;", 'libs/people/web/src/index.ts'],
  ])('%s', async (_words, text, file) => {
    expect(await rulesBrokenBy(text, file)).toContain('no-restricted-imports');
  });

  it.each([
    ['an api that uses its model', '@alongside/people/model', 'libs/people/api/src/index.ts'],
    ['a later domain that uses an earlier one', '@alongside/people/api', 'libs/conversations/api/src/index.ts'],
    ['a page that uses components', '@alongside/ui', 'libs/people/web/src/index.ts'],
  ])('but not %s', async (_words, path, file) => {
    expect(await rulesBrokenBy(uses(path), file)).toEqual([]);
  });
});
