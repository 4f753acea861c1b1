import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ownDatabaseWords } from './backup/running-server.ts';
import { stopAtCtrlC } from './backup/stop.ts';
import { ClearError, runCommand } from './clear-error.ts';
import { accountFor } from './postgres/account.ts';
import { findBinaries, majorVersion } from './postgres/binaries.ts';
import { chooseBackup, readTarget } from './restore/choose.ts';
import { inspectPlace } from './restore/place.ts';
import { restoreBackup } from './restore/restore-backup.ts';
import { readSettings } from './start/settings.ts';
import { seconds } from './start/steps.ts';

const USE =
  'npm run restore -- BACKUP, with --to "2026-11-23T10:15:00Z" or --latest, with --into /a/new/folder to leave the present place alone, and with --empty for the place that `npm start -- --empty` opens';

/** `npm run restore`: makes a database of a backup, to the moment of the backup or to a later one. */
async function restore(): Promise<number> {
  const { values, positionals } = readArguments();
  const [given] = positionals;
  if (given === undefined || positionals.length > 1) throw new ClearError(`Give one backup, or a folder of backups: ${USE}`);
  const settings = readSettings({ ...process.env, PORT: undefined }, { empty: values.empty });
  if (settings.ownDatabase) throw new ClearError(ownDatabaseWords('restore'));
  const target = readTarget(values.to, values.latest);
  const into = values.into === undefined ? settings.dataFolder : resolve(process.env['INIT_CWD'] ?? '', values.into);
  const place = inspectPlace(into, values.into !== undefined);
  const account = accountFor(join(place.folder, 'postgres'));
  const binaries = await findBinaries(account);
  const chosen = chooseBackup(given, target, majorVersion(binaries, account));
  const from = performance.now();
  console.log(`Restoring ${chosen.path}, made at ${chosen.manifest.madeAt}, into ${place.folder}`);
  const say = (line: string) => console.log(line);
  const { lastWritten, former } = await restoreBackup({
    ...{ chosen, target, place, account, binaries, say },
    source: settings.dataFolder,
    signal: stopAtCtrlC(),
  });
  console.log(`
The restore is whole (${seconds(from)}). The last thing in it was written at ${lastWritten ?? chosen.manifest.madeAt}.
${former ? `The former database was not deleted: ${former}` : `It is a new data folder: ALONGSIDE_DATA=${into} npm start`}
Everybody has been signed out. What people agreed to or took back after that moment is not in it: ask again before anything is shared.
Devices hold no second copy of what they had sent. Make a new backup after the next start.`);
  return 0;
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        to: { type: 'string' },
        latest: { type: 'boolean', default: false },
        into: { type: 'string' },
        empty: { type: 'boolean', default: false },
      },
    });
  } catch {
    throw new ClearError(`Write it so: ${USE}`);
  }
}

await runCommand(restore);
