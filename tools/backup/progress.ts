const MEGABYTE = 1024 * 1024;
const QUIET_MS = 2000;

/** A size in words: `40 MB`, `1.2 GB`. */
export function size(bytes: number): string {
  const megabytes = bytes / MEGABYTE;
  if (megabytes >= 1000) return `${(megabytes / 1024).toFixed(1)} GB`;
  return megabytes >= 10 ? `${Math.round(megabytes)} MB` : `${megabytes.toFixed(1)} MB`;
}

/** Says how far a long copy has come, every two seconds. */
export class Progress {
  private done = 0;
  private said = performance.now();
  private readonly what: string;
  private readonly total: number;
  private readonly say: (line: string) => void;

  constructor(what: string, total: number, say: (line: string) => void) {
    this.what = what;
    this.total = total;
    this.say = say;
  }

  add(bytes: number): void {
    this.done += bytes;
    if (performance.now() - this.said < QUIET_MS) return;
    this.said = performance.now();
    const part = this.total ? ` (${Math.min(99, Math.floor((this.done / this.total) * 100))} %)` : '';
    this.say(`  ${this.what}: ${size(this.done)} of about ${size(this.total)}${part}`);
  }
}
