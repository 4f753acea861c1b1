import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { type Draft, type DraftChange, type DraftPerson, hasWords, newestFirst } from './draft.ts';
import { Keyring, type OpenKey } from './keyring.ts';
import { LOCKS } from './locks.ts';
import { newId } from './new-id.ts';
import { Vault } from './vault.ts';

/** The first key after a pause is written at once; while someone goes on typing, one write follows the last by this many milliseconds. */
const autosaveEvery = 100;
/** After a device that could not keep them, it is tried again this much later. */
const againAfter = 3000;

/** Words that are being typed, kept encrypted on this device as they are typed. */
@Injectable({ providedIn: 'root' })
export class Drafts {
  private readonly vault = inject(Vault);
  private readonly keyring = inject(Keyring);
  private readonly locks = inject(LOCKS);
  private readonly known = signal<ReadonlyMap<string, Draft>>(new Map());
  private readonly keptTimes = signal<ReadonlyMap<string, string>>(new Map());
  private readonly read = signal(false);
  private readonly trouble = signal(false);
  private readonly unkept = signal<ReadonlySet<string>>(new Set());
  private readonly place = signal<string | null>(null);
  private readonly openHere = new Map<string, () => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private written = -Infinity;
  private changes = 0;
  private writing: Promise<void> = Promise.resolve();
  private reading: Promise<void> = Promise.resolve();
  private readWith: OpenKey | null = null;

  /** This worker's drafts with words in them, newest first. */
  readonly all = computed(() => newestFirst([...this.known().values()].filter(hasWords)));
  /** True once the device has been read. */
  readonly ready = this.read.asReadonly();
  /** `failed`: the last words are not on the device; they are still on the screen, and it tries again with the next key. */
  readonly keeping = computed(() => (this.trouble() ? 'failed' : this.unkept().size > 0 ? 'keeping' : 'kept'));
  /** Where the last conversation took place. */
  readonly lastWhere = this.place.asReadonly();

  constructor() {
    effect(() => {
      this.keyring.open();
      untracked(() => void this.begin());
    });
    this.vault.whenChangedElsewhere(() => void this.readAll());
    // Before the page goes, for whatever reason: write now. The browser asks only while the last letters are still on their way,
    // and by the time someone has answered they are there.
    window.addEventListener('beforeunload', (event) => {
      if (this.unkept().size > 0) event.preventDefault();
      void this.flush();
    });
    window.addEventListener('pagehide', () => void this.flush());
    document.addEventListener('visibilitychange', () => void (document.visibilityState === 'hidden' && this.flush()));
  }

  get(id: string): Draft | undefined {
    return this.known().get(id);
  }

  /** When this draft's words were last kept, as ISO; null when they never were. */
  keptAt(id: string): string | null {
    return this.keptTimes().get(id) ?? null;
  }

  /** The draft with this id, else the newest one of the kind for this person that no other tab has open, else a new one with these words. */
  async open(person: DraftPerson & DraftChange, draftId?: string): Promise<Draft> {
    await this.begin();
    const isKnown = person.knownFrom !== undefined;
    const mine = this.all().filter((draft) =>
      draftId ? draft.id === draftId : draft.personId === person.personId && (draft.knownFrom !== undefined) === isKnown,
    );
    for (const draft of mine) if (await this.claim(draft.id)) return draft;
    const now = new Date().toISOString();
    const { personId, personName, preferredName } = person;
    const draft: Draft = {
      id: newId(),
      conversationId: newId(),
      personId,
      personName,
      preferredName,
      words: person.words ?? '',
      where: person.where ?? null,
      occurredAt: person.occurredAt ?? null,
      ...(person.knownFrom === undefined ? {} : { knownFrom: person.knownFrom }),
      startedAt: now,
      updatedAt: now,
    };
    await this.claim(draft.id);
    this.note(draft);
    return draft;
  }

  /** Takes what was typed. It is on its way to the device at once, or 100 ms after the write before. */
  keep(id: string, change: DraftChange): void {
    const draft = this.known().get(id);
    if (!draft) return;
    this.note({ ...draft, ...change, updatedAt: new Date().toISOString() });
    this.unkept.update((ids) => new Set(ids).add(id));
    this.timer ??= setTimeout(() => void this.flush(), Math.max(0, this.written + autosaveEvery - performance.now()));
  }

