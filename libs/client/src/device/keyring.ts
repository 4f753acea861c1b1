import { inject, Injectable, signal } from '@angular/core';
import { importDeviceKey } from './cipher.ts';
import { DEVICE_STORE, type RememberedSession } from './device-store.ts';

/** The signed-in worker's key, in memory while this page lives. */
export interface OpenKey {
  readonly workerId: string;
  readonly key: CryptoKey;
}

/** Holds the key that opens this worker's words on this device, and no other worker's. */
@Injectable({ providedIn: 'root' })
export class Keyring {
  private readonly store = inject(DEVICE_STORE);
  private readonly held = signal<OpenKey | null>(null);

  /** Null until someone is signed in. */
  readonly open = this.held.asReadonly();

  /** Takes the key that the server gave and remembers it on the device for as long as the session lasts. */
  async take(workerId: string, deviceKey: string, me: unknown): Promise<void> {
    const key = await importDeviceKey(deviceKey);
    this.held.set({ workerId, key });
    await this.remember(me, Date.now());
  }

  /** Opens with the key that was remembered, after a reload without signal. */
  reopen(remembered: RememberedSession): void {
    this.held.set({ workerId: remembered.workerId, key: remembered.key });
  }

  /** What is remembered of a session, if anything. A device without storage remembers nothing. */
  async remembered(): Promise<RememberedSession | undefined> {
    return this.store.remembered().catch(() => undefined);
  }

  /** Writes down that the session still lasts. */
  async remember(me: unknown, activeAt: number): Promise<void> {
    const open = this.held();
    if (!open) return;
    await this.store.remember({ ...open, me, activeAt }).catch(() => undefined);
  }

  /** Forgets on the device. What is open in memory stays until the page is left, so that the last words can be kept. */
  async forget(): Promise<void> {
    await this.store.forget().catch(() => undefined);
  }
}
