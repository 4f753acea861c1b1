import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ClearError } from '../clear-error.ts';
import { ROOT } from '../start/settings.ts';

interface Bom {
  serialNumber?: string;
  metadata: { timestamp?: string; tools?: unknown; component: { name: string; 'bom-ref': string } };
  components: { 'bom-ref': string }[];
  dependencies: { ref: string; dependsOn: string[] }[];
}

/** `npm sbom` over the lock file, without what differs from run to run and from folder to folder. */
export async function makeSbom(): Promise<string> {
  return settle(await askNpm(), (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { name: string }).name);
}

/**
 * Takes out the instant and npm's own version, names the project by its package and not by the folder it lies in, sorts, and
 * derives the serial number from the content: two who build the same commit get the same bytes.
 */
export function settle(text: string, name: string): string {
  const bom = JSON.parse(text) as Bom;
  delete bom.serialNumber;
  delete bom.metadata.timestamp;
  delete bom.metadata.tools;
  bom.metadata.component.name = name;
  bom.components.sort((a, b) => compare(a['bom-ref'], b['bom-ref']));
  bom.dependencies.sort((a, b) => compare(a.ref, b.ref));
  for (const dependency of bom.dependencies) dependency.dependsOn.sort(compare);
  return `${JSON.stringify({ ...bom, serialNumber: `urn:uuid:${uuidOf(JSON.stringify(bom))}` }, null, 2)}\n`;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A UUID of version 8 (RFC 9562: of one's own making) from a text's SHA-256. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}

async function askNpm(): Promise<string> {
  const args = ['sbom', '--package-lock-only', '--omit', 'dev', '--sbom-format', 'cyclonedx'];
  const own = process.env['npm_execpath'];
  const [program, first] = own?.endsWith('.js') ? [process.execPath, [own]] : ['npm', []];
  try {
    return (await promisify(execFile)(program, [...first, ...args], { cwd: ROOT, maxBuffer: 64 * 1024 * 1024 })).stdout;
  } catch (error) {
    throw new ClearError(
      `npm could not read the packages from package-lock.json: ${error instanceof Error ? error.message : String(error)}\nRun \`npm ci\` first.`,
    );
  }
}
