import { computed, signal } from '@angular/core';
import type { Draft, DraftChange, DraftPerson, Drafts } from '@alongside/client';
import { wordsProblem } from '@alongside/conversations/model';

/** The part of the device's drafts that writing needs. */
export type DraftsForWriting = Pick<Drafts, 'open' | 'keep' | 'close' | 'remove' | 'lastWhere'>;

/**
 * The words that are on the screen while a conversation is recorded. Typing works from the first moment:
 * what was typed before the device answered is kept as soon as it does, behind the words that were there.
 */
export class Writing {
  readonly words = signal('');
  readonly where = signal('');
  /** Where it comes from, if it is what a team knew already. */
  readonly knownFrom = signal('');
  /** ISO; null: the moment it was started. */
  readonly occurredAt = signal<string | null>(null);
  readonly draft = signal<Draft | null>(null);

  /** What stops the words from being saved, as the end of a key. */
  readonly problem = computed(() => wordsProblem(this.words()));

  private whereTouched = false;
  private gone = false;
  /** Words that someone else gave, and that nobody has taken up yet: they leave no draft behind. */
  private onlyGiven = false;

  constructor(private readonly drafts: DraftsForWriting) {}

  /** Opens the draft that was started, or a new one, and keeps what was typed meanwhile. */
  async begin(person: DraftPerson & DraftChange, draftId?: string): Promise<void> {
    const where = person.knownFrom === undefined ? this.drafts.lastWhere() : null;
    const draft = await this.drafts.open({ ...person, where }, draftId);
    if (this.gone) return draft.words === person.words ? this.drafts.remove(draft.id) : this.drafts.close(draft.id);
    this.draft.set(draft);
    this.onlyGiven = !!person.words && draft.words === person.words;
    const typed = this.words();
    if (!this.whereTouched) this.where.set(draft.where ?? '');
    this.occurredAt.set(this.occurredAt() ?? draft.occurredAt);
    this.knownFrom.set(draft.knownFrom ?? '');
    if (typed === '') this.words.set(draft.words);
    else this.type(draft.words === '' ? typed : `${draft.words}\n\n${typed}`);
  }

  type(words: string): void {
    this.words.set(words);
    this.keep({ words });
  }

  setWhere(where: string): void {
    this.whereTouched = true;
    this.where.set(where);
    this.keep({ where: where.trim() === '' ? null : where });
  }

  setOccurredAt(at: string | null): void {
    this.occurredAt.set(at);
    this.keep({ occurredAt: at });
  }

  setKnownFrom(source: string): void {
    this.knownFrom.set(source);
    this.keep({ knownFrom: source });
  }

  /** The page is left. */
  end(): void {
    this.gone = true;
    const draft = this.draft();
    if (draft) void (this.onlyGiven ? this.drafts.remove(draft.id) : this.drafts.close(draft.id));
  }

  private keep(change: DraftChange): void {
    const draft = this.draft();
    this.onlyGiven = false;
    if (draft) this.drafts.keep(draft.id, change);
  }
}
