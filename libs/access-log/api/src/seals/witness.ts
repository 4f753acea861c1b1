import { lineOf, readLine, type Seal } from '@alongside/access-log/model';
import { closeSync, fstatSync, fsyncSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Longer than any two lines are. */
const TAIL = 1024;

/**
 * A file outside the database that is only ever added to: one line for each seal. What stands in it cannot be cut from the database unseen.
 * Adding returns when the lines are on the disk.
 */
export class Witness {
  private readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  /** The seal in its last whole line; undefined where there is none, or no file. */
  newest(): Seal | undefined {
    const lines = this.tail().split('\n').slice(0, -1);
    return lines.map(readLine).findLast((seal) => seal !== undefined);
  }

  add(seals: readonly Seal[]): void {
    if (seals.length === 0) return;
    mkdirSync(dirname(this.file), { recursive: true });
    const torn = !/(^|\n)$/.test(this.tail()); // a process that was killed left half a line
    const handle = openSync(this.file, 'a', 0o644);
    try {
      writeSync(handle, `${torn ? '\n' : ''}${seals.map((seal) => `${lineOf(seal)}\n`).join('')}`);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  }

  private tail(): string {
    let handle: number;
    try {
      handle = openSync(this.file, 'r');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
      throw error;
    }
    try {
      const { size } = fstatSync(handle);
      const bytes = Buffer.alloc(Math.min(TAIL, size));
      readSync(handle, bytes, 0, bytes.length, size - bytes.length);
      return bytes.toString();
    } finally {
      closeSync(handle);
    }
  }
}
