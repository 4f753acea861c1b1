import { InjectionToken } from '@angular/core';
import type { Sealed } from './cipher.ts';

/**
 * What a row holds: a conversation being typed or on its way, a change to one, the words of another form, the names of one's people,
 * or a small habit such as the last place.
 */
export type KeptKind = 'draft' | 'outbox' | 'habit' | 'amendment' | 'words' | 'people';

/** One row on the device. Everything that says something about a person is inside `sealed`. */
export interface KeptRow {
  readonly id: string;
  readonly workerId: string;
  readonly kind: KeptKind;
  readonly sealed: Sealed;
}

/** The session as it stands on the device, so that a reload without signal can read drafts. Gone when the session ends. */
export interface RememberedSession {
  readonly workerId: string;
  /** Not extractable: it can be used by this origin, and read by nobody. */
  readonly key: CryptoKey;
  /** The worker's own details as the server gave them, without the key. */
  readonly me: unknown;
  /** Epoch milliseconds. */
  readonly activeAt: number;
}

/** The device's memory. A draft and its outbox item share an id, so moving one to the other is one `put`. */
export interface DeviceStore {
  rows(workerId: string): Promise<readonly KeptRow[]>;
  row(id: string): Promise<KeptRow | undefined>;
  put(row: KeptRow): Promise<void>;
  remove(id: string): Promise<void>;
  remembered(): Promise<RememberedSession | undefined>;
  remember(session: RememberedSession): Promise<void>;
  forget(): Promise<void>;
}

/** IndexedDB, opened at the first use; the library behind it is not part of the first load. */
class LaterStore implements DeviceStore {
  private opened: Promise<DeviceStore> | undefined;

  rows = async (workerId: string): Promise<readonly KeptRow[]> => (await this.open()).rows(workerId);
  row = async (id: string): Promise<KeptRow | undefined> => (await this.open()).row(id);
  put = async (row: KeptRow): Promise<void> => (await this.open()).put(row);
  remove = async (id: string): Promise<void> => (await this.open()).remove(id);
  remembered = async (): Promise<RememberedSession | undefined> => (await this.open()).remembered();
  remember = async (session: RememberedSession): Promise<void> => (await this.open()).remember(session);
  forget = async (): Promise<void> => (await this.open()).forget();

  private open(): Promise<DeviceStore> {
    this.opened ??= import('./indexed-store.ts').then((module) => new module.IndexedStore());
    // A failed download may be tried again.
    this.opened.catch(() => (this.opened = undefined));
    return this.opened;
  }
}

/** The device's memory; a test gives one in memory. */
export const DEVICE_STORE = new InjectionToken<DeviceStore>('DEVICE_STORE', { factory: () => new LaterStore() });
