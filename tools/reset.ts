import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { ClearError, explainWrite, runCommand } from './clear-error.ts';
import { databaseFolder, findOrphan } from './postgres/index.ts';
import { stopServer } from './postgres/processes.ts';
import { runningFrom } from './start/lock.ts';
import { readSettings } from './start/settings.ts';

/** What Alongside lays in a data folder; whatever else stands there belongs to someone else and stays. */
const OURS =
  /^(postgres(\.new|\.password)?|postgres-passwords\.json(\.new)?|postgres\.log|archive|alongside(\.previous)?\.log|alongside\.pid|demo-sign-in\.json|log-(seal-key\.pem|seal-trusted-keys\.txt|witness\.txt)|e2e(-own)?)$/;

/** `npm run reset`: removes the demo place's data, so that the next start makes it anew; a place of one's own only where ALONGSIDE_DATA names its folder. Asks first; `--yes` answers for scripts. */
async function reset(): Promise<number> {
  const { dataFolder, ownDatabase } = readSettings();
  if (ownDatabase) {
    throw new ClearError(
      'DATABASE_URL is set: `npm run reset` only removes the database that Alongside brings itself, and never touches one of yours.',
    );
  }
  const running = runningFrom(dataFolder);
  if (running) {
    throw new ClearError(
      `Alongside is running (process ${running.pid}, port ${running.port}). Stop it first with Ctrl-C where it runs. Nothing was removed.`,
    );
  }
  const database = databaseFolder(dataFolder);
  const found = [...new Set([dataFolder, database])].flatMap(ownFilesIn);
  if (found.length === 0) {
    console.log(`There is nothing to remove in ${dataFolder}. \`npm start\` makes the demo place.`);
    return 0;
  }
  console.log(
    `This removes the place in ${dataFolder} and everything that was saved in it, for good:\n${found.map((path) => `  ${path}`).join('\n')}`,
  );
  if (!process.argv.includes('--yes') && !(await agreed())) {
    console.log('Nothing was removed.');
    return 0;
  }
  const orphan = findOrphan(join(database, 'postgres'));
  if (orphan !== undefined) await stopServer(orphan);
  for (const path of found) remove(path);
  for (const folder of new Set([dataFolder, database])) removeIfEmpty(folder);
  console.log('Removed. The next start makes it anew.');
  return 0;
}

const ownFilesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => OURS.test(name))
        .map((name) => join(folder, name))
    : [];

async function agreed(): Promise<boolean> {
  if (!process.stdin.isTTY) {
    throw new ClearError('There is no one to ask here, so nothing was removed. In a script, say it yourself: npm run reset -- --yes');
  }
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await prompt.question('Type yes to remove it: ');
  prompt.close();
  return answer.trim().toLowerCase() === 'yes';
}

function remove(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch (error) {
    throw explainWrite(error, path);
  }
}

function removeIfEmpty(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder);
}

await runCommand(reset);
