import { inject, Injectable } from '@angular/core';
import { Vault } from './vault.ts';

/** Other words for an entry, while they are written. */
export interface Amendment {
  readonly entryId: string;
  /** The version of the entry that it started from. */
  readonly fromVersion: number;
  readonly words: string;
  readonly because: string;
  /** UUIDv7 of the amendment. */
  readonly id: string;
  readonly mutationId: string;
  /** The content that was sent under these ids; null before the first attempt. */
  readonly sent: string | null;
}

/** Changes to one's own entries that are not saved yet, kept encrypted on this device, one for each entry. */
@Injectable({ providedIn: 'root' })
export class Amendments {
  private readonly vault = inject(Vault);

  read(entryId: string): Promise<Amendment | null> {
    return this.vault.get<Amendment>('amendment', rowOf(entryId));
  }

  /** Throws when the device could not keep it. */
  keep(amendment: Amendment): Promise<void> {
    return this.vault.put('amendment', rowOf(amendment.entryId), amendment);
  }

  remove(entryId: string): Promise<void> {
    return this.vault.remove(rowOf(entryId));
  }
}

/** An entry's own id is its row in the outbox. */
function rowOf(entryId: string): string {
  return `amend-${entryId}`;
}
