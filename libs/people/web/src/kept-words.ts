import { Injectable } from '@angular/core';

/** Words about what matters that are typed and not saved. They stay while this page of the browser does, also when another page of ours is opened. */
@Injectable({ providedIn: 'root' })
export class KeptWords {
  private readonly words = new Map<string, string>();

  /** What was typed for this person and not saved; null for nothing. */
  read(personId: string): string | null {
    return this.words.get(personId) ?? null;
  }

  keep(personId: string, words: string): void {
    this.words.set(personId, words);
  }

  forget(personId: string): void {
    this.words.delete(personId);
  }

  /** Whether anything would be lost with the page. */
  get any(): boolean {
    return this.words.size > 0;
  }
}
