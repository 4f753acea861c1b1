import { computed, inject, signal } from '@angular/core';
import { Attempt, graphCode, type GraphErrorCode, Language, PageTitle } from '@alongside/client';
import { isFullDetail } from '@alongside/people/model';
import { summaryOf } from '@alongside/people/web';
import type { Category, InvokeOverrideMutation, InvokeOverrideMutationVariables, OverrideGround } from '../operations.generated.ts';
import { missingOf, type OverrideTyped } from './override-typed.ts';

/** How a page sends it. */
type Invoke = (variables: InvokeOverrideMutationVariables) => Promise<InvokeOverrideMutation>;

/** Checks what was typed for an override and has its page send it. Needs an injection context. */
export class OverrideSending {
  private readonly language = inject(Language);
  private readonly title = inject(PageTitle);
  private readonly attempt = new Attempt();

  /** What to put right, by field. It changes only when the worker sends. */
  readonly wrong = signal<Readonly<Record<string, string>>>({});
  readonly summary = computed(() => summaryOf(this.wrong()));
  readonly busy = signal(false);
  readonly failed = signal<GraphErrorCode | null>(null);

  /** Gives the id of the override, or null where something is missing or it could not be sent. */
  async send(form: OverrideTyped, toARecipient: boolean, invoke: Invoke): Promise<string | null> {
    this.failed.set(null);
    const missing = missingOf(form, isFullDetail(form.typed), toARecipient);
    const problemOf = (field: string): string =>
      this.language.say(toARecipient ? `safety.give.problem.${field}` : `safety.problem.${field}`);
    this.tell(Object.fromEntries(missing.map((field) => [field, problemOf(field === 'words' ? 'told' : field)])));
    if (missing.length > 0) return null;
    const input = {
      typed: form.typed.trim(),
      ground: form.ground as OverrideGround,
      categories: [...form.categories] as Category[],
      reason: form.reason.trim(),
      told: this.language.say(`safety.said.${form.told}`, { words: form.words.trim() }),
      ...(toARecipient ? { recipient: form.recipient.trim() } : {}),
    };
    this.busy.set(true);
    try {
      const { invokeOverride } = await invoke({ input: { ...this.attempt.idsFor(input), ...input } });
      if (invokeOverride.__typename === 'OverrideInvoked') return invokeOverride.id;
      this.tell({ [invokeOverride.field]: invokeOverride.message });
    } catch (error) {
      this.failed.set(graphCode(error));
    } finally {
      this.busy.set(false);
    }
    return null;
  }

  private tell(wrong: Readonly<Record<string, string>>): void {
    this.wrong.set(wrong);
    this.title.problem(Object.keys(wrong).length > 0);
  }
}
