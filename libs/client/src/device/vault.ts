import { inject, Injectable } from '@angular/core';
import { seal, unseal } from './cipher.ts';
import { DEVICE_STORE, type KeptKind, type KeptRow } from './device-store.ts';
import { Keyring, type OpenKey } from './keyring.ts';

/** Nobody is signed in on this page, so nothing can be kept. */
export class VaultClosed extends Error {}

/** The signed-in worker's encrypted values on this device. */
@Injectable({ providedIn: 'root' })
export class Vault {
  private readonly store = inject(DEVICE_STORE);
  private readonly keyring = inject(Keyring);
  private readonly channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('alongside-device');

  /** Calls back when another tab has changed something. */
  whenChangedElsewhere(listener: () => void): void {
    this.channel?.addEventListener('message', listener);
  }

  /** Every value of a kind that this worker's key opens. Others' rows, and rows it cannot open, are left alone. */
  async list<Value>(kind: KeptKind): Promise<Value[]> {
    const open = this.opened();
    const rows = (await this.store.rows(open.workerId)).filter((row) => row.kind === kind);
    const values = await Promise.all(rows.map((row) => unseal<Value>(open.key, labelOf(open, row.kind, row.id), row.sealed)));
    return values.filter((value) => value !== null);
  }

  /** One value; null for none, for another kind and for another worker's. */
  async get<Value>(kind: KeptKind, id: string): Promise<Value | null> {
    const open = this.opened();
    const row = await this.store.row(id);
    if (row?.kind !== kind || row.workerId !== open.workerId) return null;
    return unseal<Value>(open.key, labelOf(open, kind, id), row.sealed);
  }

  /** Keeps a value, in place of whatever had this id. Throws when the device could not keep it. */
  async put(kind: KeptKind, id: string, value: unknown): Promise<void> {
    const open = this.opened();
    const row: KeptRow = { id, workerId: open.workerId, kind, sealed: await seal(open.key, labelOf(open, kind, id), value) };
    await this.store.put(row);
    this.tell();
  }

  /** Lets go of a value. */
  async remove(id: string): Promise<void> {
    await this.store.remove(id);
    this.tell();
  }

  private tell(): void {
    this.channel?.postMessage('changed');
  }

  private opened(): OpenKey {
    const open = this.keyring.open();
    if (!open) throw new VaultClosed();
    return open;
  }
}

function labelOf(open: OpenKey, kind: KeptKind, id: string): string {
  return `${open.workerId}/${kind}/${id}`;
}
