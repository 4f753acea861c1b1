import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { runCommand } from './clear-error.ts';
import { makeSbom } from './sbom/sbom.ts';
import { ROOT } from './start/settings.ts';

/** `npm run sbom [-- FILE]`: the bill of materials of what is shipped, as CycloneDX JSON. The same lock file gives the same bytes. */
async function sbom(): Promise<number> {
  const file = resolve(ROOT, process.argv[2] ?? 'dist/sbom.cdx.json');
  const text = await makeSbom();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  const { components } = JSON.parse(text) as { components: unknown[] };
  console.log(`${relative(ROOT, file)}: ${components.length} packages, without those that only build and test.`);
  return 0;
}

await runCommand(sbom);
