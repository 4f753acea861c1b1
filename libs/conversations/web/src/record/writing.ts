import { computed, signal } from '@angular/core';
import type { Draft, DraftPerson, Drafts } from '@alongside/client';
import { words as written } from '@alongside/conversations/model';
import { safeParse } from 'valibot';

/** The part of the device's drafts that writing needs. */
export type DraftsForWriting = Pick<Drafts, 'open' | 'keep' | 'close' | 'lastWhere'>;

/** What stops the words from being saved, as the end of a key. */
export type WordsProblem = 'needed' | 'long';

/**
 * The words that are on the screen while a conversation is recorded. Typing works from the first moment:
 * what was typed before the device answered is kept as soon as it does, behind the words that were there.
 */
export class Writing {
  readonly words = signal('');
  readonly where = signal('');
  /** ISO; null: the moment it was started. */
  readonly occurredAt = signal<string | null>(null);
  readonly draft = signal<Draft | null>(null);

  readonly problem = computed<WordsProblem | null>(() => {
    const parsed = safeParse(written, this.words());
    if (parsed.success) return null;
    return this.words().trim() === '' ? 'needed' : 'long';
  });

  private whereTouched = false;
  private gone = false;

  constructor(private readonly drafts: DraftsForWriting) {}

  /** Opens the draft that was started, or a new one, and keeps what was typed meanwhile. */
  async begin(person: DraftPerson, draftId?: string): Promise<void> {
    const draft = await this.drafts.open({ ...person, where: this.drafts.lastWhere() }, draftId);
    if (this.gone) return this.drafts.close(draft.id);
    this.draft.set(draft);
    const typed = this.words();
    if (!this.whereTouched) this.where.set(draft.where ?? '');
    this.occurredAt.set(this.occurredAt() ?? draft.occurredAt);
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

  /** The page is left. */
  end(): void {
    this.gone = true;
    const draft = this.draft();
    if (draft) void this.drafts.close(draft.id);
  }

  private keep(change: { words?: string; where?: string | null; occurredAt?: string | null }): void {
    const draft = this.draft();
    if (draft) this.drafts.keep(draft.id, change);
  }
}
