import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { nameFor } from '../backup/kept.ts';
import { ClearError } from '../clear-error.ts';
import { databaseFolder, findOrphan } from '../postgres/index.ts';
import { runningFrom } from '../start/lock.ts';

/** Where a restored database is to stand. */
export interface Place {
  dataFolder: string;
  /** The folder that holds the cluster; another than the data folder only for root under a closed folder. */
  folder: string;
  /** A database stands there now, and will be kept aside. */
  occupied: boolean;
}

const PASSWORDS = 'postgres-passwords.json';

/** Looks at the place before anything is copied: a new folder must be new, and nothing may run from an old one. */
export function inspectPlace(dataFolder: string, isNew: boolean): Place {
  const folder = databaseFolder(dataFolder);
  const occupied = existsSync(join(folder, 'postgres'));
  if (isNew && (occupied || existsSync(join(folder, PASSWORDS)))) {
    throw new ClearError(`${dataFolder} holds a database already. Nothing was changed. Give --into a new folder.`);
  }
  const running = runningFrom(dataFolder);
  if (running || (occupied && findOrphan(join(folder, 'postgres')) !== undefined)) {
    throw new ClearError(
      `Alongside is running from ${dataFolder}, and its database cannot be exchanged while people write into it. Nothing was changed. ` +
        'Stop it first, or restore beside it: --into /a/new/folder',
    );
  }
  return { dataFolder, folder, occupied };
}

/** Makes the folders of the place where they are missing. */
export function makePlace({ folder, dataFolder }: Place): void {
  const made = mkdirSync(folder, { recursive: true });
  mkdirSync(dataFolder, { recursive: true });
  // the server's own account must be able to walk in; the cluster in it is closed
  if (made !== undefined) chmodSync(folder, 0o711);
}

/** Puts the restored cluster in its place, with the passwords that belong to it. What stood there is kept aside; gives where. */
export function moveIn(place: Place, restored: string, secrets: string): string | undefined {
  const { folder, dataFolder } = place;
  const cluster = join(folder, 'postgres');
  const stamp = nameFor(new Date());
  const aside = (path: string): string | undefined => {
    if (!existsSync(path)) return undefined;
    renameSync(path, `${path}.before-restore-${stamp}`);
    return `${path}.before-restore-${stamp}`;
  };
  const former = aside(cluster);
  for (const name of existsSync(secrets) ? readdirSync(secrets) : []) {
    const target = join(name === PASSWORDS ? folder : dataFolder, name);
    if (existsSync(target) && readFileSync(target).equals(readFileSync(join(secrets, name)))) continue;
    aside(target);
    copyFileSync(join(secrets, name), target);
    chmodSync(target, 0o600);
  }
  renameSync(restored, cluster);
  return former;
}
