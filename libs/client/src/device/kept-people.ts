import { inject, Injectable } from '@angular/core';
import { Session } from '../session/session.ts';
import { Vault } from './vault.ts';

/** Someone to record a conversation with, and no more of them than that. */
export interface KeptPerson {
  readonly id: string;
  readonly name: string;
  readonly preferredName: string;
}

/** The people that this device keeps for where there is no signal. */
export interface KeptList {
  readonly people: readonly KeptPerson[];
  /** ISO in UTC. */
  readonly keptAt: string;
}

/** Who is alongside whom may change for one organisation and not for another: a list is for the one that it was got for. */
type OwnList = KeptList & { readonly organisationId: string };

/** Each time that a list is got, each person on it is in the access log. So it is got again only when it may be wrong, or is this old in milliseconds. */
const freshFor = 12 * 3_600_000;

/** The names of a worker's people, kept encrypted on this device, so that a conversation can be recorded where there is no signal. */
@Injectable({ providedIn: 'root' })
export class KeptPeople {
  private readonly vault = inject(Vault);
  private readonly session = inject(Session);
  private refreshing = false;

  /** This worker's list for the organisation they act for; null for none, and for one that was kept for another. Throws when nobody is signed in. */
  async read(): Promise<KeptList | null> {
    const me = this.session.mine();
    const kept = await this.vault.get<OwnList>('people', rowOf(me.worker.id));
    return kept?.organisationId === me.actingFor.organisation.id ? { people: kept.people, keptAt: kept.keptAt } : null;
  }

  /** In place of the whole list before: who is gone from the list is gone from the device. Throws when the device could not keep it. */
  async keep(people: readonly KeptPerson[]): Promise<void> {
    const me = this.session.mine();
    const row: OwnList = { people: people.map(pick), keptAt: new Date().toISOString(), organisationId: me.actingFor.organisation.id };
    await this.vault.put('people', rowOf(me.worker.id), row);
  }

  /** Takes one person off the list, who may not be seen any more. The others stay as they were kept. */
  async forget(personId: string): Promise<void> {
    const kept = await this.read();
    if (!kept?.people.some(({ id }) => id === personId)) return;
    const me = this.session.mine();
    const people = kept.people.filter(({ id }) => id !== personId);
    const row: OwnList = { people, keptAt: kept.keptAt, organisationId: me.actingFor.organisation.id };
    await this.vault.put('people', rowOf(me.worker.id), row);
  }

  /** Asks for the list and keeps it, where what is kept is old or is not who is `shown` now. Throws what `ask` throws. */
  async refresh(shown: readonly KeptPerson[], ask: () => Promise<readonly KeptPerson[]>): Promise<void> {
    if (this.refreshing) return;
    this.refreshing = true;
    try {
      const kept = await this.read();
      if (!kept || !isFresh(kept) || !same(kept.people, shown)) await this.keep(await ask());
    } finally {
      this.refreshing = false;
    }
  }
}

function rowOf(workerId: string): string {
  return `people-${workerId}`;
}

/** What is kept is these three, whatever else a page knows. */
function pick({ id, name, preferredName }: KeptPerson): KeptPerson {
  return { id, name, preferredName };
}

/** A clock that was put back makes a list old, not fresh for ever. */
function isFresh({ keptAt }: KeptList): boolean {
  const age = Date.now() - Date.parse(keptAt);
  return age >= 0 && age < freshFor;
}

function same(kept: readonly KeptPerson[], shown: readonly KeptPerson[]): boolean {
  const sorted = (people: readonly KeptPerson[]) => JSON.stringify(people.map(pick).sort((a, b) => a.id.localeCompare(b.id)));
  return sorted(kept) === sorted(shown);
}
