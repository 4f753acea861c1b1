import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { backupsIn } from '../backup/kept.ts';
import { isBackup, type Manifest, readManifest } from '../backup/manifest.ts';
import { ClearError } from '../clear-error.ts';

/** Where a restore stops: at the end of the backup itself, at a moment, or at the last thing that was kept. */
export type Target = { kind: 'backup' } | { kind: 'moment'; moment: Date } | { kind: 'latest' };

/** A backup that was found fit. */
export interface Chosen {
  path: string;
  manifest: Manifest;
}

/** Reads `--to` and `--latest`. */
export function readTarget(to: string | undefined, latest: boolean): Target {
  if (to === undefined) return { kind: latest ? 'latest' : 'backup' };
  if (latest) throw new ClearError('Give either --to or --latest, not both. Nothing was changed.');
  const moment = new Date(to);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*(Z|[+-]\d{2}:\d{2})$/.test(to) || Number.isNaN(moment.getTime())) {
    throw new ClearError(`--to needs a moment with its time zone, like --to "2026-11-23T10:15:00Z", and is "${to}". Nothing was changed.`);
  }
  if (moment.getTime() > Date.now())
    throw new ClearError(`${moment.toISOString()} is still to come. Nothing was changed. For the newest there is: --latest`);
  return { kind: 'moment', moment };
}

/** The backup itself, or of a folder with several the newest one that is not too young for the moment. */
export function chooseBackup(given: string, target: Target, postgres: string): Chosen {
  const folder = resolve(process.env['INIT_CWD'] ?? '', given);
  const paths = isBackup(folder) ? [folder] : backupsIn(folder).reverse();
  if (paths.length === 0) {
    const why = existsSync(folder) ? `${folder} is no backup, and holds none that is whole` : `${folder} is not there`;
    throw new ClearError(
      `${why}. Nothing was changed. Backups made by the running product lie in the folder "backups" beside its database.`,
    );
  }
  const all = paths.map((path) => ({ path, manifest: readManifest(path) }));
  const fit = all.find(({ manifest }) => target.kind !== 'moment' || Date.parse(manifest.madeAt) <= target.moment.getTime());
  if (!fit) throw tooEarly(all.at(-1)?.manifest.madeAt ?? '', target);
  if (fit.manifest.postgres !== postgres) {
    throw new ClearError(
      `The backup ${fit.path} is of PostgreSQL ${fit.manifest.postgres}, and this Alongside brings ${postgres}, which cannot read it. Nothing was changed. ` +
        `Restore it with the Alongside that made it.`,
    );
  }
  return fit;
}

const tooEarly = (earliest: string, target: Target): ClearError =>
  new ClearError(
    `${target.kind === 'moment' ? target.moment.toISOString() : 'That'} is before this backup was made. Nothing was changed. ` +
      `The earliest possible moment is ${earliest}. For an earlier one, give an older backup.`,
  );
