import { at } from './london.ts';
import { defaultSettings, type PlaceSettings } from './settings.ts';
import type { Id, Instant, Window } from './vocabulary.ts';
import type { Person, World } from './world.ts';

/** A world made ready for questions: who is whom, and what is true at `now`. */
export class Facts {
  readonly world: World;
  readonly now: number;
  readonly settings: Readonly<PlaceSettings>;
  /** Record → the records of the same human, where there are several. */
  readonly #merged = new Map<Id, Id[]>();

  constructor(world: World) {
    this.world = world;
    this.now = at(world.now);
    this.settings = { ...defaultSettings, ...world.settings };
    for (const id of Object.keys(world.people ?? {})) {
      const lead = this.human(id);
      if (lead !== id) this.#merged.set(lead, [...(this.#merged.get(lead) ?? [lead]), id]);
    }
  }

  /** A list of the world; missing is empty. */
  all<Name extends ListName>(name: Name): NonNullable<World[Name]> {
    return this.world[name] ?? [];
  }

  person(id: Id): Person | undefined {
    return own(this.world.people, id);
  }

  entry(id: Id) {
    return own(this.world.entries, id);
  }

  look(id: Id) {
    return own(this.world.looks, id);
  }

  organisation(id: Id) {
    return own(this.world.organisations, id);
  }

  worker(id: Id) {
    return own(this.world.workers, id);
  }

  needs(role: string) {
    return own(this.world.needs, role) ?? {};
  }

  /** The record that stands for the human whose record this is: the one it was merged into, if it was by now. One step only. */
  human(record: Id): Id {
    const { mergedInto, mergedAt } = this.person(record) ?? {};
    return mergedInto !== undefined && this.happened(mergedAt) ? mergedInto : record;
  }

  /** The human behind a worker's login, or behind a record. A worker who is no resident is known by the login alone. */
  humanBehind(login: Id): Id {
    const resident = this.worker(login)?.person;
    return this.human(resident ?? login);
  }

  /** Every record of a human, each once. */
  records(human: Id): readonly Id[] {
    return this.#merged.get(human) ?? [human];
  }

  /** True where every record of the human says so. A record that is not there says nothing. */
  everyRecord(human: Id, says: (record: Person) => boolean | undefined): boolean {
    return this.records(human).every((id) => {
      const record = this.person(id);
      return record !== undefined && says(record) === true;
    });
  }

  /** True where one record of the human says so. */
  someRecord(human: Id, says: (record: Person) => boolean | undefined): boolean {
    return this.records(human).some((id) => {
      const record = this.person(id);
      return record !== undefined && says(record) === true;
    });
  }

  /**
   * Merge: an involvement, override, telling, yes or cover made before the merge counts for its own record's entries only.
   * Without an instant it was made before. With three records both merges must have been.
   */
  grantReaches(grant: { person: Id }, madeAt: Instant | undefined, record: Id): boolean {
    if (grant.person === record) return true;
    if (this.human(grant.person) !== this.human(record)) return false;
    return [grant.person, record].every((id) => {
      if (this.human(id) === id) return true;
      const mergedAt = this.person(id)?.mergedAt;
      return mergedAt !== undefined && madeAt !== undefined && at(madeAt) >= at(mergedAt);
    });
  }

  /** A fact with an instant after now has not happened. A missing instant: always was. */
  happened(instant: Instant | undefined): boolean {
    return instant === undefined || at(instant) <= this.now;
  }

  /** A thing that must have been done, and was: a missing instant is not known. */
  done(instant: Instant | undefined): boolean {
    return instant !== undefined && at(instant) <= this.now;
  }

  /** from ≤ moment < until; the moment is now unless another is given. */
  inWindow(window: Window, moment = this.now): boolean {
    return (window.from === undefined || at(window.from) <= moment) && (window.until === undefined || moment < at(window.until));
  }
}

type ListName = { [Name in keyof World]-?: NonNullable<World[Name]> extends unknown[] ? Name : never }[keyof World];

/** A table is asked for its own keys alone: an id may be any string, `constructor` too. */
function own<Value>(table: Record<Id, Value> | undefined, id: Id): Value | undefined {
  return table !== undefined && Object.hasOwn(table, id) ? table[id] : undefined;
}

/** Words that were written: not missing, not blank. */
export const written = (text: string | undefined): boolean => text !== undefined && text.trim() !== '';
