import { inject, Injectable } from '@angular/core';
import { Keyring } from './keyring.ts';
import { Vault } from './vault.ts';

/** What is typed into a form and not saved yet, kept encrypted on this device: one text for each form and worker. */
@Injectable({ providedIn: 'root' })
export class TypedWords {
  private readonly vault = inject(Vault);
  private readonly keyring = inject(Keyring);

  /** What this worker typed; null for nothing. */
  read(key: string): Promise<string | null> {
    return this.vault.get<string>('words', this.rowOf(key));
  }

  /** Throws when the device could not keep it. */
  keep(key: string, words: string): Promise<void> {
    return this.vault.put('words', this.rowOf(key), words);
  }

  remove(key: string): Promise<void> {
    return this.vault.remove(this.rowOf(key));
  }

  /** The worker is part of it: two workers who share a device have the same forms, and neither may write over the other's. */
  private rowOf(key: string): string {
    return `words-${this.keyring.open()?.workerId ?? ''}-${key}`;
  }
}
