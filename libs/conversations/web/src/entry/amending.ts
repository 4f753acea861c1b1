import { computed, signal } from '@angular/core';
import { type Amendment, newId } from '@alongside/client';
import { wordsProblem } from '@alongside/conversations/model';

/** Where an amendment is kept while it is written. */
export interface AmendmentKeeper {
  read(entryId: string): Promise<Amendment | null>;
  keep(amendment: Amendment): Promise<void>;
  remove(entryId: string): Promise<void>;
}

/** The entry as it stood when the change was begun. */
export interface AmendedEntry {
  readonly id: string;
  readonly personId: string;
  readonly words: string;
  readonly version: number;
}

/** How soon after a key the words are on the device, in milliseconds. */
const autosaveAfter = 300;

/** Other words for one's own entry, kept on the device with every pause. The same content is always sent under the same ids. */
export class Amending {
  readonly words = signal('');
  readonly because = signal('');
  readonly keeping = signal<'kept' | 'keeping' | 'failed'>('kept');
  /** What stops them from being saved: the same rule as for new words, or nothing was changed. */
  readonly problem = computed(() => wordsProblem(this.words()) ?? (this.words().trim() === this.entry.words.trim() ? 'same' : null));

  private fromVersion: number;
  private ids = { id: newId(), mutationId: newId() };
  private sent: string | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private over = false;

  constructor(
    private readonly entry: AmendedEntry,
    private readonly keeper: AmendmentKeeper,
  ) {
    this.words.set(entry.words);
    this.fromVersion = entry.version;
  }

  /** Brings back what was written before a reload. */
  take(kept: Amendment): void {
    this.words.set(kept.words);
    this.because.set(kept.because);
    this.fromVersion = kept.fromVersion;
    this.ids = { id: kept.id, mutationId: kept.mutationId };
    this.sent = kept.sent;
  }

  type(words: string): void {
    this.words.set(words);
    this.soon();
  }

  say(because: string): void {
    this.because.set(because);
    this.soon();
  }

  /** What to send. Under new ids when the content is not what these ids were sent with. */
  async toSend(): Promise<{
    id: string;
    mutationId: string;
    personId: string;
    entryId: string;
    expectedVersion: number;
    words: string;
    because: string | null;
  }> {
    const content = JSON.stringify([this.fromVersion, this.words(), this.because()]);
    if (this.sent !== null && this.sent !== content) this.ids = { id: newId(), mutationId: newId() };
    this.sent = content;
    await this.flush();
    return {
      ...this.ids,
      personId: this.entry.personId,
      entryId: this.entry.id,
      expectedVersion: this.fromVersion,
      words: this.words(),
      because: this.because().trim() === '' ? null : this.because(),
    };
  }

  /** The worker read the version that stands now, and wants these words all the same. */
  startFrom(version: number): void {
    this.fromVersion = version;
  }

  /** Writes to the device now. Never throws: see `keeping`. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.over) return;
    const { fromVersion, sent } = this;
    try {
      await this.keeper.keep({ entryId: this.entry.id, fromVersion, words: this.words(), because: this.because(), ...this.ids, sent });
      if (!this.timer) this.keeping.set('kept');
    } catch {
      this.keeping.set('failed');
    }
  }

  /** It arrived, or the worker let it go. */
  async end(): Promise<void> {
    clearTimeout(this.timer);
    this.over = true;
    await this.keeper.remove(this.entry.id);
  }

  /** The page is left: what is not on the device yet goes there. */
  leave(): void {
    if (this.timer) void this.flush();
  }

  private soon(): void {
    this.keeping.set('keeping');
    this.timer ??= setTimeout(() => void this.flush(), autosaveAfter);
  }
}