  /** Writes everything that is not on the device yet. Never throws: see `keeping`. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.written = performance.now();
    this.writing = this.writing.then(() => this.write());
    await this.writing;
  }

  /** The page that had it open is left. An empty draft leaves no trace. */
  async close(id: string): Promise<void> {
    await this.flush();
    this.letGo(id);
    const draft = this.known().get(id);
    if (draft && !hasWords(draft)) this.drop(id);
  }

  /** Throws the words away, because the worker said so. */
  async remove(id: string): Promise<void> {
    this.drop(id);
    await this.writing;
    await this.vault.remove(id);
    this.letGo(id);
  }

  /** For the outbox: writes the draft once more and hands it over. From here on its row is the outbox's, and no key writes to it. */
  async handOver(id: string): Promise<Draft | null> {
    await this.flush();
    const draft = this.known().get(id);
    if (!draft) return null;
    this.drop(id);
    await this.writing;
    if (draft.where) await this.rememberPlace(draft.where);
    return draft;
  }

  /** For the outbox: it could not take the draft, which stays one. */
  giveBack(draft: Draft): void {
    this.note(draft);
    this.unkept.update((ids) => new Set(ids).add(draft.id));
  }

  /** For the outbox: words that come back, by Undo or because the server refused them. */
  async takeBack(draft: Draft): Promise<void> {
    await this.vault.put('draft', draft.id, draft);
    this.note(draft);
  }

  /** Reads the device once for each key, whoever asks first. */
  private begin(): Promise<void> {
    const open = this.keyring.open();
    if (open && open !== this.readWith) this.reading = this.readAll();
    this.readWith = open;
    return this.reading;
  }

  private async write(): Promise<void> {
    for (const id of this.unkept()) {
      const draft = this.known().get(id);
      try {
        if (draft) await (hasWords(draft) ? this.vault.put('draft', id, draft) : this.vault.remove(id));
        this.trouble.set(false);
        if (draft) this.keptTimes.update((times) => new Map(times).set(id, new Date().toISOString()));
        // A key pressed meanwhile made a newer draft: that one is still to be written.
        if (this.known().get(id) === draft) this.unkept.update((ids) => new Set([...ids].filter((other) => other !== id)));
      } catch {
        this.trouble.set(true);
      }
    }
    if (this.unkept().size > 0) this.timer ??= setTimeout(() => void this.flush(), this.trouble() ? againAfter : autosaveEvery);
  }

  /** Reads the device, and leaves alone what is being typed here. */
  private async readAll(): Promise<void> {
    const changes = this.changes;
    try {
      const [stored, places] = await Promise.all([this.vault.list<Draft>('draft'), this.vault.list<string>('habit')]);
      // Something moved while the device was read: what was read is old.
      if (changes !== this.changes) return await this.readAll();
      const next = new Map(stored.map((draft) => [draft.id, draft]));
      for (const [id, draft] of this.known()) if (this.unkept().has(id) || this.openHere.has(id)) next.set(id, draft);
      this.known.set(next);
      this.place.set(places[0] ?? null);
      this.keptTimes.update((times) => new Map([...stored.map((draft) => [draft.id, draft.updatedAt] as const), ...times]));
    } catch {
      // A device without storage: `keeping` says so as soon as a word is typed.
    }
    this.read.set(true);
  }

  private async rememberPlace(where: string): Promise<void> {
    const open = this.keyring.open();
    this.place.set(where);
    if (open) await this.vault.put('habit', `where-${open.workerId}`, where).catch(() => undefined);
  }

  private async claim(id: string): Promise<boolean> {
    if (this.openHere.has(id)) return true;
    const letGo = await this.locks.tryHold(`alongside-draft-${id}`);
    if (letGo) this.openHere.set(id, letGo);
    return letGo !== null;
  }

  private letGo(id: string): void {
    this.openHere.get(id)?.();
    this.openHere.delete(id);
  }

  private note(draft: Draft): void {
    this.changes += 1;
    this.known.update((known) => new Map(known).set(draft.id, draft));
  }

  private drop(id: string): void {
    this.changes += 1;
    this.known.update((known) => new Map([...known].filter(([other]) => other !== id)));
    this.unkept.update((ids) => new Set([...ids].filter((other) => other !== id)));
  }
}
