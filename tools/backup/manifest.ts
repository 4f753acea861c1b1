import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ClearError } from '../clear-error.ts';

/** The file that a backup is not whole without; it is written last. */
export const MANIFEST = 'manifest.json';
const FORMAT = 1;

/** One file of a backup. */
export interface ManifestFile {
  /** From the backup's folder: `cluster/base/5/1247`. */
  path: string;
  size: number;
  sha256: string;
}

/** What a backup says of itself. */
export interface Manifest {
  format: number;
  /** The earliest moment that a restore can stop at. */
  madeAt: string;
  /** As `18`: another one cannot read the files. */
  postgres: string;
  systemIdentifier: string;
  segmentSize: number;
  /** The first and last piece of the log that this backup cannot do without; both are in it. */
  firstSegment: string;
  lastSegment: string;
  /** Where the pieces after it are, on the machine that made it. */
  archive: string | null;
  folders: string[];
  files: ManifestFile[];
}

const sumOf = (manifest: Manifest): string => createHash('sha256').update(JSON.stringify(manifest)).digest('hex');

/** The manifest as it is written, with a sum over itself. */
export const manifestText = (manifest: Omit<Manifest, 'format'>): string => {
  const whole: Manifest = { format: FORMAT, ...manifest };
  return `${JSON.stringify({ manifest: whole, sha256: sumOf(whole) })}\n`;
};

/** Whether a folder is a backup that was finished. */
export const isBackup = (folder: string): boolean => existsSync(join(folder, MANIFEST));

/** Reads what a backup says of itself. Throws ClearError where that is damaged. */
export function readManifest(folder: string): Manifest {
  try {
    const { manifest, sha256 } = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')) as { manifest: Manifest; sha256: string };
    if (sumOf(manifest) !== sha256) throw new SyntaxError('its sum is another');
    if (manifest.format !== FORMAT) {
      throw new ClearError(`The backup ${folder} was made by a newer Alongside. Nothing was changed. Restore it with that version.`);
    }
    if (manifest.files.some(({ path }) => path.startsWith('/') || path.split('/').includes('..')))
      throw new SyntaxError('a path leads out of it');
    return manifest;
  } catch (error) {
    if (error instanceof ClearError) throw error;
    throw broken(folder, `its list of files (${MANIFEST}) is damaged or cannot be read`);
  }
}

/** Why a backup is refused, with what to do. */
export const broken = (folder: string, reason: string): ClearError =>
  new ClearError(
    `The backup ${folder} is broken: ${reason}. Nothing was restored, and nothing was changed. Use another backup; the one before may be whole.`,
  );
