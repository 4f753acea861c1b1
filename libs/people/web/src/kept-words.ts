import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { TypedWords } from '@alongside/client';

/** Words are on the device at most this many milliseconds after a key was pressed. */
const autosaveAfter = 300;
/** After a device that could not keep them, it is tried again this much later. */
const againAfter = 3000;

/** What is typed into the forms and not saved: in memory at once, encrypted on this device with every pause. */
@Injectable({ providedIn: 'root' })
export class KeptWords {
  private readonly device = inject(TypedWords);
  /** What the device does not know yet. Null: it is to let go of the words. */
  private readonly waiting = signal<ReadonlyMap<string, string | null>>(new Map());
  private readonly onDevice = new Map<string, string | null>();
  private readonly forms = new Set<() => void>();
  private readonly trouble = signal(false);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private writing: Promise<void> = Promise.resolve();

  /** Whether the last words would be lost with the page. */
  private readonly open = computed(() => [...this.waiting().values()].some((words) => words !== null));
  /** The device could not keep the last words. They are still on the screen, and it tries again. */
  readonly failed = computed(() => this.trouble() && this.open());

  constructor() {
    const over = new AbortController();
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.timer);
      over.abort();
    });
    const { signal: until } = over;
    window.addEventListener('beforeunload', (event) => this.hold(event), { signal: until });
    window.addEventListener('pagehide', () => void this.flush(), { signal: until });
    document.addEventListener('visibilitychange', () => void (document.visibilityState === 'hidden' && this.flush()), { signal: until });
  }

  /** What was typed under this key and not saved; null for nothing. Never throws: a device that cannot be read holds nothing. */
  async read(key: string): Promise<string | null> {
    const typed = this.waiting().get(key);
    if (typed !== undefined) return typed;
    const words = await this.device.read(key).catch(() => null);
    this.onDevice.set(key, words);
    return words;
  }

  /** Takes what was typed. It is on the device within 300 ms. */
  keep(key: string, words: string): void {
    if (this.note(key, words)) this.timer ??= setTimeout(() => void this.flush(), autosaveAfter);
  }

  /** The words are saved, or let go: the device forgets them at once. */
  forget(key: string): void {
    if (this.note(key, null)) void this.flush();
  }

  /** Before the page goes, `tell` gives what its form holds at that moment: an effect would run too late. Gives the way to stop. */
  attend(tell: () => void): () => void {
    this.forms.add(tell);
    return () => this.forms.delete(tell);
  }

  /** Writes what the device does not know yet. Never throws: see `failed`. */
  private async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.writing = this.writing.then(() => this.write());
    await this.writing;
  }

  private async write(): Promise<void> {
    let trouble = false;
    for (const [key, words] of this.waiting()) {
      try {
        await (words === null ? this.device.remove(key) : this.device.keep(key, words));
        this.onDevice.set(key, words);
        // A key pressed meanwhile made newer words: those are still to be written.
        if (this.waiting().get(key) === words) this.waiting.update((waiting) => new Map([...waiting].filter(([other]) => other !== key)));
      } catch {
        trouble = true;
      }
    }
    this.trouble.set(trouble);
    if (this.waiting().size > 0) this.timer ??= setTimeout(() => void this.flush(), trouble ? againAfter : autosaveAfter);
  }

  /** False when the device knows it already. */
  private note(key: string, words: string | null): boolean {
    const last = this.waiting().get(key);
    if (words === (last === undefined ? (this.onDevice.get(key) ?? null) : last)) return false;
    this.waiting.update((waiting) => new Map(waiting).set(key, words));
    return true;
  }

  /** The browser asks only while the last letters are not kept. `beforeunload` leaves the most time to keep them. */
  private hold(event: Event): void {
    for (const tell of this.forms) tell();
    if (this.open()) event.preventDefault();
    void this.flush();
  }
}
