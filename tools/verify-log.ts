import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readTrusted, sealFilesIn } from '../libs/access-log/model/src/index.ts';
import { ClearError, runCommand } from './clear-error.ts';
import { findRunningDatabase } from './load/running-database.ts';
import { figures } from './load/terminal.ts';
import { withClient } from './postgres/index.ts';
import { readSettings } from './start/settings.ts';
import { type Beside, checkLog } from './verify-log/check-log.ts';

const HELP = `npm run verify:log -- [options]

  --witness FILE    a witness, instead of the one in the data folder; may be given several times
  --trusted FILE    the public keys to believe: the file of the data folder, or one key as PEM

It checks the place that runs on this machine, or the database of DATABASE_ADMIN_URL. It changes nothing, and ends with 1 where anything is wrong.`;

/** `npm run verify:log`: finds what was edited, removed, put in, reordered, back-dated or cut off in the access log. */
async function verifyLog(): Promise<number> {
  const { help, witness, trusted } = readArguments();
  if (help) {
    console.log(HELP);
    return 0;
  }
  const { adminUrl, dataFolder } = databaseToCheck();
  const files = sealFilesIn(dataFolder);
  const beside: Beside = {
    trusted: readTrusted(read(trusted ?? files.trusted, 'the trusted keys', '--trusted')),
    witnesses: (witness ?? [process.env['ALONGSIDE_WITNESS'] ?? files.witness]).map((file) => read(file, 'the witness', '--witness')),
  };
  const from = performance.now();
  let told = from;
  const { findings, seals, looks } = await withClient(adminUrl, (client) =>
    checkLog(client, beside, (so_far) => {
      if (performance.now() - told < 5000) return;
      told = performance.now();
      console.log(`  ${figures(so_far)} looks so far, ${perSecond(so_far, from)} a second`);
    }),
  );
  console.log(`Checked ${figures(looks)} looks in ${figures(seals)} seals, ${perSecond(looks, from)} a second.`);
  if (findings.length === 0) {
    console.log('Nothing is wrong: every look is as it was sealed, no seal is missing, and the witness agrees.');
    return 0;
  }
  console.log(`\nThe log is not as it was sealed:\n${findings.map(({ words }) => `- ${words}`).join('\n')}`);
  console.log(
    '\nChange nothing, keep a copy of the database and the witness, and tell the Guardian. docs/access-log.md says what each means.',
  );
  return 1;
}

function databaseToCheck(): { adminUrl: string; dataFolder: string } {
  const adminUrl = process.env['DATABASE_ADMIN_URL'];
  if (!adminUrl) return findRunningDatabase(process.env, 'Nothing was checked.');
  return { adminUrl, dataFolder: readSettings({ ...process.env, DATABASE_URL: adminUrl }).dataFolder };
}

const perSecond = (looks: number, from: number): string => figures(Math.round((1000 * looks) / (performance.now() - from)));

/** A file that is missing is not a clean bill: what it would have said is not known. */
function read(file: string, what: string, option: string): string {
  const path = resolve(process.env['INIT_CWD'] ?? '', file);
  if (existsSync(path)) return readFileSync(path, 'utf8');
  throw new ClearError(
    `There is no file with ${what} at ${path}, so the log could not be checked against it. ` +
      `If it is elsewhere, name it with ${option}. If it was there, somebody took it away: docs/access-log.md says what that means.`,
  );
}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: { help: { type: 'boolean' }, witness: { type: 'string', multiple: true }, trusted: { type: 'string' } },
    });
    return values;
  } catch {
    throw new ClearError(HELP);
  }
}

await runCommand(verifyLog);
