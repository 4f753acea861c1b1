import { createInterface } from 'node:readline/promises';
import { ClearError } from '../clear-error.ts';

/** What a list holds may not steer the terminal: control characters and marks of direction are shown as dots. */
export const plain = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '·');

/** Asks whoever sits at the terminal. Ctrl-C, or the end of what they type, is no answer: nothing goes on. */
export async function ask(question: string): Promise<string> {
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await new Promise<string>((done, failed) => {
      prompt.once('close', () => failed(new ClearError('Stopped. Nothing was loaded.')));
      prompt.question(question).then((answer) => done(answer.trim().toLowerCase()), failed);
    });
  } finally {
    prompt.close();
  }
}

/** A number as people read it: 10,000. */
export const figures = (count: number): string => count.toLocaleString('en-GB');

/** `1 row`, `10,000 rows`. */
export const rows = (count: number): string => `${figures(count)} ${count === 1 ? 'row' : 'rows'}`;

const WIDTH = 30;

/** Shows how far the load is: a bar that moves at a terminal, a line now and then in a log. */
export class Progress {
  private readonly began = performance.now();
  private told = 0;
  private readonly whole: number;
  private readonly moves: boolean;

  constructor(whole: number, moves = process.stdout.isTTY) {
    this.whole = Math.max(whole, 1);
    this.moves = moves;
  }

  show(done: number): void {
    const share = Math.min(done / this.whole, 1);
    const rate = Math.round(done / Math.max((performance.now() - this.began) / 1000, 0.001));
    const words = `${figures(done)} of ${rows(this.whole)}, ${figures(rate)} a second`;
    if (this.moves) {
      const full = Math.round(share * WIDTH);
      process.stdout.write(`\r[${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}] ${words}\u001b[K${share === 1 ? '\n' : ''}`);
    } else if (share === 1 || share >= this.told + 0.1) {
      this.told = share;
      console.log(words);
    }
  }

  /** Leaves the bar where it is. */
  stop(): void {
    if (this.moves) process.stdout.write('\n');
  }
}
