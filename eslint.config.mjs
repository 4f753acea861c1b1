import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import tseslint from 'typescript-eslint';

/** Who may import whom (docs/style.md). Each lib carries one `type:` and one `scope:` tag. */
const types = [
  {
    sourceTag: 'type:model',
    onlyDependOnLibsWithTags: ['type:model'],
    bannedExternalImports: ['@angular/*', '@nestjs/*', 'typeorm', 'pg', 'rxjs', '@urql/*', 'dexie'],
  },
  {
    sourceTag: 'type:platform',
    onlyDependOnLibsWithTags: ['type:platform'],
    bannedExternalImports: ['@angular/*', '@jsverse/*', '@urql/*', 'dexie'],
  },
  {
    sourceTag: 'type:api',
    onlyDependOnLibsWithTags: ['type:api', 'type:model', 'type:platform'],
    bannedExternalImports: ['@angular/*', '@jsverse/*', '@urql/*', 'dexie'],
  },
  {
    sourceTag: 'type:ui',
    onlyDependOnLibsWithTags: ['type:none'],
    bannedExternalImports: ['@nestjs/*', 'typeorm', 'pg', '@urql/*', 'dexie', '@jsverse/*'],
  },
  { sourceTag: 'type:client', onlyDependOnLibsWithTags: ['type:model'], bannedExternalImports: ['@nestjs/*', 'typeorm', 'pg'] },
  {
    sourceTag: 'type:web',
    onlyDependOnLibsWithTags: ['type:web', 'type:model', 'type:ui', 'type:client'],
    bannedExternalImports: ['@nestjs/*', 'typeorm', 'pg', '@urql/*', 'dexie'],
  },
  { sourceTag: 'type:app-api', onlyDependOnLibsWithTags: ['type:api', 'type:model', 'type:platform', 'type:demo'] },
  { sourceTag: 'type:app-web', onlyDependOnLibsWithTags: ['type:web', 'type:model', 'type:ui', 'type:client'] },
  { sourceTag: 'type:demo', onlyDependOnLibsWithTags: ['type:demo', 'type:api', 'type:model', 'type:platform'] },
  { sourceTag: 'type:e2e', onlyDependOnLibsWithTags: ['type:model'] },
];

/** One acyclic list of domains: each may use those before it, none after it. */
const order = ['teams', 'people', 'consent', 'access-log', 'conversations', 'overview'];
const domains = order.map((domain, at) => ({
  sourceTag: `scope:${domain}`,
  onlyDependOnLibsWithTags: [...order.slice(0, at + 1).map((d) => `scope:${d}`), 'scope:platform', 'scope:ui', 'scope:client'],
}));

export default tseslint.config(
  { ignores: ['**/dist', '**/.angular', '**/.nx', '**/.data', '**/*.generated.ts', '**/generated.ts'] },
  ...tseslint.configs.recommendedTypeChecked.map((config) => ({ ...config, files: ['**/*.ts'] })),
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          allow: [
            '^(\\.\\./)+tools/(vitest|postgres|verify-log|decision)/',
            '^(\\.\\./)+libs/access-log/model/src/',
            '^(\\.\\./)+libs/demo/src/scenario/',
            '^(\\.\\./)+libs/people/model/src/own-list/',
            '^(\\.\\./)+libs/consent/model/src/(decision|testing)/',
            '^\\.\\./\\.\\./libs/platform/database/src/(migrations|guard)\\.ts$',
          ],
          // Its reader of lists comes when a file is chosen, the rest of it with the page.
          checkDynamicDependenciesExceptions: ['^@alongside/people/model$'],
          allowCircularSelfDependency: true,
          enforceBuildableLibDependency: false,
          depConstraints: [...types, ...domains],
        },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
    },
  },
  {
    // Nest reads a constructor's types at run time, so its imports may not become type-only.
    files: ['libs/*/api/**/*.ts', 'libs/platform/**/*.ts', 'libs/demo/**/*.ts', 'apps/api/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    // One door to the database: everything else asks `Database`.
    files: ['libs/**/*.ts', 'apps/**/*.ts'],
    ignores: ['libs/platform/database/**', 'libs/platform/testing/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'pg', message: 'Only libs/platform/database talks to PostgreSQL.' },
            {
              name: 'typeorm',
              importNames: ['DataSource', 'Repository', 'EntityManager', 'QueryRunner'],
              message: 'Only libs/platform/database touches the data source.',
            },
          ],
        },
      ],
    },
  },
  {
    // Only a page may use the graph client: parts get inputs and give outputs.
    files: ['libs/*/web/**/*.ts', 'apps/web/src/app/**/*.ts'],
    ignores: ['**/*-page.ts', '**/*-page.spec.ts', '**/page-testing.ts', '**/*.routes.ts', '**/send-*.ts', '**/*.generated.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: [{ name: '@alongside/client', importNames: ['Graph'], message: 'Only a page may use the graph client.' }] },
      ],
    },
  },
  {
    files: ['libs/ui/**/*.ts', 'libs/client/**/*.ts', 'libs/*/web/**/*.ts', 'apps/web/**/*.ts'],
    extends: [...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
  },
  {
    files: ['**/*.html'],
    ignores: ['apps/web/src/index.html'],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
  },
);
