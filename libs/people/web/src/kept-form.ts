import { computed, DestroyRef, effect, inject, linkedSignal, resource, type Signal, untracked, type WritableSignal } from '@angular/core';
import { KeptWords } from './kept-words.ts';

/** What is typed into one form, kept until it is saved. */
export interface KeptForm<Value> {
  /** The model of the form. */
  readonly typed: WritableSignal<Value>;
  /** The device has been read. A form that shows before would flash, or write over what was typed. */
  readonly ready: Signal<boolean>;
  /** The form shows what was typed before a reload, another page or a new sign-in. */
  readonly again: Signal<boolean>;
  /** The last words are not on the device yet, because it could not keep them. */
  readonly failed: Signal<boolean>;
  /** Lets go of what was typed. */
  startAgain(): void;
  /** What stands there is saved: the device forgets it, and keeps what is typed next. */
  saved(): void;
}

/**
 * A form whose words outlive the page. `key` names the form (undefined: not known yet), `fresh` gives the form as nobody has touched it.
 * Needs an injection context.
 */
export function keptForm<Value extends object>(key: () => string | undefined, fresh: () => Value): KeptForm<Value> {
  const kept = inject(KeptWords);
  // By its name alone: when a page reads its person again, the device is not read again over what is being typed.
  const name = computed(key);
  const read = resource({ params: name, loader: async ({ params }) => ({ key: params, words: await kept.read(params) }) });
  const begun = computed(() => {
    const found = read.value();
    if (!found) return undefined;
    const start = untracked(fresh);
    // Over the fresh form: a field that an older version of the app did not know is there too.
    const value = found.words === null ? start : { ...start, ...(JSON.parse(found.words) as Partial<Value>) };
    return { key: found.key, value, again: !same(value, start) };
  });
  const typed = linkedSignal(() => begun()?.value ?? untracked(fresh));
  const again = linkedSignal(() => begun()?.again ?? false);

  // What is saved is not kept once more by a page that is going.
  let savedWords: string | undefined;
  const tell = () => {
    const value = typed();
    untracked(() => {
      const form = begun();
      if (!form) return;
      const words = JSON.stringify(value);
      if (same(value, fresh()) || words === savedWords) kept.forget(form.key);
      else kept.keep(form.key, words);
    });
  };
  effect(tell);
  inject(DestroyRef).onDestroy(kept.attend(tell));

  return {
    typed,
    ready: computed(() => begun() !== undefined),
    again: again.asReadonly(),
    failed: kept.failed,
    startAgain: () => {
      savedWords = undefined;
      again.set(false);
      typed.set(fresh());
    },
    saved: () => {
      const form = begun();
      savedWords = JSON.stringify(untracked(typed));
      if (form) kept.forget(form.key);
    },
  };
}

function same(one: object, other: object): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
