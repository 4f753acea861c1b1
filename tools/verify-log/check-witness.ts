import { lineOf, readLine, type Seal } from '../../libs/access-log/model/src/index.ts';
import type { Findings } from './findings.ts';

/** How long a seal may take to reach the witness. */
const LATE_MS = 60_000;

/** The lines of all witnesses by the number of their seal, to be compared with the seals of the database as these are read. */
export class WitnessCheck {
  private readonly lines = new Map<number, Set<string>>();
  private readonly findings: Findings;
  private readonly now: Date;
  private missing: { from: number; to: number } | undefined;

  constructor(texts: readonly string[], findings: Findings, now: Date) {
    this.findings = findings;
    this.now = now;
    for (const text of texts) this.read(text);
  }

  /** Compares one seal of the database; they come in their order. */
  compare(seal: Seal): void {
    const lines = this.lines.get(seal.number);
    if (lines) {
      this.tellMissing();
      if (lines.size > 1 || !lines.has(lineOf(seal)))
        this.findings.add(
          'another seal',
          `Seal ${seal.number}: the witness holds another one than the database, so one of them was exchanged.`,
        );
    } else if (this.now.getTime() - Date.parse(seal.sealedAt) > LATE_MS) {
      this.missing = { from: this.missing?.from ?? seal.number, to: seal.number };
    }
  }

  /** Looks at what is left when the last seal of the database has been compared. */
  end(last: number): void {
    this.tellMissing();
    const ahead = [...this.lines.keys()].filter((number) => number > last);
    if (ahead.length)
      this.findings.add(
        'cut tail',
        `The witness is ahead of the database: it holds seals up to ${ahead.reduce((a, b) => Math.max(a, b))}, and the database ends at ${last}. ` +
          'Either the end of the log was cut off, or the database was restored to an earlier moment.',
      );
  }

  private tellMissing(): void {
    if (!this.missing) return;
    const { from, to } = this.missing;
    this.findings.add(
      'cut witness',
      `The witness holds no ${from === to ? `seal ${from}` : `seals ${from} to ${to}`}: it was cut, or begun anew.`,
    );
    this.missing = undefined;
  }

  private read(text: string): void {
    const lines = text.split('\n').filter(Boolean);
    for (const [n, line] of lines.entries()) {
      const seal = readLine(line);
      if (seal) {
        const here = this.lines.get(seal.number);
        if (here) here.add(line);
        else this.lines.set(seal.number, new Set([line]));
      } else if (!lines[n + 1]?.startsWith(line)) {
        // half a line with the whole one behind it is what a killed process leaves
        this.findings.add('unreadable', `Line ${n + 1} of the witness is no seal.`);
      }
    }
  }
}
