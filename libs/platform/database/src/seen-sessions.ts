import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { logError } from '@alongside/platform/logging';
import { OutsideContext } from './outside.ts';

/** How long a use of a session waits for others before they are noted together. `note_seen`'s migration says what a lost note costs. */
const NOTED_EVERY_MS = 5_000;
/** What has waited longer is of no use: without it the session has run out. */
const KEPT_FOR_MS = 30 * 60_000;

interface Use {
  readonly token: Buffer;
  readonly purpose: string;
  readonly at: number;
}

/**
 * Notes that sessions are used: many in one statement, beside the requests. Else a page that is opened after a pause writes its session's row before
 * anything is read.
 */
@Injectable()
export class SeenSessions implements BeforeApplicationShutdown {
  private readonly uses = new Map<string, Use>();
  private timer: NodeJS.Timeout | undefined;
  private noting: Promise<void> = Promise.resolve();

  constructor(@Inject(OutsideContext) private readonly outside: OutsideContext) {}

  /** The session behind this hash of a token was used for this purpose, just now. */
  used(token: Buffer, purpose: string): void {
    this.uses.set(`${token.toString('base64')} ${purpose}`, { token, purpose, at: performance.now() });
    this.soon();
  }

  /** Writes what has come together. What could not be written stays for the next time. */
  note(): Promise<void> {
    return (this.noting = this.noting.then(() => this.write()));
  }

  /** The pool closes after this: what is known by now is written with it. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.note();
    clearTimeout(this.timer);
  }

  private soon(): void {
    this.timer ??= setTimeout(() => void this.note(), NOTED_EVERY_MS).unref();
  }

  private async write(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const now = performance.now();
    const noted = [...this.uses].filter(([, { at }]) => now - at < KEPT_FOR_MS);
    this.uses.clear();
    if (!noted.length) return;
    const uses = noted.map(([, use]) => use);
    try {
      await this.outside.call('door.note_seen', 'select note_seen($1, $2, $3)', [
        uses.map(({ token }) => token),
        uses.map(({ purpose }) => purpose),
        uses.map(({ at }) => (now - at) / 1000),
      ]);
    } catch (error) {
      logError('use of sessions not noted', error);
      for (const [key, use] of noted) if (!this.uses.has(key)) this.uses.set(key, use);
      this.soon();
    }
  }
}
