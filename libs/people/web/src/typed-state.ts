import { Location } from '@angular/common';
import { inject, Injectable } from '@angular/core';
import { Session } from '@alongside/client';

/** What was typed into the find box. It travels in the state of the navigation, never in an address, and opens for no other worker. */
export interface TypedState {
  readonly typed: string;
  readonly typedBy: string;
}

/** Hands what was typed from one page to the next, and keeps it for the way back. */
@Injectable({ providedIn: 'root' })
export class TypedBefore {
  private readonly location = inject(Location);
  private readonly session = inject(Session);

  /** What this worker typed on the page before, or on this page before going on; empty for nothing. */
  read(): string {
    const state = this.location.getState() as Partial<TypedState> | null;
    return state?.typedBy === this.session.me()?.worker.id ? (state?.typed ?? '') : '';
  }

  /** The state for a link to the next page. */
  state(typed: string): TypedState {
    return { typed, typedBy: this.session.me()?.worker.id ?? '' };
  }

  /** Keeps it on this page, for whoever comes back to it. */
  keep(typed: string): void {
    this.location.replaceState(this.location.path(), '', { ...(this.location.getState() as object | null), ...this.state(typed) });
  }
}
