import { computed, effect, Injectable, signal } from '@angular/core';
import type { NewPlace } from '@alongside/client/ways-in';

/** One question after the other. */
export type SetUpStep = 'code' | 'place' | 'organisation' | 'you' | 'key';

/** What is typed while a place is set up. */
export interface TypedPlace {
  readonly place: string;
  readonly organisation: string;
  readonly kind: string;
  readonly name: string;
  readonly jobTitle: string;
}

const keptAs = 'alongside.set-up';
const empty: TypedPlace = { place: '', organisation: '', kind: '', name: '', jobTitle: '' };

/** What each question asks for, in the order of its fields. */
export const fieldsOf: Readonly<Record<Exclude<SetUpStep, 'code' | 'key'>, readonly (keyof TypedPlace)[]>> = {
  place: ['place'],
  organisation: ['organisation', 'kind'],
  you: ['name', 'jobTitle'],
};

/** The words of a new place: kept in this tab over a reload, and gone with it. The code is in memory alone. */
@Injectable({ providedIn: 'root' })
export class SetUpWords {
  /** Checked by the server; empty until then. */
  readonly code = signal('');
  readonly typed = signal<TypedPlace>(kept());
  /** The first question without an answer; `key` once all have one. */
  readonly next = computed<SetUpStep>(() => {
    for (const step of ['place', 'organisation', 'you'] as const)
      if (fieldsOf[step].some((field) => !this.typed()[field].trim())) return step;
    return 'key';
  });
  readonly whole = computed<NewPlace>(() => {
    const { place, organisation, kind, name, jobTitle } = this.typed();
    return {
      place: { name: place.trim() },
      organisation: { name: organisation.trim(), kind },
      administrator: { name: name.trim(), jobTitle: jobTitle.trim() },
    };
  });

  constructor() {
    effect(() => keep(this.typed()));
  }

  set(field: keyof TypedPlace, words: string): void {
    this.typed.update((typed) => ({ ...typed, [field]: words }));
  }

  /** The place stands: the tab forgets. */
  done(): void {
    this.code.set('');
    try {
      sessionStorage.removeItem(keptAs);
    } catch {
      // A browser that keeps nothing has nothing to forget.
    }
  }
}

function kept(): TypedPlace {
  try {
    return { ...empty, ...(JSON.parse(sessionStorage.getItem(keptAs) ?? '{}') as Partial<TypedPlace>) };
  } catch {
    return empty;
  }
}

function keep(typed: TypedPlace): void {
  try {
    sessionStorage.setItem(keptAs, JSON.stringify(typed));
  } catch {
    // A browser that keeps nothing: the words are on the screen.
  }
}
