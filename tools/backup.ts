import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { KEPT_BY_HAND } from './backup/kept.ts';
import { makeBackup } from './backup/make-backup.ts';
import { size } from './backup/progress.ts';
import { mustFindServer, ownDatabaseWords } from './backup/running-server.ts';
import { stopAtCtrlC } from './backup/stop.ts';
import { ClearError, runCommand } from './clear-error.ts';
import { readSettings } from './start/settings.ts';
import { seconds } from './start/steps.ts';

/** `npm run backup -- FOLDER`: copies the embedded database while it runs. Without a folder, beside the database. */
async function backup(): Promise<number> {
  const { values, positionals } = readArguments();
  if (positionals.length > 1) throw new ClearError('Give one folder: npm run backup -- /another/disk/backups');
  const settings = readSettings({ ...process.env, PORT: undefined }, { empty: values.empty });
  if (settings.ownDatabase) throw new ClearError(ownDatabaseWords('backup'));
  const keep = Number(values.keep);
  if (!Number.isInteger(keep) || keep < 1) throw new ClearError(`--keep must be a whole number from 1, and is "${values.keep}".`);
  const { folder, url } = mustFindServer(settings.dataFolder);
  const into = resolve(process.env['INIT_CWD'] ?? '', positionals[0] ?? join(folder, 'backups/by-hand'));
  const from = performance.now();
  console.log(`Backing up the database in ${folder}`);
  const made = await makeBackup({
    ...{ url, folder, into, keep, signal: stopAtCtrlC(), say: (line: string) => console.log(line) },
    secretsOf: [folder, settings.dataFolder],
  });
  for (const path of made.removed) console.log(`  removed ${path}: the newest ${keep} are kept`);
  console.log(`
The backup is whole: ${made.path} (${size(made.bytes)}, ${seconds(from)})
It holds everything up to ${made.madeAt}, and the passwords that the database needs: keep it as safe as the database.
${made.archive ? `What comes after it is kept in ${made.archive}.` : 'Nothing after it is kept: the archive is off.'}
Restore it with: npm run restore -- "${made.path}"`);
  return 0;
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { keep: { type: 'string', default: String(KEPT_BY_HAND) }, empty: { type: 'boolean', default: false } },
    });
  } catch {
    throw new ClearError(
      'Write it so: npm run backup -- FOLDER, with --empty for the place that `npm start -- --empty` opens, and with --keep 14 to keep more than seven.',
    );
  }
}

await runCommand(backup);
