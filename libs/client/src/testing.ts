import type { DeviceStore, KeptRow, RememberedSession } from './device/device-store.ts';
import type { Locks } from './device/locks.ts';
import type { Live, LiveWord } from './live/live.ts';

/** A device's memory that lasts as long as the test. `failing`: it keeps nothing, like a full disk. */
export class MemoryStore implements DeviceStore {
  readonly kept = new Map<string, KeptRow>();
  session: RememberedSession | undefined;
  failing = false;

  rows(workerId: string): Promise<readonly KeptRow[]> {
    return Promise.resolve([...this.kept.values()].filter((row) => row.workerId === workerId));
  }

  row(id: string): Promise<KeptRow | undefined> {
    return Promise.resolve(this.kept.get(id));
  }

  put(row: KeptRow): Promise<void> {
    if (this.failing) return Promise.reject(new Error('Full.'));
    this.kept.set(row.id, row);
    return Promise.resolve();
  }

  remove(id: string): Promise<void> {
    this.kept.delete(id);
    return Promise.resolve();
  }

  remembered(): Promise<RememberedSession | undefined> {
    return Promise.resolve(this.session);
  }

  remember(session: RememberedSession): Promise<void> {
    this.session = session;
    return Promise.resolve();
  }

  forget(): Promise<void> {
    this.session = undefined;
    return Promise.resolve();
  }
}

/** Locks as a browser with several tabs has them: share one between the tabs of a test. */
export class MemoryLocks implements Locks {
  private readonly tails = new Map<string, Promise<unknown>>();
  private readonly taken = new Set<string>();

  hold<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const next = (this.tails.get(name) ?? Promise.resolve()).then(work);
    this.tails.set(
      name,
      next.catch(() => undefined),
    );
    return next;
  }

  tryHold(name: string): Promise<(() => void) | null> {
    if (this.taken.has(name)) return Promise.resolve(null);
    this.taken.add(name);
    return Promise.resolve(() => void this.taken.delete(name));
  }
}

/** A stream that is there at once, and says what the test says. */
export class FakeLive implements Pick<Live, 'follow'> {
  readonly followed: string[] = [];
  private hear: ((word: LiveWord) => void) | undefined;

  follow(subject: string, id: string, hear: (word: LiveWord) => void): () => void {
    this.followed.push(`${subject} ${id}`);
    this.hear = hear;
    hear('opened');
    return () => (this.hear = undefined);
  }

  /** Whether a page listens. */
  get open(): boolean {
    return this.hear !== undefined;
  }

  say(word: LiveWord): void {
    this.hear?.(word);
  }
}
