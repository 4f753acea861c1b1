import Dexie, { type EntityTable } from 'dexie';
import type { DeviceStore, KeptRow, RememberedSession } from './device-store.ts';

type SessionRow = RememberedSession & { readonly id: 'session' };

/** The device's memory in IndexedDB. Loaded only when it is first used. */
export class IndexedStore implements DeviceStore {
  // Strict: when a write resolves the words are on the disk, not only in the browser's memory.
  private readonly database = new Dexie('alongside', { chromeTransactionDurability: 'strict' }) as Dexie & {
    kept: EntityTable<KeptRow, 'id'>;
    session: EntityTable<SessionRow, 'id'>;
  };

  constructor() {
    this.database.version(1).stores({ kept: 'id, workerId', session: 'id' });
  }

  async rows(workerId: string): Promise<readonly KeptRow[]> {
    return this.database.kept.where('workerId').equals(workerId).toArray();
  }

  async row(id: string): Promise<KeptRow | undefined> {
    return this.database.kept.get(id);
  }

  async put(row: KeptRow): Promise<void> {
    await this.database.kept.put(row);
  }

  async remove(id: string): Promise<void> {
    await this.database.kept.delete(id);
  }

  async remembered(): Promise<RememberedSession | undefined> {
    return this.database.session.get('session');
  }

  async remember(session: RememberedSession): Promise<void> {
    await this.database.session.put({ ...session, id: 'session' });
  }

  async forget(): Promise<void> {
    await this.database.session.clear();
  }
}
