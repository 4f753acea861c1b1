import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { DIST, WEB_FOLDER } from '../start/build.ts';
import { ROOT } from '../start/settings.ts';
import { projectFiles, textOf, walk } from './files.ts';

/** What every first page of the worker app loads before its own part, in bytes as served. The journey `first-load` weighs whole pages in a browser. */
const FIRST_LOAD_LIMIT = 180_000;

/** The names of package registries; a file that names one ties everybody to it. */
const REGISTRIES = /registry\.(npmjs|yarnpkg)\.|https?:\/\/[^\s\"']*(registry\.|npm\.pkg|artifactory|jfrog|verdaccio|\/api\/npm\/)/i;

/** Files of the project that name a package registry. */
export const registryHosts = (): string[] =>
  projectFiles()
    .filter((path) => REGISTRIES.test(textOf(join(ROOT, path))))
    .map((path) => `${path} names a package registry`);

/** The crown, the crest and the Transport font may be used on gov.uk only. */
export function crownInBuild(folder = join(DIST, 'apps/web')): string[] {
  return walk(folder).flatMap((path) => {
    const name = relative(folder, path);
    const problems = /crown|crest|transport|govuk-(icon|opengraph|logo)/i.test(name)
      ? [`${name}: a mark or font that only gov.uk may use`]
      : [];
    if (/GDS Transport|govuk-crest|govuk-logotype-crown/i.test(textOf(path)))
      problems.push(`${name} uses a mark or font that only gov.uk may use`);
    return problems;
  });
}

/** What a strict content-security policy would refuse: script or style written into a page. */
export function inlineInBuild(folder = WEB_FOLDER): string[] {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  return [
    { found: /<script(?![^>]*\bsrc=)[^>]*>/i, words: 'a script written into the page' },
    { found: /<style/i, words: 'a style sheet written into the page' },
    { found: /\son\w+=/i, words: 'an event handler written into the page' },
    { found: /\sstyle=/i, words: 'a style attribute' },
  ]
    .filter(({ found }) => found.test(page))
    .map(({ words }) => `index.html holds ${words}, which the content-security policy refuses`);
}

/** The weight of what the first page loads, if it is more than the limit. */
export function firstLoad(folder = WEB_FOLDER): string[] {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const named = [...page.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(([, file = '']) => join(folder, file));
  const files = new Set<string>();
  // what a first file imports outright comes before anything shows; what it imports later, on a route, does not
  for (const file of named) reachable(file, /(?:from|import)\s*["'](\.[^"']+)["']/g, files);
  const bytes = [...files].map(servedSize).reduce((a, b) => a + b, 0);
  return bytes > FIRST_LOAD_LIMIT
    ? [
        `The first page loads ${bytes.toLocaleString('en-GB')} bytes of script and style; the limit is ${FIRST_LOAD_LIMIT.toLocaleString('en-GB')}`,
      ]
    : [];
}

/** A browser is sent what was packed; small files are not packed. */
const servedSize = (file: string): number => statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size;

/** The demo's people and its sign-in must not be within reach of the production build. */
export function demoInProduction(main = join(DIST, 'apps/api/main.js')): string[] {
  if (!existsSync(main)) return [`${relative(ROOT, main)} was not built`];
  return reachable(main, /(?:from|import)\s*\(?\s*["'](\.[^"']+)["']/g).flatMap((path) => {
    const text = readFileSync(path, 'utf8');
    return [/from ?["']oidc-provider["']/, /Priya Nair/, /Kelly Marsden/]
      .filter((found) => found.test(text))
      .map((found) => `${relative(ROOT, path)} is part of the production build and holds ${found.source}`);
  });
}

/** A built file and every file of ours that it imports in the way that the pattern names. */
function reachable(file: string, imports: RegExp, seen = new Set<string>()): string[] {
  if (seen.has(file) || !existsSync(file)) return [];
  seen.add(file);
  for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(imports)) reachable(resolve(dirname(file), path), imports, seen);
  return [...seen];
}
