import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ClearError, explainWrite } from '../clear-error.ts';

/** Passwords of the embedded database; made once, and readable only by who starts Alongside. */
export interface Secrets {
  superuser: string;
  migrator: string;
  app: string;
}

const makePassword = (): string => randomBytes(24).toString('base64url');

/** The stored passwords of a database folder; made on the first call, and missing only together with the cluster. */
export function readSecrets(folder: string, clusterExists: boolean): Secrets {
  const file = join(folder, 'postgres-passwords.json');
  if (!existsSync(file)) {
    if (clusterExists) {
      throw new ClearError(
        `The database in ${folder} is there, but its password file ${file} is gone. The data is safe and nothing was changed. ` +
          'Put the file back from a backup; or, if you do not need the data, `npm run reset` makes the demo place anew.',
      );
    }
    const secrets: Secrets = { superuser: makePassword(), migrator: makePassword(), app: makePassword() };
    try {
      writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
      chmodSync(`${file}.new`, 0o600);
      renameSync(`${file}.new`, file);
    } catch (error) {
      throw explainWrite(error, folder);
    }
  }
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'it is damaged' : 'you may not read it';
    throw new ClearError(
      `The password file ${file} cannot be used: ${reason}. The data is safe and nothing was changed. ` +
        'Start as the user who started Alongside before, or put the file back from a backup; `npm run reset` makes the demo place anew.',
    );
  }
}
